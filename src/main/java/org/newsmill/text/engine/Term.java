package org.newsmill.text.engine;

/**
 * A word stem of a text.
 *
 * @param term the stem
 * @param count how often it occurs in the text
 * @param form the commonest word behind the stem, of equally common ones the first in the text;
 *     null where the text came in already stemmed
 */
public record Term(String term, int count, String form) {}
