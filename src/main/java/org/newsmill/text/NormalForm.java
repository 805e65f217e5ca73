package org.newsmill.text;

/**
 * What a character does in a text that is its own normal form: words and runs of punctuation, all
 * in lower case, with exactly one space between each two. One bit a kind, and eight characters to a
 * long, the first lowest, so that what is wrong between neighbours is a few operations for eight of
 * them: detection does this with all of every normalised or stemmed document. Stateless.
 */
final class NormalForm {

    /** Characters in a long, a byte each. */
    static final int LANES = Long.BYTES;

    private static final int WORD = 1;
    private static final int PUNCTUATION = 2;
    static final int SPACE = 4;

    /** An upper-case letter, or white space that is no space. */
    private static final int BAD = 8;

    /** A char that tells nothing alone. */
    private static final int SURROGATE = 16;

    private static final long EACH = 0x0101010101010101L;
    private static final int BMP = 0x10000;
    private static final byte[] KINDS = new byte[BMP];

    static {
        for (int c = 0; c < BMP; c++) {
            KINDS[c] = (byte) (Character.isSurrogate((char) c) ? SURROGATE : kindOf(c));
        }
    }

    private NormalForm() {}

    /** The kinds of eight chars, from {@code i} on. */
    static long kindsOf(String text, int i) {
        return KINDS[text.charAt(i)]
                | KINDS[text.charAt(i + 1)] << 8
                | KINDS[text.charAt(i + 2)] << 16
                | KINDS[text.charAt(i + 3)] << 24
                | (long) KINDS[text.charAt(i + 4)] << 32
                | (long) KINDS[text.charAt(i + 5)] << 40
                | (long) KINDS[text.charAt(i + 6)] << 48
                | (long) KINDS[text.charAt(i + 7)] << 56;
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

    /** Whether the kinds of chars hold one that only its code point tells. */
    static boolean hasSurrogate(long kinds) {
        return (kinds & SURROGATE * EACH) != 0;
    }

    /**
     * Not 0 if characters are wrong, by themselves or behind those before them.
     *
     * @param before of each character, the kind of the one before it
     */
    static long faults(long before, long kinds) {
        long both = before | kinds;
        return kinds & (BAD | SURROGATE) * EACH
                | before & kinds & SPACE * EACH
                | both & both >>> 1 & WORD * EACH;
    }
}
