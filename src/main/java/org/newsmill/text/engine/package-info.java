/**
 * The text engine: normalises, stems, counts and hashes whole texts, fast. Begin with {@link
 * org.newsmill.text.engine.TextEngine}. It knows the definition ({@code nltk}), {@code bits} and
 * the JDK, and nothing of messages, records or schemas.
 */
package org.newsmill.text.engine;
