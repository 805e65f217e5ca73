package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;

import java.util.Arrays;

/**
 * A word while it is stemmed, of which rules see and change the end only. That is in two longs, and
 * the bytes are not touched, since a processor waits where bytes just written are read in other
 * pieces. Not thread-safe.
 */
public final class WordTail {

    /** Bytes that have to be readable before a word, a space right before it. */
    public static final int MARGIN = 2 * Long.BYTES;

    private static final int TOP = Long.SIZE - Byte.SIZE;

    /** Where the word's bytes are; null for a word that was given as two longs. */
    private byte[] bytes;

    private long low;
    private long high;

    private int start;
    private int end;

    /**
     * The last eight bytes before the end, the last one on top: a suffix is there if a shift makes
     * them equal.
     */
    private long tail;

    /** The eight bytes before those. */
    private long beforeTail;

    /** Where the suffix begins that {@link #endsWith} has found. */
    private int stem;

    /** The first place where the word was changed other than by shortening. */
    private int changed;

    /** Bytes that continue a code point: the word's length in code points is so much less. */
    private int continuations;

    private final VowelMask vowels = new VowelMask();

    /** Takes a word of ASCII characters, the first byte lowest. */
    void read(long low, long high) {
        this.low = low;
        this.high = high;
        bytes = null;
        start = 0;
        continuations = 0;
        long last = high == 0 ? low : high;
        long first = high == 0 ? 0 : low;
        int empty = Long.numberOfLeadingZeros(last) & -Byte.SIZE;
        end = ((high == 0 ? Long.SIZE : 2 * Long.SIZE) - empty) / Byte.SIZE;
        changed = end;
        // In two steps, for a shift by 64 is one by 0.
        tail = last << empty | first >>> Byte.SIZE >>> TOP - empty;
        beforeTail = first << empty;
    }

    /**
     * Takes the word {@code bytes[start..end)}, before which there are {@link #MARGIN} bytes, and
     * eight of any kind behind.
     */
    void read(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        changed = end;
        continuations = Utf8.countContinuations(bytes, start, end);
        tail = Swar.get(bytes, end - Long.BYTES);
        beforeTail = Swar.get(bytes, end - 2 * Long.BYTES);
    }

    /** Has to be called before anything is asked about vowels. */
    void findVowels() {
        if (bytes == null) {
            vowels.read(low, high);
        } else {
            vowels.read(bytes, start, end);
        }
    }

    /** Makes this the irregular stem of the word that was given as its first eight bytes. */
    void become(long irregular) {
        int empty = Long.numberOfLeadingZeros(irregular) & -Byte.SIZE;
        end = start + Long.BYTES - empty / Byte.SIZE;
        tail = irregular << empty;
        changed = start + Long.numberOfTrailingZeros(low ^ irregular) / Byte.SIZE;
    }

    /** Writes the stem to where the word is, and returns where it ends. */
    int write() {
        for (int i = changed; i < end; i++) {
            bytes[i] = last(end - i);
        }
        return end;
    }

    /** Where the word ends now. */
    public int end() {
        return end;
    }

    /** Up to where the stem is the same as its word. */
    public int kept() {
        return Math.min(changed, end);
    }

    /** What the stem has behind that: no rule puts more than three letters there. */
    public int others() {
        int count = end - kept();
        return count == 0 ? 0 : (int) (tail >>> -count * Byte.SIZE);
    }

    /** In code points. */
    int length() {
        return end - start - continuations;
    }

    /** The byte at that place counted from the end, from 1. */
    byte last(int place) {
        return (byte) (tail >>> Long.SIZE - place * Byte.SIZE);
    }

    boolean endsWith(Suffix suffix) {
        stem = end - suffix.length();
        return tail >>> suffix.shift() == suffix.bytes();
    }

    /** Porter's m of what is before the suffix just found, or longer. */
    int stemMeasure(int longer) {
        return vowels.measure(stem + longer);
    }

    /** Porter's m of the word without so many bytes. */
    int measure(int without) {
        return vowels.measure(end - without);
    }

    /** Porter's *v* of what is before the suffix just found. */
    boolean stemHasVowel() {
        return vowels.hasVowel(stem);
    }

    boolean isConsonant(int place) {
        return vowels.isConsonant(end - place);
    }

    /** Leaves so many letters of the suffix just found. */
    void cut(int kept) {
        drop(end - stem - kept);
    }

    /** Puts something else in the place of the suffix just found. */
    void replace(Suffix suffix) {
        cut(suffix.kept());
        for (int i = 0; i < suffix.added().length(); i++) {
            append(suffix.added().charAt(i));
        }
    }

    /** Drops one to seven bytes. */
    void drop(int count) {
        int shift = count * Byte.SIZE;
        end -= count;
        tail = tail << shift | beforeTail >>> -shift;
        beforeTail = bytes == null ? beforeTail << shift : Swar.get(bytes, end - 2 * Long.BYTES);
    }

    void append(char c) {
        changed = Math.min(changed, end);
        beforeTail = beforeTail >>> Byte.SIZE | tail << TOP;
        tail = tail >>> Byte.SIZE | (long) c << TOP;
        vowels.set(end, c == 'e' || c == 'i');
        end++;
    }

    void dropLastCodePoint() {
        int count = last(1) >= 0 ? 1 : end - Utf8.startBefore(bytes, end);
        continuations -= count - 1;
        drop(count);
    }

    boolean endsInDoubleConsonant() {
        if (last(1) >= 0) {
            return last(1) == last(2) && end - start >= 2 && isConsonant(1);
        }
        int last = Utf8.startBefore(bytes, end);
        int before = last - (end - last);
        return before >= start && Arrays.equals(bytes, before, last, bytes, last, end);
    }

    /**
     * Porter's *o of the word without so many bytes, consonant, vowel, consonant other than w, x,
     * y; or, with NLTK, just vowel and consonant.
     */
    boolean endsShort(int without) {
        int stemEnd = end - without;
        if (stemEnd - start < 2) {
            return false;
        }
        byte b = last(without + 1);
        int last = b >= 0 ? stemEnd - 1 : Utf8.startBefore(bytes, stemEnd);
        int vowel = last - 1;
        if (vowel < start || vowels.isConsonant(vowel) || !vowels.isConsonant(last)) {
            return false;
        }
        return vowel == start || vowels.isConsonant(vowel - 1) && b != 'w' && b != 'x' && b != 'y';
    }
}
