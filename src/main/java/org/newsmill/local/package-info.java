/**
 * A broker and a registry in this process, for trying out and for development. Begin with {@code
 * LocalStack}. May know {@code run} and what is below it.
 */
package org.newsmill.local;
