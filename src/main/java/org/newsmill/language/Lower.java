package org.newsmill.language;

import org.newsmill.text.nltk.CodePoints;
import org.newsmill.text.nltk.LowerCase;

/** Lower case as Python has it, one character at a time. */
final class Lower {

    private Lower() {}

    /** Whether its lower case is more than a char, or depends on what stands beside it. */
    static boolean isSpecial(char c) {
        return c == LowerCase.CAPITAL_DOTTED_I || c == LowerCase.CAPITAL_SIGMA;
    }

    /**
     * Writes the lower case of the code point at {@code in[i]} to {@code out[o]}, at most two
     * chars.
     *
     * @return the index after it in {@code out}
     */
    static int put(char[] in, int length, int i, int codePoint, char[] out, int o) {
        if (codePoint == LowerCase.CAPITAL_DOTTED_I) {
            out[o] = 'i';
            out[o + 1] = LowerCase.COMBINING_DOT_ABOVE;
            return o + 2;
        }
        if (codePoint == LowerCase.CAPITAL_SIGMA) {
            out[o] = LowerCase.sigma(in, 0, length, i);
            return o + 1;
        }
        return o + Character.toChars(CodePoints.toLower(codePoint), out, o);
    }
}
