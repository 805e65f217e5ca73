package org.newsmill.text.engine;

/**
 * What the engine finds out about one text. Immutable.
 *
 * @param normalised the tokens of the lower-cased text, joined by single spaces; null if the text
 *     was already stemmed
 * @param stemmed the stems, joined by single spaces
 * @param tokenCount how many tokens {@code stemmed} has
 * @param wordCount how many of those tokens have at least one letter or digit
 * @param terms the word stems, most frequent first, ties in code point order; empty if the engine
 *     was made without terms; cannot be modified
 * @param contentHash SHA-256 of {@code stemmed} in UTF-8, 64 lower-case hexadecimal digits: the
 *     same for the same story in any form. An unpaired surrogate counts as a question mark
 */
public record AnalysedText(
        String normalised,
        String stemmed,
        int tokenCount,
        int wordCount,
        Terms terms,
        String contentHash) {

    /** The same with other terms. */
    public AnalysedText with(Terms others) {
        return new AnalysedText(normalised, stemmed, tokenCount, wordCount, others, contentHash);
    }
}
