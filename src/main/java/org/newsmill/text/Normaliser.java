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
     * @param text any characters
     * @return true if and only if {@code normalise(text).equals(text)}
     */
    public static boolean isNormalised(CharSequence text) {
        byte previous = CodePoints.SPACE;
        boolean spaced = true;
        int length = text.length();
        for (int i = 0; i < length; ) {
            int codePoint = Character.codePointAt(text, i);
            byte type = CodePoints.classOf(codePoint);
            boolean fits =
                    type == CodePoints.SPACE
                            ? codePoint == ' ' && previous != CodePoints.SPACE
                            : (spaced || type == previous)
                                    && CodePoints.toLower(codePoint) == codePoint;
            if (!fits) {
                return false;
            }
            spaced = type == CodePoints.SPACE;
            previous = type;
            i += Character.charCount(codePoint);
        }
        return length == 0 || !spaced;
    }
}
