package org.newsmill.text.engine;

/**
 * A word stem of a text. Immutable.
 *
 * @param term the stem
 * @param count how often it occurs in the text
 * @param form the most frequent word with this stem, of equally frequent ones the first in the
 *     text; null if the text was already stemmed
 */
public record Term(String term, int count, String form) {}
