package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

/**
 * The place of a stem among others in code point order, as a number of {@value #BITS} bits, so that
 * numbers can be sorted instead of stems. Different stems may have the same number, but never
 * numbers in the wrong order.
 *
 * <p>The number has five bits for each of a stem's first five letters and three for the sixth. Any
 * character other than an ASCII letter in lower case ends it. A stem that begins with a character
 * before the letters, usually a digit, has four bits for each digit. A stem that begins with a
 * character beyond ASCII has most of its first four bytes. Stateless.
 */
final class StemOrder {

    static final int BITS = 28;

    private static final int CHARACTERS = 6;
    private static final int LETTER_BITS = 5;
    private static final int DIGIT_BITS = 4;

    /** More than the bits of any letter, and of what comes after the letters in ASCII. */
    private static final int NOT_ASCII = 'z' - 'a' + 3;

    private StemOrder() {}

    /**
     * The number of a stem.
     *
     * @param head the stem's first eight bytes, the first one lowest, zeros after a shorter one
     */
    static int of(long head) {
        long letters = Swar.lowerLetterBits(head);
        long areLetters = (letters << 1) - (letters >>> Byte.SIZE - 1);
        // Zero if letters are all there is: only zeros follow them, and no letters follow those.
        long other = head & ~areLetters | areLetters & areLetters + 1;
        int number = (other & Swar.mask(CHARACTERS)) == 0 ? ofLetters(head) : ofAny(head);
        return number >>> CHARACTERS * LETTER_BITS - BITS;
    }

    /** Moves the letters' bits together: to pairs, to fours, and the last two to the first four. */
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
        return first < 'a' ? ofRun(head, '0', '9', DIGIT_BITS) : ofRun(head, 'a', 'z', LETTER_BITS);
    }

    /**
     * A run of characters from {@code first} to {@code last}, with this many bits for each. A
     * character before or after all of them has bits too, but ends the run.
     */
    private static int ofRun(long head, char first, char last, int bits) {
        int number = 0;
        int free = CHARACTERS * bits;
        for (long rest = head; free > 0; rest >>>= Byte.SIZE) {
            int b = (int) rest & 0xff;
            free -= bits;
            if (b < first) {
                return number;
            }
            number |= Math.min(b, last + 1) - first + 1 << free;
            if (b > last) {
                return number;
            }
        }
        return number;
    }

    /**
     * Six bits of the first byte, six of the second, which continues it, and of the next two as
     * many as there is room for.
     */
    private static int ofUtf8(long head) {
        int bytes = Integer.reverseBytes((int) head);
        return NOT_ASCII << (CHARACTERS - 1) * LETTER_BITS
                | (bytes >>> 24 & 0x3f) << 21
                | (bytes >>> 16 & 0x3f) << 15
                | (bytes & 0xffff) >>> 1;
    }
}
