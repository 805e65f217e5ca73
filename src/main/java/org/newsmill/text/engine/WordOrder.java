package org.newsmill.text.engine;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Sorts a text's words by their stems' {@link StemOrder}. Comparing strings would take longer than
 * everything else that is done for a word. So each word is a sort key, a long with its stem's order
 * above its entry in the cache, and longs are sorted. Not thread-safe.
 */
final class WordOrder {

    /** Up to this many words are radix-sorted by two digits and then by insertion. */
    private static final int FEW = 2048;

    /** The two digits of the radix sort are together a stem's first three letters. */
    private static final int LOW_BITS = 8;

    private static final int HIGH_BITS = 7;
    private static final int HIGH_SHIFT = Long.SIZE - 1 - HIGH_BITS;
    private static final int LOW_SHIFT = HIGH_SHIFT - LOW_BITS;

    private static final long ENTRY = (1L << StemDelta.ORDER_SHIFT) - 1;

    /** Up to this many words with equal keys are insertion-sorted by comparing stems. */
    private static final int LARGEST_INSERTED = 16;

    /** Insertion sort gives up after this many steps per word; then everything is radix-sorted. */
    private static final int MOST_STEPS = 8;

    private static final int LARGEST_KEPT = 1 << 16;

    private long[] keys = new long[FEW];
    private long[] spare = new long[FEW];
    private int size;

    private final int[] lowPlaces = new int[1 << LOW_BITS];
    private final int[] highPlaces = new int[1 << HIGH_BITS];

    /**
     * Takes what is to be sorted: those entries whose stems are words.
     *
     * @param entries {@code entries[0..count)}
     * @return how many of them are words, and so how many keys there are
     */
    int take(StemCache cache, int[] entries, int count) {
        reserve(count + 1);
        Arrays.fill(lowPlaces, 0);
        Arrays.fill(highPlaces, 0);
        long[] all = keys;
        int[] low = lowPlaces;
        int[] high = highPlaces;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int entry = entries[i];
            // No test, because for punctuation it would be mispredicted half of the time: what is
            // not a word is put too, and overwritten by the next one.
            long delta = cache.deltaOf(entry);
            int isWord = StemDelta.isWord(delta);
            all[n] = StemDelta.order(delta) | entry;
            low[lowDigit(delta)] += isWord;
            high[highDigit(delta)] += isWord;
            n += isWord;
        }
        size = n;
        return n;
    }

    private void reserve(int room) {
        if (room > keys.length || keys.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
            keys = new long[Math.max(FEW, room + (room >> 1))];
            spare = new long[keys.length];
        }
    }

    /** The sort keys, in order after {@link #sort}. The caller may overwrite those it has read. */
    long[] keys() {
        return keys;
    }

    /** A key's entry in the cache. */
    static int entryOf(long key) {
        return (int) key;
    }

    /**
     * Whether two keys have equal orders, so that only comparing the stems tells which is first.
     */
    static boolean areAlike(long key, long other) {
        return (key ^ other) >>> StemDelta.ORDER_SHIFT == 0;
    }

    /** Sorts the keys by their orders; those with equal orders stay in the order they are in. */
    void sort() {
        if (size <= FEW) {
            sortByTwoDigits();
            if (sortByInsertion()) {
                return;
            }
        }
        sortByAllDigits();
    }

    /**
     * A sort that compares has as good as random results, half of which a processor mispredicts. A
     * radix sort by the low digit and then by the high one compares nothing, and leaves little to
     * the insertion sort.
     */
    private void sortByTwoDigits() {
        int[] low = lowPlaces;
        int[] high = highPlaces;
        long[] from = keys;
        long[] to = spare;
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

    private static int lowDigit(long key) {
        return (int) (key >>> LOW_SHIFT) & (1 << LOW_BITS) - 1;
    }

    private static int highDigit(long key) {
        return (int) (key >>> HIGH_SHIFT);
    }

    /** Turns the count of each digit into the index of the first key that has it. */
    private static void toPlaces(int[] counts) {
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = sum;
            sum += count;
        }
    }

    /** Insertion sort; false if it has given up. */
    private boolean sortByInsertion() {
        long[] sorted = keys;
        int steps = MOST_STEPS * size;
        long last = 0;
        for (int i = 0; i < size; i++) {
            long key = sorted[i];
            long most = key | ENTRY;
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

    /** Radix sort by the whole order, one digit after another, the last one first. */
    private void sortByAllDigits() {
        int[] places = lowPlaces;
        for (int shift = StemDelta.ORDER_SHIFT; shift < Long.SIZE; shift += LOW_BITS) {
            Arrays.fill(places, 0);
            for (int i = 0; i < size; i++) {
                places[(int) (keys[i] >>> shift) & places.length - 1]++;
            }
            toPlaces(places);
            for (int i = 0; i < size; i++) {
                spare[places[(int) (keys[i] >>> shift) & places.length - 1]++] = keys[i];
            }
            long[] sorted = spare;
            spare = keys;
            keys = sorted;
        }
    }

    /**
     * Sorts keys with equal orders, {@code keys[from..to)}, by comparing; stable.
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
