package org.newsmill.text;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Sorts a text's words by how their stems begin, in code point order. Comparing strings takes
 * longer than all else that is done for a word, so a stem's first letters, nearly six, are put into
 * a number above the word's entry in the cache, and numbers are sorted. Not thread-safe.
 */
final class WordOrder {

    /** So many words are sorted by dealing out. */
    private static final int FEW = 2048;

    /**
     * The two digits that words are dealt out by are, together, a stem's first two letters and
     * three bits of the next.
     */
    private static final int LOW_DIGITS = 256;

    private static final int HIGH_DIGITS = 32;

    /** The higher digit by the first byte: one for all before a, one for all far behind z. */
    private static final byte[] HIGH = new byte[1 << Byte.SIZE];

    static {
        for (int b = 0; b < HIGH.length; b++) {
            HIGH[b] = (byte) Math.min(Math.max(b - 'a' + 1, 0), HIGH_DIGITS - 1);
        }
    }

    /** So many words are sorted by inserting, where that takes comparing. */
    private static final int LARGEST_INSERTED = 16;

    /** Inserting what dealing out has left takes less than so many steps a word, or is left. */
    private static final int MOST_STEPS = 8;

    private static final int LARGEST_KEPT = 1 << 16;

    private long[] keys = new long[FEW];
    private long[] dealt = new long[FEW];
    private int size;

    /** The bits of a key that hold an entry. */
    private long entryMask;

    private final int[] lowPlaces = new int[LOW_DIGITS];
    private final int[] highPlaces = new int[HIGH_DIGITS];

    /**
     * Takes what is to be sorted: of some entries, those whose stems are words.
     *
     * @param count how many entries there are
     * @param mostEntry no entry is above that
     * @return how many of them are words
     */
    int take(StemCache cache, int[] entries, int count, int mostEntry) {
        reserve(count + 1);
        Arrays.fill(lowPlaces, 0);
        Arrays.fill(highPlaces, 0);
        entryMask = -1L >>> Long.numberOfLeadingZeros(mostEntry);
        long mask = entryMask;
        long[] all = keys;
        int[] low = lowPlaces;
        int[] high = highPlaces;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int entry = entries[i];
            // As a test would be mispredicted half of the time for punctuation, what is not a word
            // is put too, and written over by the next one.
            int isWord = cache.isWord(entry);
            long head = Long.reverseBytes(cache.head(entry)) >>> 1;
            all[n] = head & ~mask | entry;
            low[lowDigit(head)] += isWord;
            high[highDigit(head)] += isWord;
            n += isWord;
        }
        size = n;
        return n;
    }

    private void reserve(int room) {
        if (room > keys.length || keys.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
            keys = new long[Math.max(FEW, room + (room >> 1))];
            dealt = new long[keys.length];
        }
    }

    /** Five bits of the second byte and three of the third. */
    private static int lowDigit(long key) {
        // The third byte's upper six, and above them the second byte.
        int bits = (int) (key >>> 41);
        return bits & 7 | bits >>> 3 & 0xf8;
    }

    private static int highDigit(long key) {
        return HIGH[(int) (key >>> Long.SIZE - 1 - Byte.SIZE)];
    }

    /** The keys, in order once they are sorted. Whoever has read them may write over them. */
    long[] keys() {
        return keys;
    }

    int entryOf(long key) {
        return (int) (key & entryMask);
    }

    /** Whether two keys do not tell which of the stems comes first. */
    boolean areAlike(long key, long other) {
        return ((key ^ other) & ~entryMask) == 0;
    }

    /** Sorts the words by their keys; those whose keys are alike stay in the order they are in. */
    void sort() {
        if (size <= FEW) {
            deal();
            if (insert()) {
                return;
            }
        }
        dealByAll();
    }

    /**
     * To a sort that compares, each comparison is as good as random, so that a processor
     * mispredicts half of them. Dealing out by the low digit and then by the high one compares
     * nothing, and leaves little to be inserted.
     */
    private void deal() {
        int[] low = lowPlaces;
        int[] high = highPlaces;
        long[] from = keys;
        long[] to = dealt;
        toPlaces(low);
        toPlaces(high);
        for (int i = 0; i < size; i++) {
            long key = from[i];
            to[low[lowDigit(key)]++] = key;
        }
        for (int i = 0; i < size; i++) {
            long key = to[i];
            from[high[highDigit(key)]++] = key;
        }
    }

    private static void toPlaces(int[] counts) {
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = sum;
            sum += count;
        }
    }

    /** Whether that took no more steps than it may. */
    private boolean insert() {
        long[] sorted = keys;
        long mask = entryMask;
        int steps = MOST_STEPS * size;
        long last = 0;
        for (int i = 0; i < size; i++) {
            long key = sorted[i];
            long most = key | mask;
            if (most >= last) {
                last = key;
                continue;
            }
            int k = i - 1;
            for (; k >= 0 && sorted[k] > most; k--) {
                sorted[k + 1] = sorted[k];
            }
            sorted[k + 1] = key;
            steps -= i - k;
            if (steps < 0) {
                return false;
            }
        }
        return true;
    }

    /** Deals out by all there is of the stems, a byte at a time, the last one first. */
    private void dealByAll() {
        int[] places = new int[1 << Byte.SIZE];
        for (int shift = Long.bitCount(entryMask); shift < Long.SIZE; shift += Byte.SIZE) {
            Arrays.fill(places, 0);
            for (int i = 0; i < size; i++) {
                places[(int) (keys[i] >>> shift) & places.length - 1]++;
            }
            toPlaces(places);
            for (int i = 0; i < size; i++) {
                dealt[places[(int) (keys[i] >>> shift) & places.length - 1]++] = keys[i];
            }
            long[] sorted = dealt;
            dealt = keys;
            keys = sorted;
        }
    }

    /**
     * Sorts words whose keys are alike, {@code keys[from..to)}.
     *
     * @param comparison compares the stems of two entries
     */
    void sortAlike(int from, int to, IntBinaryOperator comparison) {
        if (to - from > LARGEST_INSERTED) {
            Long[] boxed = new Long[to - from];
            Arrays.setAll(boxed, i -> keys[from + i]);
            Arrays.sort(boxed, (a, b) -> comparison.applyAsInt(entryOf(a), entryOf(b)));
            Arrays.setAll(boxed, i -> keys[from + i] = boxed[i]);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int k = i - 1;
            for (; k >= from && comparison.applyAsInt(entryOf(keys[k]), entryOf(key)) > 0; k--) {
                keys[k + 1] = keys[k];
            }
            keys[k + 1] = key;
        }
    }
}
