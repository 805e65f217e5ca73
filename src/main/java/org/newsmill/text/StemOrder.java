package org.newsmill.text;

/**
 * Where a stem belongs among others in code point order, as a number of {@value #BITS} bits: its
 * first six letters, five bits each. What is no lower-case ASCII letter ends that, so that the
 * numbers of different stems may be equal, but never in the wrong order. Stems that begin with a
 * digit have four bits for each of six characters below all letters, and others that begin with no
 * letter are told by two characters, or more, of what comes behind. Stateless.
 */
final class StemOrder {

    static final int BITS = 30;

    private static final int CHARACTERS = 6;
    private static final int LETTER_BITS = 5;
    private static final int DIGIT_BITS = 4;

    private static final int AFTER_DIGITS = 11;
    private static final int AFTER_LETTERS = 27;

    private StemOrder() {}

    /**
     * The number of a stem.
     *
     * @param head the stem's first eight bytes, the first one lowest, or all of it and zeros
     */
    static int of(long head) {
        long letters = Swar.lowerLetters(head);
        long areLetters = (letters << 1) - (letters >>> 7);
        // Behind letters there are zeros only, and behind these no letters.
        long odd = head & ~areLetters | areLetters & areLetters + 1;
        return (odd & Swar.FIRST[CHARACTERS]) == 0 ? ofLetters(head) : ofAny(head);
    }

    /** Twos, fours and eights of letters moved together. */
    private static int ofLetters(long head) {
        long x = Long.reverseBytes(head & 0x1f * Swar.ONES);
        x = x >>> 3 & 0x03e0_03e0_03e0_03e0L | x & 0x001f_001f_001f_001fL;
        x = x >>> 6 & 0x000f_fc00_000f_fc00L | x & 0x0000_03ff_0000_03ffL;
        return (int) (x >>> 22 | x >>> 10 & 0x3ff);
    }

    private static int ofAny(long head) {
        byte first = (byte) head;
        if (first >= 0 && first < 'a') {
            return ofDigits(head);
        }
        if (first < 0) {
            return ofUtf8(head);
        }
        int number = 0;
        int free = BITS;
        for (long rest = head; free > 0; rest >>>= Byte.SIZE) {
            byte b = (byte) rest;
            free -= LETTER_BITS;
            if (b < 'a' || b > 'z') {
                return number | (b > 'z' || b < 0 ? AFTER_LETTERS : 0) << free;
            }
            number |= b - 'a' + 1 << free;
        }
        return number;
    }

    private static int ofDigits(long head) {
        int number = 0;
        int free = BITS - LETTER_BITS;
        for (long rest = head; free >= DIGIT_BITS; rest >>>= Byte.SIZE) {
            byte b = (byte) rest;
            free -= DIGIT_BITS;
            if (b < '0' || b > '9') {
                return number | (b > '9' || b < 0 ? AFTER_DIGITS : 0) << free;
            }
            number |= b - '0' + 1 << free;
        }
        return number;
    }

    /** What tells of the first four bytes, of which the second continues the first. */
    private static int ofUtf8(long head) {
        int bytes = Integer.reverseBytes((int) head);
        return AFTER_LETTERS + 1 << BITS - LETTER_BITS
                | (bytes >>> 24 & 0x3f) << 21
                | (bytes >>> 16 & 0x3f) << 15
                | (bytes & 0xffff) >>> 1;
    }
}
