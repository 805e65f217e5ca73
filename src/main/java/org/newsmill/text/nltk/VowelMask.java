package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;

/**
 * Which bytes of a word are vowels, as bits. They are found once for the whole word, and measuring
 * a stem is then counting bits. That is right for every stem of the word, since whether a character
 * is a vowel depends only on what comes before it.
 *
 * <p>A, e, i, o, u are vowels, and y behind a consonant; all else is a consonant. The mask has room
 * for the end of a word, which is where suffixes are; of what is before that, what matters is
 * summed up. Not thread-safe.
 */
final class VowelMask {

    private static final int WINDOW = Long.SIZE;

    /** Where the window begins: at the word's start, but for words longer than the window. */
    private int window;

    /**
     * Bit n: the byte n behind the window's beginning is a vowel. What is there from the end on
     * does not matter.
     */
    private long vowels;

    /** How many consonants follow upon a vowel before the window. */
    private int headMeasure;

    private boolean headHasVowel;
    private boolean headEndsInVowel;

    /** Reads a word of up to sixteen bytes, the first byte lowest; its places count from 0. */
    void read(long low, long high) {
        window = 0;
        headMeasure = 0;
        headHasVowel = false;
        headEndsInVowel = false;
        vowels = Swar.pack(Swar.vowelBits(low)) | Swar.pack(Swar.vowelBits(high)) << Long.BYTES;
        addYs(
                Swar.pack(Swar.equalBits(low, 'y')) | Swar.pack(Swar.equalBits(high, 'y')) << Long.BYTES,
                true);
    }

    /** Reads the word {@code word[start..end)}, behind which eight more bytes can be read. */
    void read(byte[] word, int start, int end) {
        window = Math.max(start, end - WINDOW);
        headMeasure = 0;
        headHasVowel = false;
        headEndsInVowel = false;
        if (window > start) {
            readHead(word, start);
        }
        vowels = 0;
        long ys = 0;
        for (int i = window; i < end; i += Long.BYTES) {
            long bytes = Swar.get(word, i);
            if (end - i < Long.BYTES) {
                bytes = Swar.first(bytes, end - i);
            }
            vowels |= Swar.pack(Swar.vowelBits(bytes)) << i - window;
            ys |= Swar.pack(Swar.equalBits(bytes, 'y')) << i - window;
        }
        addYs(ys, window == start);
    }

    private void readHead(byte[] word, int start) {
        // To a first letter y, what comes before is as good as a vowel.
        boolean vowel = true;
        for (int i = start; i < window; i++) {
            boolean before = vowel;
            byte b = word[i];
            vowel = b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' || b == 'y' && !before;
            headHasVowel |= vowel;
            headMeasure += i > start && before && !vowel ? 1 : 0;
        }
        headEndsInVowel = vowel;
    }

    /** Makes vowels of those y that stand behind a consonant, each deciding about the next. */
    private void addYs(long ys, boolean fromStart) {
        for (long rest = ys; rest != 0; rest &= rest - 1) {
            long bit = rest & -rest;
            boolean behindVowel =
                    bit == 1 ? fromStart || headEndsInVowel : (vowels & bit >>> 1) != 0;
            vowels |= behindVowel ? 0 : bit;
        }
    }

    /** Says of a byte that a rule has put there whether it is a vowel. */
    void set(int at, boolean isVowel) {
        long bit = 1L << at - window;
        vowels = isVowel ? vowels | bit : vowels & ~bit;
    }

    /** Porter's m: how often a vowel is followed by a consonant before {@code stemEnd}. */
    int measure(int stemEnd) {
        long behindVowel = vowels << 1 | (headEndsInVowel ? 1 : 0);
        return headMeasure + Long.bitCount(behindVowel & ~vowels & mask(stemEnd));
    }

    /** Porter's *v*: whether there is a vowel before {@code stemEnd}. */
    boolean hasVowel(int stemEnd) {
        return headHasVowel || (vowels & mask(stemEnd)) != 0;
    }

    /** Whether the byte there, which is in the window, is a consonant or part of one. */
    boolean isConsonant(int at) {
        return (vowels >>> at - window & 1) == 0;
    }

    /** The bits of the bytes before {@code stemEnd}. */
    private long mask(int stemEnd) {
        int count = stemEnd - window;
        return count == 0 ? 0 : -1L >>> -count;
    }
}
