package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

/**
 * The words that Treebank cuts in two wherever they stand alone, after MacIntyreContractions of
 * NLTK 3.8: cannot, gimme, gonna, gotta, lemme, wanna. Those that have an apostrophe never occur in
 * normalised text, where it is a token. Stateless.
 */
final class Contractions {

    private static final long CANNOT = Swar.of("cannot");
    private static final long GIMME = Swar.of("gimme");

    /** With a dotless i, two bytes long, which the reference, not minding case, takes for an i. */
    private static final long DOTLESS_GIMME = Swar.of("g\u00c4\u00b1mme");

    private static final long GONNA = Swar.of("gonna");
    private static final long GOTTA = Swar.of("gotta");
    private static final long LEMME = Swar.of("lemme");
    private static final long WANNA = Swar.of("wanna");

    private Contractions() {}

    /** Whether a lower-case word in UTF-8, the first byte lowest, is cut. */
    static boolean isContraction(long low, long high) {
        return high == 0
                && (low == CANNOT
                        || low == GIMME
                        || low == DOTLESS_GIMME
                        || low == GONNA
                        || low == GOTTA
                        || low == LEMME
                        || low == WANNA);
    }

    /** After how many bytes a contraction is cut. */
    static int split(long low) {
        return low == DOTLESS_GIMME ? 4 : 3;
    }
}
