package org.newsmill.enrich;

import org.newsmill.language.Language;
import org.newsmill.language.WordLevels;
import org.newsmill.text.engine.AnalysedText;

/**
 * What became of an article's text. Immutable.
 *
 * @param text of its text
 * @param stemmedTitle null if it has no title
 * @param language as which it was treated
 * @param words which of that language's words are function words
 */
public record Analysis(
        AnalysedText text, String stemmedTitle, Language language, WordLevels words) {}
