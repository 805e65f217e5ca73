package org.newsmill.language;

import org.newsmill.text.nltk.CodePoints;

import java.lang.Character.UnicodeScript;

/**
 * What a char is when words are told apart outside English: marks belong to words. A table, filled
 * once and only read afterwards, so any thread may use it.
 */
final class Kinds {

    /** White space as Python has it. */
    static final byte SPACE = 0;

    /** A letter, mark or number, or the underscore. */
    static final byte WORD = 1;

    /** The same, of a script that does not write words apart. */
    static final byte UNSPACED = 2;

    /** Punctuation, symbols, controls. */
    static final byte OTHER = 3;

    /**
     * Half of a character, or one whose lower case is no single char: look at the code point, see
     * {@link #ofCodePoint}.
     */
    static final byte SPECIAL = 4;

    /** Added to a kind: a text with such a char may not be in normal form C. */
    private static final byte MAY_COMPOSE = 8;

    private static final int BMP = 0x10000;
    private static final byte[] TABLE = new byte[BMP];

    static {
        for (int c = 0; c < BMP; c++) {
            TABLE[c] = (byte) (kind(c) | (Composition.isInert(c) ? 0 : MAY_COMPOSE));
        }
    }

    private Kinds() {}

    static byte of(char c) {
        return (byte) (TABLE[c] & MAY_COMPOSE - 1);
    }

    /** Whether the text must be looked at more closely to know whether it is in normal form C. */
    static boolean mayCompose(char c) {
        return TABLE[c] >= MAY_COMPOSE;
    }

    /** The kind of a code point, never {@link #SPECIAL}. */
    static byte ofCodePoint(int codePoint) {
        byte kind = codePoint < BMP ? of((char) codePoint) : plain(codePoint);
        return kind == SPECIAL ? plain(codePoint) : kind;
    }

    private static byte kind(int c) {
        return Character.isSurrogate((char) c) || Lower.isSpecial((char) c) ? SPECIAL : plain(c);
    }

    private static byte plain(int codePoint) {
        int type = Character.getType(codePoint);
        boolean isMark =
                type == Character.NON_SPACING_MARK
                        || type == Character.COMBINING_SPACING_MARK
                        || type == Character.ENCLOSING_MARK;
        if (isMark || CodePoints.isWord(codePoint)) {
            return isUnspaced(codePoint) ? UNSPACED : WORD;
        }
        boolean isSpace = codePoint < BMP && CodePoints.isSpace((char) codePoint);
        return isSpace ? SPACE : OTHER;
    }

    private static boolean isUnspaced(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.THAI
                || script == UnicodeScript.LAO
                || script == UnicodeScript.KHMER
                || script == UnicodeScript.MYANMAR;
    }
}
