package org.newsmill.text;

/**
 * Cuts prose into lower-case tokens: runs of letters, digits and underscores, and runs of whatever
 * else is not white space, joined by single spaces. The same as joining NLTK's {@code
 * wordpunct_tokenize(text.lower())}. Normalising is idempotent. Stateless, so any thread may use
 * it.
 */
public final class Normaliser {

    private Normaliser() {}

    /**
     * Normalises a text in linear time.
     *
     * @param text any string, unpaired surrogates included
     * @return its tokens, joined by single spaces; the empty string where there are none
     */
    public static String normalise(String text) {
        char[] in = text.toCharArray();
        char[] out = new char[room(in.length)];
        return new String(out, 0, normalise(in, in.length, out));
    }

    /**
     * How many chars the normal form of {@code length} chars can take: a dotted capital I becomes
     * four.
     */
    static int room(int length) {
        return Math.multiplyExact(length, 4);
    }

    /**
     * Normalises {@code in[0..length)} into {@code out}.
     *
     * @return the length of the output
     */
    static int normalise(char[] in, int length, char[] out) {
        int o = 0;
        byte previous = CodePoints.SPACE;
        for (int i = 0; i < length; ) {
            int codePoint = Character.codePointAt(in, i, length);
            byte type = CodePoints.classOf(codePoint);
            if (type != CodePoints.SPACE) {
                if (type != previous && o > 0) {
                    out[o++] = ' ';
                }
                if (codePoint == LowerCase.CAPITAL_DOTTED_I) {
                    out[o++] = 'i';
                    out[o++] = ' ';
                    out[o++] = LowerCase.COMBINING_DOT_ABOVE;
                    type = CodePoints.PUNCTUATION;
                } else if (codePoint == LowerCase.CAPITAL_SIGMA) {
                    out[o++] = LowerCase.sigma(in, 0, length, i);
                } else {
                    o += Character.toChars(CodePoints.toLower(codePoint), out, o);
                }
            }
            previous = type;
            i += Character.charCount(codePoint);
        }
        return o;
    }

    /**
     * Tells whether a text is its own normal form. Allocates nothing.
     *
     * @param text any string
     * @return true if and only if {@code normalise(text).equals(text)}
     */
    public static boolean isNormalised(String text) {
        int length = text.length();
        long before = NormalForm.SPACE;
        int i = 0;
        for (; i + NormalForm.LANES <= length; i += NormalForm.LANES) {
            long kinds = NormalForm.kindsOf(text, i);
            if (NormalForm.faults(kinds << Byte.SIZE | before, kinds) != 0) {
                return NormalForm.hasSurrogate(kinds) && isNormalised(text, i, before);
            }
            before = kinds >>> Long.SIZE - Byte.SIZE;
        }
        return length == 0 || isNormalised(text, i, before);
    }

    /** The same from {@code from} on, by code points. */
    private static boolean isNormalised(String text, int from, long start) {
        long before = start;
        for (int i = from; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            long kind = NormalForm.kindOf(codePoint);
            if (NormalForm.faults(before, kind) != 0) {
                return false;
            }
            before = kind;
            i += Character.charCount(codePoint);
        }
        return before != NormalForm.SPACE;
    }
}
