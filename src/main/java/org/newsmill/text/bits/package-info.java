/**
 * Bytes, eight at a time, and UTF-8: arithmetic that knows nothing of words. Begin with {@link
 * org.newsmill.text.bits.Swar}. It knows the JDK alone.
 */
package org.newsmill.text.bits;
