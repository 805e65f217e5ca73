package org.newsmill.language;

import org.tartarus.snowball.SnowballStemmer;

import java.util.function.Supplier;

/**
 * One language.
 *
 * @param tag BCP 47, the language alone: {@code fr}
 * @param stemmer makes the Snowball algorithm of the language; null if there is none, and then a
 *     stem is the word itself. English has none because it is not Snowball's: see {@link
 *     EnglishAnalyser}
 * @param words how its words are told apart
 */
public record Language(String tag, Supplier<SnowballStemmer> stemmer, Words words) {

    /** How the words of a language are told apart. */
    public enum Words {
        /** By white space and punctuation. */
        SPACED,
        /** They are written together, and ICU knows them. */
        UNSPACED
    }

    /**
     * An analyser for one thread.
     *
     * @param withTerms whether terms are counted
     */
    public Analyser analyser(boolean withTerms) {
        return this == Languages.ENGLISH
                ? new EnglishAnalyser(withTerms)
                : new UnicodeAnalyser(this, withTerms);
    }
}
