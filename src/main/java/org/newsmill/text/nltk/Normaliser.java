package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;

import java.nio.charset.StandardCharsets;

/**
 * Cuts prose into lower-case tokens: runs of letters, digits and underscores, and runs of whatever
 * else is not white space, joined by single spaces. The same as joining NLTK's {@code
 * wordpunct_tokenize(text.lower())}. Normalising is idempotent. Stateless, so any thread may use
 * it.
 */
public final class Normaliser {

    /** Shifts a set of eight characters to that of the last one, to be the first one. */
    private static final int LAST = Long.SIZE - Byte.SIZE;

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
     * Tells whether a text is its own normal form. Takes a byte a char of the heap for as long.
     *
     * @param text any string
     * @return true if and only if {@code normalise(text).equals(text)}
     */
    public static boolean isNormalised(String text) {
        int length = text.length();
        if (length >= Long.BYTES && NormalForm.hasBad(NormalForm.kindsOf(text, 0))) {
            // As most prose begins, which need not be copied then.
            return false;
        }
        // What has no place in Latin-1 becomes a question mark, one for both halves of a pair, and
        // a pair ends this loop.
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        // A text begins as behind a space.
        long words = 0;
        long spaces = Swar.TOP_BITS;
        int i = 0;
        for (; i + Long.BYTES <= latin1.length; i += Long.BYTES) {
            long wordsBefore = words >>> LAST;
            long spacesBefore = spaces >>> LAST;
            long eight = Swar.get(latin1, i);
            if (NormalForm.isPlain(eight)) {
                words = NormalForm.plainWords(eight);
                spaces = NormalForm.plainSpaces(eight);
            } else {
                long kinds = NormalForm.kindsOf(text, i);
                if (NormalForm.hasSurrogate(kinds)) {
                    return isNormalised(text, i, wordsBefore, spacesBefore);
                }
                if (NormalForm.hasBad(kinds)) {
                    return false;
                }
                words = NormalForm.those(kinds, NormalForm.WORD);
                spaces = NormalForm.those(kinds, NormalForm.SPACE);
            }
            wordsBefore |= words << Byte.SIZE;
            spacesBefore |= spaces << Byte.SIZE;
            if (NormalForm.faults(words, wordsBefore, spaces, spacesBefore) != 0) {
                return false;
            }
        }
        return length == 0 || isNormalised(text, i, words >>> LAST, spaces >>> LAST);
    }

    /** The same from {@code from} on, by code points, behind a character of a word or a space. */
    private static boolean isNormalised(String text, int from, long word, long space) {
        long wordBefore = word;
        long spaceBefore = space;
        for (int i = from; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int kind = NormalForm.kindOf(codePoint);
            long isWord = NormalForm.those(kind, NormalForm.WORD);
            long isSpace = NormalForm.those(kind, NormalForm.SPACE);
            if (NormalForm.hasBad(kind)
                    || NormalForm.faults(isWord, wordBefore, isSpace, spaceBefore) != 0) {
                return false;
            }
            wordBefore = isWord;
            spaceBefore = isSpace;
            i += Character.charCount(codePoint);
        }
        return spaceBefore == 0;
    }
}
