/**
 * The definition: what normalising and stemming mean, to the byte as NLTK 3.8 on Python 3.11 has
 * it. Begin with {@link org.newsmill.text.nltk.Normaliser} and {@link
 * org.newsmill.text.nltk.PorterStemmer}. It knows {@code bits} and the JDK.
 */
package org.newsmill.text.nltk;
