package org.newsmill.text.engine;

/**
 * What the engine finds out about one text. Immutable.
 *
 * @param normalised the tokens of the lower-cased text, joined by single spaces; null where the
 *     text came in already stemmed
 * @param stemmed the stems, joined by single spaces
 * @param tokenCount how many tokens {@code stemmed} has
 * @param wordCount how many of those tokens hold at least one letter or digit
 * @param terms the word stems, most frequent first, ties in code point order; empty where the
 *     engine was made without terms; cannot be modified
 * @param contentHash SHA-256 of {@code stemmed} in UTF-8, lower-case hexadecimal: the same for the
 *     same story in whatever form it came. An unpaired surrogate counts as a question mark
 */
public record AnalysedText(
        String normalised,
        String stemmed,
        int tokenCount,
        int wordCount,
        Terms terms,
        String contentHash) {}
