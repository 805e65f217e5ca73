package org.newsmill.text.nltk;

/**
 * Lower case as Python's {@code str.lower()} has it: the full case mapping of the Unicode Standard,
 * section 3.13, in no particular language. Two characters need more than a table: a capital dotted
 * I becomes two characters, and a capital sigma depends on its neighbours. Stateless, so any thread
 * may use it.
 */
public final class LowerCase {

    /** İ, whose lower case is two characters: i and {@link #COMBINING_DOT_ABOVE}. */
    public static final char CAPITAL_DOTTED_I = '\u0130';

    public static final char COMBINING_DOT_ABOVE = '\u0307';

    /** Σ, whose lower case is ς at the end of a word, otherwise σ. */
    public static final char CAPITAL_SIGMA = '\u03a3';

    private static final char SMALL_SIGMA = '\u03c3';
    private static final char FINAL_SIGMA = '\u03c2';

    private LowerCase() {}

    /**
     * {@code str.lower()} of {@code in[from..to)}, written to {@code out} from {@code o} on. The
     * output has at most twice as many chars.
     *
     * @return the index in {@code out} after the last char
     */
    public static int convert(char[] in, int from, int to, char[] out, int o) {
        for (int i = from; i < to; ) {
            int codePoint = Character.codePointAt(in, i, to);
            if (codePoint == CAPITAL_DOTTED_I) {
                out[o++] = 'i';
                out[o++] = COMBINING_DOT_ABOVE;
            } else if (codePoint == CAPITAL_SIGMA) {
                out[o++] = sigma(in, from, to, i);
            } else {
                o += Character.toChars(CodePoints.toLower(codePoint), out, o);
            }
            i += Character.charCount(codePoint);
        }
        return o;
    }

    /**
     * The small sigma for the capital one at {@code at}. Unicode's rule Final_Sigma: the final form
     * if a cased letter comes before and none comes after, case-ignorable characters skipped.
     */
    public static char sigma(char[] in, int from, int to, int at) {
        return casedBefore(in, from, at) && !casedAfter(in, at + 1, to) ? FINAL_SIGMA : SMALL_SIGMA;
    }

    private static boolean casedBefore(char[] in, int from, int at) {
        for (int i = at; i > from; ) {
            int codePoint = Character.codePointBefore(in, i, from);
            if (!CodePoints.isCaseIgnorable(codePoint)) {
                return CodePoints.isCased(codePoint);
            }
            i -= Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean casedAfter(char[] in, int at, int to) {
        for (int i = at; i < to; ) {
            int codePoint = Character.codePointAt(in, i, to);
            if (!CodePoints.isCaseIgnorable(codePoint)) {
                return CodePoints.isCased(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return false;
    }
}
