package org.newsmill.text;

/**
 * What a character does in a text that is its own normal form: words and runs of punctuation, all
 * in lower case, with exactly one space between each two. One bit a kind, so that what is wrong
 * between two neighbours is a few operations and no branch: detection does this with every
 * character of every normalised or stemmed document. Stateless.
 */
final class NormalForm {

    private static final int WORD = 1;
    private static final int PUNCTUATION = 2;
    static final int SPACE = 4;

    /** An upper-case letter, or white space that is no space. */
    private static final int BAD = 8;

    /** A char that tells nothing alone. */
    static final int SURROGATE = 16;

    private static final int BMP = 0x10000;

    private static final byte[] KINDS = new byte[BMP];

    static {
        for (int c = 0; c < BMP; c++) {
            KINDS[c] = (byte) (Character.isSurrogate((char) c) ? SURROGATE : computeKind(c));
        }
    }

    private NormalForm() {}

    static int kindOf(char c) {
        return KINDS[c];
    }

    /** An unpaired surrogate is punctuation. */
    static int kindOf(int codePoint) {
        return computeKind(codePoint);
    }

    /** Not 0 if the second of two neighbours is wrong, by itself or behind the first. */
    static int faults(int before, int kind) {
        int both = before | kind;
        return kind & (BAD | SURROGATE) | before & kind & SPACE | both & both >> 1 & WORD;
    }

    private static int computeKind(int codePoint) {
        if (codePoint == ' ') {
            return SPACE;
        }
        byte type = CodePoints.classOf(codePoint);
        if (type == CodePoints.SPACE || CodePoints.toLower(codePoint) != codePoint) {
            return BAD;
        }
        return type == CodePoints.WORD ? WORD : PUNCTUATION;
    }
}
