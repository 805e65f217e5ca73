package org.newsmill.language;

import org.newsmill.text.engine.AnalysedText;

/** What is done to texts of one language. Not thread-safe: it keeps buffers and words. */
public interface Analyser {

    /** Normalises and stems prose, and counts. */
    AnalysedText analyse(String prose);

    /** Stems a text that is normalised already, and counts. */
    AnalysedText analyseNormalised(String text);

    /** Counts a text that is stemmed already. */
    AnalysedText analyseStemmed(String text);

    /** The stems of prose, joined by single spaces, without counting. */
    String stem(String prose);
}
