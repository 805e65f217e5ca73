package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;

import java.util.Arrays;

/**
 * A word while it is stemmed. Rules see and change its end only, so its last sixteen bytes are kept
 * in two longs and the bytes themselves are not touched: a processor stalls when bytes it has just
 * written are read in other pieces. Not thread-safe.
 */
final class WordTail {

    /** How many bytes must be readable before a word; the last of them is a space. */
    static final int MARGIN = 2 * Long.BYTES;

    private static final int TOP = Long.SIZE - Byte.SIZE;

    /** Holds the word's bytes; null for a word that was given as two longs. */
    private byte[] bytes;

    private long low;
    private long high;

    private int start;
    private int end;

    /**
     * The last eight bytes before the end, the last one on top, so that a suffix is found by one
     * shift and one comparison.
     */
    private long tail;

    /** The eight bytes before those. */
    private long beforeTail;

    /** The index at which the suffix begins that {@link #endsWith} was last asked about. */
    private int stem;

    /** The lowest index at which a rule has put another letter. */
    private int changed;

    /** How many bytes continue a code point: by this much is the word shorter in code points. */
    private int continuations;

    private final VowelMask vowels = new VowelMask();

    /** Takes a word of one to sixteen ASCII characters, the first byte lowest. */
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
        // In two steps, because Java shifts by 64 as if by 0.
        tail = last << empty | first >>> Byte.SIZE >>> TOP - empty;
        beforeTail = first << empty;
    }

    /**
     * Takes the word {@code bytes[start..end)}. {@link #MARGIN} bytes before it must be readable,
     * and eight of any kind after it.
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

    /** Must be called before any question about vowels, consonants or the measure. */
    void findVowels() {
        if (bytes == null) {
            vowels.read(low, high);
        } else {
            vowels.read(bytes, start, end);
        }
    }

    /** Replaces the word, which was given as two longs, by its irregular stem. */
    void become(long irregular) {
        int empty = Long.numberOfLeadingZeros(irregular) & -Byte.SIZE;
        end = start + Long.BYTES - empty / Byte.SIZE;
        tail = irregular << empty;
        changed = start + Long.numberOfTrailingZeros(low ^ irregular) / Byte.SIZE;
    }

    /** Writes the stem over the word and returns the index after it. */
    int write() {
        for (int i = changed; i < end; i++) {
            bytes[i] = last(end - i);
        }
        return end;
    }

    /** The index after the word as it is now. */
    int end() {
        return end;
    }

    /** The index up to which the stem is the same as its word. */
    int kept() {
        return Math.min(changed, end);
    }

    /** What the stem has after that: no rule adds more than three letters. */
    int added() {
        int count = end - kept();
        return count == 0 ? 0 : (int) (tail >>> -count * Byte.SIZE);
    }

    /** The word's length in code points. */
    int length() {
        return end - start - continuations;
    }

    /** The byte at that place, counted from the end, the last one being 1. */
    byte last(int place) {
        return (byte) (tail >>> Long.SIZE - place * Byte.SIZE);
    }

    /** Whether the word ends in the suffix; if so, the methods about 'the suffix' mean this one. */
    boolean endsWith(Suffix suffix) {
        stem = end - suffix.length();
        return tail >>> suffix.shift() == suffix.bytes();
    }

    /**
     * Porter's m of what is before the suffix.
     *
     * @param more how many letters of the suffix to count as the stem's
     */
    int stemMeasure(int more) {
        return vowels.measure(stem + more);
    }

    /** Porter's m of the word without this many of its last bytes. */
    int measure(int without) {
        return vowels.measure(end - without);
    }

    /** Porter's *v*, whether there is a vowel, of what is before the suffix. */
    boolean stemHasVowel() {
        return vowels.hasVowel(stem);
    }

    /**
     * Whether the byte at that place, counted from the end, the last one being 1, is a consonant.
     */
    boolean isConsonant(int place) {
        return vowels.isConsonant(end - place);
    }

    /** Drops the suffix except for its first {@code kept} letters. */
    void cut(int kept) {
        drop(end - stem - kept);
    }

    /** Puts the suffix's replacement in its place. */
    void replace(Suffix suffix) {
        cut(suffix.kept());
        for (int i = 0; i < suffix.added().length(); i++) {
            append(suffix.added().charAt(i));
        }
    }

    /** Drops the last bytes, one to seven. */
    void drop(int count) {
        int shift = count * Byte.SIZE;
        end -= count;
        tail = tail << shift | beforeTail >>> -shift;
        beforeTail = bytes == null ? beforeTail << shift : Swar.get(bytes, end - 2 * Long.BYTES);
    }

    /** Appends a letter, which no rule does with a vowel other than e and i. */
    void append(char c) {
        changed = Math.min(changed, end);
        beforeTail = beforeTail >>> Byte.SIZE | tail << TOP;
        tail = tail >>> Byte.SIZE | (long) c << TOP;
        vowels.set(end, c == 'e' || c == 'i');
        end++;
    }

    /** Drops the last character, however many bytes it has. */
    void dropLastCodePoint() {
        int count = last(1) >= 0 ? 1 : end - Utf8.startBefore(bytes, end);
        continuations -= count - 1;
        drop(count);
    }

    /** Porter's *d. */
    boolean endsInDoubleConsonant() {
        if (last(1) >= 0) {
            return last(1) == last(2) && end - start >= 2 && isConsonant(1);
        }
        int last = Utf8.startBefore(bytes, end);
        int before = last - (end - last);
        return before >= start && Arrays.equals(bytes, before, last, bytes, last, end);
    }

    /**
     * Porter's *o of the word without this many of its last bytes: it ends in consonant, vowel and
     * a consonant other than w, x and y. NLTK: or it is one vowel and one consonant.
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
