package org.newsmill.language;

/**
 * One language.
 *
 * @param tag BCP 47, the language alone: {@code en}
 * @param analysers makes an analyser for one thread
 */
public record Language(String tag, Analysers analysers) {

    /** Makes analysers. */
    public interface Analysers {
        /**
         * @param withTerms whether terms are counted
         */
        Analyser make(boolean withTerms);
    }
}
