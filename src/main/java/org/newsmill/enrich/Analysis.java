package org.newsmill.enrich;

import org.newsmill.text.engine.AnalysedText;

/**
 * What the text engine made of an article. Immutable.
 *
 * @param text of its text
 * @param stemmedTitle null if it has no title
 */
public record Analysis(AnalysedText text, String stemmedTitle) {}
