/**
 * What a running processor answers over HTTP. Begin with {@code HttpServer}. May know the settings
 * and, of the processor, only what it is given.
 */
package org.newsmill.run.http;
