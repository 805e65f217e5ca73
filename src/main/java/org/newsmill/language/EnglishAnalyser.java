package org.newsmill.language;

import org.newsmill.text.engine.AnalysedText;
import org.newsmill.text.engine.TextEngine;

/** English by NLTK's definitions; see {@link TextEngine}. Not thread-safe. */
final class EnglishAnalyser implements Analyser {

    private final TextEngine engine;

    EnglishAnalyser(boolean withTerms) {
        this.engine = new TextEngine(withTerms);
    }

    @Override
    public AnalysedText analyse(String prose) {
        return engine.analyse(prose);
    }

    @Override
    public AnalysedText analyseNormalised(String text) {
        return engine.analyseNormalised(text);
    }

    @Override
    public AnalysedText analyseStemmed(String text) {
        return engine.analyseStemmed(text);
    }

    @Override
    public String stem(String prose) {
        return engine.stem(engine.normalise(prose));
    }
}
