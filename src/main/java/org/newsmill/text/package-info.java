/**
 * Normalising and stemming of prose: pure functions on characters, exact to the byte against their
 * reference, NLTK 3.8 on Python 3.11. Knows nothing of messages, records or schemas, only the JDK.
 *
 * <p>{@link org.newsmill.text.TextEngine} is the way in. {@link org.newsmill.text.Normaliser} and
 * {@link org.newsmill.text.PorterStemmer} offer its two halves on their own, for callers that are
 * in no hurry.
 */
package org.newsmill.text;
