package org.newsmill.text.engine;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Sorts a text's words by their stems' {@link StemOrder}. Comparing strings takes longer than all
 * else that is done for a word, so a word is a number, its stem's order above its entry in the
 * cache, and numbers are sorted. Not thread-safe.
 */
final class WordOrder {

    /** So many words are sorted by dealing out twice. */
    private static final int FEW = 2048;

    /** The two digits that words are dealt out by are, together, a stem's first three letters. */
    private static final int LOW_BITS = 8;

    private static final int HIGH_BITS = 7;
    private static final int HIGH_SHIFT = Long.SIZE - 1 - HIGH_BITS;
    private static final int LOW_SHIFT = HIGH_SHIFT - LOW_BITS;

    private static final long ENTRY = (1L << StemDelta.ORDER_SHIFT) - 1;

    /** So many words are sorted by inserting, where that takes comparing. */
    private static final int LARGEST_INSERTED = 16;

    /** Inserting what dealing out has left takes less than so many steps a word, or is left. */
    private static final int MOST_STEPS = 8;

    private static final int LARGEST_KEPT = 1 << 16;

    private long[] keys = new long[FEW];
    private long[] dealt = new long[FEW];
    private int size;

    private final int[] lowPlaces = new int[1 << LOW_BITS];
    private final int[] highPlaces = new int[1 << HIGH_BITS];

    /**
     * Takes what is to be sorted: of some entries, those whose stems are words.
     *
     * @param count how many entries there are
     * @return how many of them are words
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
            // As a test would be mispredicted half of the time for punctuation, what is not a word
            // is put too, and written over by the next one.
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
            dealt = new long[keys.length];
        }
    }

    /** The words, in order once they are sorted. Whoever has read them may write over them. */
    long[] keys() {
        return keys;
    }

    static int entryOf(long word) {
        return (int) word;
    }

    /** Whether two words' numbers do not tell which of the stems comes first. */
    static boolean areAlike(long word, long other) {
        return (word ^ other) >>> StemDelta.ORDER_SHIFT == 0;
    }

    /** Sorts the words by their order; those that are alike stay in the order they are in. */
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
            long word = from[i];
            to[low[lowDigit(word)]++] = word;
        }
        for (int i = 0; i < size; i++) {
            long word = to[i];
            from[high[highDigit(word)]++] = word;
        }
    }

    private static int lowDigit(long word) {
        return (int) (word >>> LOW_SHIFT) & (1 << LOW_BITS) - 1;
    }

    private static int highDigit(long word) {
        return (int) (word >>> HIGH_SHIFT);
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
        int steps = MOST_STEPS * size;
        long last = 0;
        for (int i = 0; i < size; i++) {
            long word = sorted[i];
            long most = word | ENTRY;
            if (most >= last) {
                last = word;
                continue;
            }
            int k = i - 1;
            for (; k >= 0 && sorted[k] > most; k--) {
                sorted[k + 1] = sorted[k];
            }
            sorted[k + 1] = word;
            steps -= i - k;
            if (steps < 0) {
                return false;
            }
        }
        return true;
    }

    /** Deals out by all of the order, a digit at a time, the last one first. */
    private void dealByAll() {
        int[] places = lowPlaces;
        for (int shift = StemDelta.ORDER_SHIFT; shift < Long.SIZE; shift += LOW_BITS) {
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
     * Sorts words that are alike, {@code keys[from..to)}.
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
            long word = keys[i];
            int k = i - 1;
            for (; k >= from && comparison.applyAsInt(entryOf(keys[k]), entryOf(word)) > 0; k--) {
                keys[k + 1] = keys[k];
            }
            keys[k + 1] = word;
        }
    }
}
