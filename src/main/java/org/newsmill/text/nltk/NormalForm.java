package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;

/**
 * What a character does in a text that is its own normal form: words and runs of punctuation, all
 * in lower case, with exactly one space between each two. Eight characters are looked at at once,
 * so that what is wrong between neighbours is a few operations for eight of them: detection does
 * this with all of every normalised or stemmed document. Sets of characters are top bits of bytes,
 * as {@link Swar} has them. Stateless.
 */
final class NormalForm {

    static final int WORD = 1;
    private static final int PUNCTUATION = 2;
    static final int SPACE = 4;

    /** An upper-case letter, or white space that is no space. */
    private static final int BAD = 8;

    /** A char that tells nothing alone. */
    private static final int SURROGATE = 16;

    private static final int BMP = 0x10000;
    private static final byte[] KINDS = new byte[BMP];

    static {
        for (int c = 0; c < BMP; c++) {
            KINDS[c] = (byte) (Character.isSurrogate((char) c) ? SURROGATE : kindOf(c));
        }
    }

    private NormalForm() {}

    /**
     * Whether eight bytes of Latin-1 are what most are in such a text: lower-case letters, digits,
     * spaces, what is below the question mark, which itself may stand for another character, and
     * the back-tick, of which two are an opening quote in stemmed texts.
     */
    static boolean isPlain(long bytes) {
        long odd =
                bytes | ~from(bytes, ' ') | from(bytes, '?') & ~from(bytes, '`') | from(bytes, '{');
        return (odd & Swar.TOP_BITS) == 0;
    }

    /** The letters and digits among plain bytes. */
    static long plainWords(long bytes) {
        return (from(bytes, 'a') | from(bytes, '0') & ~from(bytes, ':')) & Swar.TOP_BITS;
    }

    /** The spaces among plain bytes. */
    static long plainSpaces(long bytes) {
        return ~from(bytes, '!') & Swar.TOP_BITS;
    }

    /** Right, for ASCII, in the top bits: the bytes that are {@code first} or above. */
    private static long from(long bytes, int first) {
        return bytes + (0x80 - first) * Swar.ONES;
    }

    /** The kinds of eight chars, from {@code i} on, one bit a kind and a byte a char. */
    static long kindsOf(String text, int i) {
        long kinds = 0;
        for (int k = Long.BYTES - 1; k >= 0; k--) {
            kinds = kinds << Byte.SIZE | KINDS[text.charAt(i + k)];
        }
        return kinds;
    }

    /** Those of some kinds that are {@code kind}. */
    static long those(long kinds, int kind) {
        return kinds * (0x80 / kind) & Swar.TOP_BITS;
    }

    /** The kind of one code point. An unpaired surrogate is punctuation. */
    static int kindOf(int codePoint) {
        if (codePoint == ' ') {
            return SPACE;
        }
        byte type = CodePoints.classOf(codePoint);
        if (type == CodePoints.SPACE || CodePoints.toLower(codePoint) != codePoint) {
            return BAD;
        }
        return type == CodePoints.WORD ? WORD : PUNCTUATION;
    }

    /** Whether the kinds of chars hold one that is wrong by itself. */
    static boolean hasBad(long kinds) {
        return those(kinds, BAD) != 0;
    }

    /** Whether the kinds of chars hold one that only its code point tells. */
    static boolean hasSurrogate(long kinds) {
        return those(kinds, SURROGATE) != 0;
    }

    /**
     * Not 0 if characters are wrong behind those before them.
     *
     * @param wordsBefore for each of eight characters, whether the one before it is of a word
     * @param spacesBefore for each, whether the one before it is a space
     */
    static long faults(long words, long wordsBefore, long spaces, long spacesBefore) {
        return spaces & spacesBefore | (words ^ wordsBefore) & ~(spaces | spacesBefore);
    }
}
