package org.newsmill.text;

/**
 * Where a stem belongs among others in code point order, as a number of {@value #BITS} bits, so
 * that numbers can be sorted in place of stems. Different stems may have the same number, but never
 * the wrong order.
 *
 * <p>It has five bits for each of a stem's first five letters, and three for the sixth. What is no
 * ASCII letter in lower case ends it. Stems that begin with what comes before the letters, which is
 * a digit as a rule, have four bits a digit, and those that begin with what is not ASCII have most
 * of their first four bytes. Stateless.
 */
final class StemOrder {

    static final int BITS = 28;

    private static final int LETTERS = 6;
    private static final int LETTER_BITS = 5;
    private static final int DIGIT_BITS = 4;

    /** First bits of a character behind all letters. */
    private static final int BEHIND_LETTERS = 27;

    /** Bits of a character behind all digits. */
    private static final int BEHIND_DIGITS = 11;

    private StemOrder() {}

    /**
     * The number of a stem.
     *
     * @param head the stem's first eight bytes, the first one lowest, or all of it and zeros
     */
    static int of(long head) {
        long letters = Swar.lowerLetters(head);
        long areLetters = (letters << 1) - (letters >>> Byte.SIZE - 1);
        // Behind letters there are zeros only, and behind those no letters.
        long odd = head & ~areLetters | areLetters & areLetters + 1;
        int number = (odd & Swar.FIRST[LETTERS]) == 0 ? ofLetters(head) : ofAny(head);
        return number >>> LETTERS * LETTER_BITS - BITS;
    }

    /** Letters moved together by twos, by fours, and the last two to the first four. */
    private static int ofLetters(long head) {
        long x = Long.reverseBytes(head & 0x1f * Swar.ONES);
        x = x >>> 3 & 0x03e0_03e0_03e0_03e0L | x & 0x001f_001f_001f_001fL;
        x = x >>> 6 & 0x000f_fc00_000f_fc00L | x & 0x0000_03ff_0000_03ffL;
        return (int) (x >>> 22 | x >>> 10 & 0x3ff);
    }

    private static int ofAny(long head) {
        byte first = (byte) head;
        if (first < 0) {
            return ofUtf8(head);
        }
        return first < 'a' ? ofDigits(head) : ofLettersAndOthers(head);
    }

    private static int ofLettersAndOthers(long head) {
        int number = 0;
        int free = LETTERS * LETTER_BITS;
        for (long rest = head; free > 0; rest >>>= Byte.SIZE) {
            byte b = (byte) rest;
            free -= LETTER_BITS;
            if (b < 'a' || b > 'z') {
                return number | (b >= 0 && b < 'a' ? 0 : BEHIND_LETTERS << free);
            }
            number |= b - 'a' + 1 << free;
        }
        return number;
    }

    private static int ofDigits(long head) {
        int number = 0;
        int free = LETTERS * DIGIT_BITS;
        for (long rest = head; free > 0; rest >>>= Byte.SIZE) {
            byte b = (byte) rest;
            free -= DIGIT_BITS;
            if (b < '0' || b > '9') {
                return number | (b >= 0 && b < '0' ? 0 : BEHIND_DIGITS << free);
            }
            number |= b - '0' + 1 << free;
        }
        return number;
    }

    /**
     * Six bits of the first byte, six of the second, which continues it, and what there is room
     * for.
     */
    private static int ofUtf8(long head) {
        int bytes = Integer.reverseBytes((int) head);
        return BEHIND_LETTERS + 1 << (LETTERS - 1) * LETTER_BITS
                | (bytes >>> 24 & 0x3f) << 21
                | (bytes >>> 16 & 0x3f) << 15
                | (bytes & 0xffff) >>> 1;
    }
}
