package org.newsmill.text.nltk;

/**
 * Cuts prose into lower-case tokens: runs of letters, digits and underscores, and runs of whatever
 * else is not white space, joined by single spaces.
 *
 * <p>The reference is NLTK 3.8 on Python 3.11: {@code " ".join(wordpunct_tokenize(text.lower()))},
 * where {@code wordpunct_tokenize} finds the tokens of {@code \w+|[^\w\s]+}. Normalising is
 * idempotent. Stateless, so any thread may use it.
 */
public final class Normaliser {

    /** A dotted capital I becomes an i, a space and a combining dot, with a space before the i. */
    private static final int MOST_CHARS_PER_CHAR = 4;

    private Normaliser() {}

    /**
     * {@code " ".join(re.findall(r"\w+|[^\w\s]+", text.lower()))}, in linear time.
     *
     * @param text any string, unpaired surrogates included; not null
     * @return its tokens, joined by single spaces; the empty string if there are none
     */
    public static String normalise(String text) {
        char[] in = text.toCharArray();
        char[] out = new char[Math.multiplyExact(in.length, MOST_CHARS_PER_CHAR)];
        int o = 0;
        byte previous = CodePoints.SPACE;
        for (int i = 0; i < in.length; ) {
            int codePoint = Character.codePointAt(in, i);
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
                    out[o++] = LowerCase.sigma(in, 0, in.length, i);
                } else {
                    o += Character.toChars(CodePoints.toLower(codePoint), out, o);
                }
            }
            previous = type;
            i += Character.charCount(codePoint);
        }
        return new String(out, 0, o);
    }
}
