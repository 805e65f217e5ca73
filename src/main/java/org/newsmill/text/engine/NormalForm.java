package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.nltk.CodePoints;

import java.nio.charset.StandardCharsets;

/**
 * Tells whether a text is its own normal form: words and runs of punctuation, all in lower case,
 * with exactly one space between each two. The definition is {@link
 * org.newsmill.text.nltk.Normaliser}; this is the same question without making the normal form,
 * because detection asks it of every normalised or stemmed document. Eight characters are looked at
 * at once, so that a few operations find what is wrong between any two neighbours. Sets of
 * characters are top bits of bytes, as in {@link Swar}. Stateless.
 */
final class NormalForm {

    // A character's kind, computed from its class and its lower case. One bit for each kind, so
    // that eight kinds in a long are eight sets at once.
    private static final int WORD = 1;
    private static final int PUNCTUATION = 2;
    private static final int SPACE = 4;

    /** An upper-case letter, or white space other than the space. */
    private static final int BAD = 8;

    /** A char whose kind depends on its neighbour. */
    private static final int SURROGATE = 16;

    private static final int BMP = 0x10000;
    private static final byte[] KINDS = new byte[BMP];

    /** Shifts a set of eight characters so that its last one becomes the first one. */
    private static final int LAST = Long.SIZE - Byte.SIZE;

    static {
        for (int c = 0; c < BMP; c++) {
            KINDS[c] = (byte) (Character.isSurrogate((char) c) ? SURROGATE : kindOf(c));
        }
    }

    private NormalForm() {}

    /** See {@link TextEngine#isNormalised}. */
    static boolean isNormalised(String text) {
        int length = text.length();
        if (length >= Long.BYTES && hasBad(kindsOf(text, 0))) {
            // Most prose has a capital among its first letters, and then it need not be copied.
            return false;
        }
        // A char beyond Latin-1 becomes a question mark here, but a surrogate pair becomes a single
        // one. The indexes therefore differ after a pair, and the loop below leaves off before it.
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        // The text begins as if a space came before it.
        long words = 0;
        long spaces = Swar.TOP_BITS;
        int i = 0;
        for (; i + Long.BYTES <= latin1.length; i += Long.BYTES) {
            long wordsBefore = words >>> LAST;
            long spacesBefore = spaces >>> LAST;
            long eight = Swar.get(latin1, i);
            if (isPlain(eight)) {
                words = plainWords(eight);
                spaces = plainSpaces(eight);
            } else {
                long kinds = kindsOf(text, i);
                if (hasSurrogate(kinds)) {
                    return isNormalised(text, i, wordsBefore, spacesBefore);
                }
                if (hasBad(kinds)) {
                    return false;
                }
                words = only(kinds, WORD);
                spaces = only(kinds, SPACE);
            }
            wordsBefore |= words << Byte.SIZE;
            spacesBefore |= spaces << Byte.SIZE;
            if (faults(words, wordsBefore, spaces, spacesBefore) != 0) {
                return false;
            }
        }
        return length == 0 || isNormalised(text, i, words >>> LAST, spaces >>> LAST);
    }

    /**
     * The same from {@code from} on, one code point after another.
     *
     * @param word whether the character before belongs to a word, as a set of one
     * @param space whether it is a space
     */
    private static boolean isNormalised(String text, int from, long word, long space) {
        long wordBefore = word;
        long spaceBefore = space;
        for (int i = from; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int kind = kindOf(codePoint);
            long isWord = only(kind, WORD);
            long isSpace = only(kind, SPACE);
            if (hasBad(kind) || faults(isWord, wordBefore, isSpace, spaceBefore) != 0) {
                return false;
            }
            wordBefore = isWord;
            spaceBefore = isSpace;
            i += Character.charCount(codePoint);
        }
        return spaceBefore == 0;
    }

    /**
     * Whether all of eight Latin-1 bytes are among the commonest in such a text: lower-case
     * letters, digits, spaces, other ASCII characters below the question mark, and the back-tick,
     * of which two are an opening quote in stemmed texts. Not the question mark: it may stand for
     * another character.
     */
    private static boolean isPlain(long bytes) {
        long other =
                bytes | ~from(bytes, ' ') | from(bytes, '?') & ~from(bytes, '`') | from(bytes, '{');
        return (other & Swar.TOP_BITS) == 0;
    }

    /** The set of letters and digits among plain bytes. */
    private static long plainWords(long bytes) {
        return (from(bytes, 'a') | from(bytes, '0') & ~from(bytes, ':')) & Swar.TOP_BITS;
    }

    /** The set of spaces among plain bytes. */
    private static long plainSpaces(long bytes) {
        return ~from(bytes, '!') & Swar.TOP_BITS;
    }

    /** The bytes that are {@code first} or above. The top bits are right for ASCII, others not. */
    private static long from(long bytes, int first) {
        return bytes + (0x80 - first) * Swar.ONES;
    }

    /** The kinds of the eight chars from {@code i} on, one byte for each. */
    private static long kindsOf(String text, int i) {
        long kinds = 0;
        for (int k = Long.BYTES - 1; k >= 0; k--) {
            kinds = kinds << Byte.SIZE | KINDS[text.charAt(i + k)];
        }
        return kinds;
    }

    /** The set of those that are of this kind. */
    private static long only(long kinds, int kind) {
        return kinds * (0x80 / kind) & Swar.TOP_BITS;
    }

    /** The kind of one code point. An unpaired surrogate is punctuation. */
    private static int kindOf(int codePoint) {
        if (codePoint == ' ') {
            return SPACE;
        }
        byte type = CodePoints.classOf(codePoint);
        if (type == CodePoints.SPACE || CodePoints.toLower(codePoint) != codePoint) {
            return BAD;
        }
        return type == CodePoints.WORD ? WORD : PUNCTUATION;
    }

    /** Whether one of the characters is wrong whatever its neighbours are. */
    private static boolean hasBad(long kinds) {
        return only(kinds, BAD) != 0;
    }

    private static boolean hasSurrogate(long kinds) {
        return only(kinds, SURROGATE) != 0;
    }

    /**
     * Not 0 if a character is wrong after the one before it: a space after a space, or a word and
     * punctuation next to each other.
     *
     * @param wordsBefore for each of eight characters, whether the one before it belongs to a word
     * @param spacesBefore for each, whether the one before it is a space
     */
    private static long faults(long words, long wordsBefore, long spaces, long spacesBefore) {
        return spaces & spacesBefore | (words ^ wordsBefore) & ~(spaces | spacesBefore);
    }
}
