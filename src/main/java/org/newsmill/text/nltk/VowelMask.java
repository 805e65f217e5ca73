package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;

/**
 * Which bytes of a word are vowels, as bits. They are found once for the whole word; measuring a
 * stem then means counting bits. That is right for every stem of the word, because whether a
 * character is a vowel depends only on what comes before it.
 *
 * <p>A, e, i, o, u are vowels, and so is y after a consonant; everything else is a consonant
 * (Porter 1980). The mask holds the last {@value #WINDOW} bytes of a word, where the suffixes are;
 * three numbers sum up what comes before. Not thread-safe.
 */
final class VowelMask {

    private static final int WINDOW = Long.SIZE;

    /** The index at which the window begins: the word's start unless the word is longer. */
    private int window;

    /**
     * Bit n says whether the byte n after the window's beginning is a vowel. The bits after the
     * word's end may be anything.
     */
    private long vowels;

    /** How often a consonant follows a vowel before the window. */
    private int headMeasure;

    private boolean headHasVowel;
    private boolean headEndsInVowel;

    /** Reads a word of up to sixteen bytes, the first byte lowest; its indexes begin at 0. */
    void read(long low, long high) {
        window = 0;
        headMeasure = 0;
        headHasVowel = false;
        headEndsInVowel = false;
        vowels = Swar.pack(Swar.vowelBits(low)) | Swar.pack(Swar.vowelBits(high)) << Long.BYTES;
        addYs(
                Swar.pack(Swar.equalBits(low, 'y'))
                        | Swar.pack(Swar.equalBits(high, 'y')) << Long.BYTES,
                true);
    }

    /** Reads the word {@code word[start..end)}; eight bytes after it must be readable. */
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
        // A word's first letter y is a consonant, as if a vowel came before it.
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

    /** Marks the ys that follow a consonant as vowels, in order: each decides about the next. */
    private void addYs(long ys, boolean fromStart) {
        for (long rest = ys; rest != 0; rest &= rest - 1) {
            long bit = rest & -rest;
            boolean afterVowel =
                    bit == 1 ? fromStart || headEndsInVowel : (vowels & bit >>> 1) != 0;
            vowels |= afterVowel ? 0 : bit;
        }
    }

    /** Notes whether the letter that a rule has put at this index is a vowel. */
    void set(int at, boolean isVowel) {
        long bit = 1L << at - window;
        vowels = isVowel ? vowels | bit : vowels & ~bit;
    }

    /** Porter's m: how often a consonant follows a vowel before {@code stemEnd}. */
    int measure(int stemEnd) {
        long afterVowel = vowels << 1 | (headEndsInVowel ? 1 : 0);
        return headMeasure + Long.bitCount(afterVowel & ~vowels & mask(stemEnd));
    }

    /** Porter's *v*: whether there is a vowel before {@code stemEnd}. */
    boolean hasVowel(int stemEnd) {
        return headHasVowel || (vowels & mask(stemEnd)) != 0;
    }

    /** Whether the byte at this index, which is in the window, is a consonant or part of one. */
    boolean isConsonant(int at) {
        return (vowels >>> at - window & 1) == 0;
    }

    /** A mask of the bytes before {@code stemEnd}. */
    private long mask(int stemEnd) {
        int count = stemEnd - window;
        return count == 0 ? 0 : -1L >>> -count;
    }
}
