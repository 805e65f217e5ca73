package org.newsmill.text;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Sorts a text's words by their stems, in code point order. Comparing strings takes longer than all
 * else that is done for a word, so a stem's first letters are put into a number, its order number,
 * and numbers are sorted. Not thread-safe.
 */
final class WordOrder {

    private static final int LETTER_BITS = 6;

    /**
     * Ten letters, and below them four bits of which one says that there is more to a stem than
     * these.
     */
    private static final int LETTERS = 10;

    private static final long MORE = 1;

    /**
     * What is sorted: as much of an order number as there is room for, and below it the word's
     * number.
     */
    private static final int NUMBER_BITS = 20;

    private static final long NUMBER = (1 << NUMBER_BITS) - 1;

    /** So many words are sorted by dealing out. */
    private static final int FEW = 512;

    private static final int DEAL_BITS = 8;

    /** Where in a key the first letter is, and the second with the larger part of the third. */
    private static final int FIRST_LETTER = Long.SIZE - 1 - LETTER_BITS;

    private static final int SECOND_LETTER = FIRST_LETTER - DEAL_BITS;

    /** So many words are sorted by inserting, where that takes comparing. */
    private static final int LARGEST_INSERTED = 16;

    private static final int LARGEST_KEPT = 1 << 16;

    private long[] keys = new long[2 * FEW];
    private int[] sorted = new int[2 * FEW];
    private final long[] dealt = new long[FEW];
    private final int[] places = new int[1 << DEAL_BITS];

    private long[] orders;
    private IntBinaryOperator comparison;

    /**
     * A number that, taken as unsigned, orders stems in UTF-8 as their first bytes do. Stems that
     * have the same one are the same if {@link #isWhole} says so.
     */
    static long orderOf(byte[] utf8, int from, int to) {
        long order = 0;
        int letters = Math.min(to - from, LETTERS);
        for (int i = 0; i < letters; i++) {
            int b = utf8[from + i] & 0xff;
            order |= rank(b) << Long.SIZE - (i + 1) * LETTER_BITS;
            if (!hasOwnRank(b)) {
                return order | MORE;
            }
        }
        return to - from > LETTERS ? order | MORE : order;
    }

    /** Whether an order number tells all of a stem. */
    static boolean isWhole(long order) {
        return (order & MORE) == 0;
    }

    private static boolean hasOwnRank(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
    }

    /** From 1 to 63, rising with the byte; 0 is for the end of a stem. */
    private static long rank(int c) {
        if (c >= 'a') {
            return c <= 'z' ? 20 + c - 'a' : 63;
        }
        if (c >= '0' && c <= '9') {
            return 2 + c - '0';
        }
        return c < '0' ? 1 : c < '_' ? 17 : c == '_' ? 18 : 19;
    }

    /**
     * Sorts the words 0 to {@code size} by their stems, and those of the same stem by their
     * numbers.
     *
     * @param orders their order numbers
     * @param comparison compares the stems of two words whose order numbers are equal and not whole
     * @return the words' numbers in order; to be read until the next call
     */
    int[] sort(long[] orders, int size, IntBinaryOperator comparison) {
        this.orders = orders;
        this.comparison = comparison;
        if (sorted.length < size || sorted.length > LARGEST_KEPT && size <= LARGEST_KEPT) {
            keys = new long[Math.max(2 * FEW, size)];
            sorted = new int[keys.length];
        }
        if (size > NUMBER) {
            for (int i = 0; i < size; i++) {
                sorted[i] = i;
            }
            sortByComparing(0, size);
        } else {
            sortKeys(size);
            for (int i = 0; i < size; i++) {
                sorted[i] = (int) (keys[i] & NUMBER);
            }
            settleTies(size);
        }
        return sorted;
    }

    private void sortKeys(int size) {
        for (int i = 0; i < size; i++) {
            keys[i] = orders[i] >>> 1 & ~NUMBER | i;
        }
        if (size > FEW) {
            Arrays.sort(keys, 0, size);
        } else {
            // To a sort that compares, each comparison is as good as random, so that a processor
            // mispredicts half of them.
            // Dealing out by the second letter and then by the first compares nothing, and leaves
            // little to be inserted.
            deal(keys, dealt, size, SECOND_LETTER);
            deal(dealt, keys, size, FIRST_LETTER);
            insert(size);
        }
    }

    private void deal(long[] from, long[] to, int size, int shift) {
        Arrays.fill(places, 0);
        for (int i = 0; i < size; i++) {
            places[digit(from[i], shift)]++;
        }
        int sum = 0;
        for (int i = 0; i < places.length; i++) {
            int count = places[i];
            places[i] = sum;
            sum += count;
        }
        for (int i = 0; i < size; i++) {
            to[places[digit(from[i], shift)]++] = from[i];
        }
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (1 << DEAL_BITS) - 1;
    }

    private void insert(int size) {
        for (int i = 1; i < size; i++) {
            long key = keys[i];
            int k = i - 1;
            for (; k >= 0 && keys[k] > key; k--) {
                keys[k + 1] = keys[k];
            }
            keys[k + 1] = key;
        }
    }

    /** Sorts the stretches that keys could not tell apart, if they are not all of one stem. */
    private void settleTies(int size) {
        for (int from = 0; from < size; ) {
            long first = orders[sorted[from]];
            boolean isSettled = isWhole(first);
            int to = from + 1;
            for (; to < size && keys[to] >>> NUMBER_BITS == keys[from] >>> NUMBER_BITS; to++) {
                isSettled &= orders[sorted[to]] == first;
            }
            if (to - from > 1 && !isSettled) {
                sortByComparing(from, to);
            }
            from = to;
        }
    }

    private void sortByComparing(int from, int to) {
        if (to - from > LARGEST_INSERTED) {
            Integer[] boxed = new Integer[to - from];
            Arrays.setAll(boxed, i -> sorted[from + i]);
            Arrays.sort(boxed, this::compare);
            Arrays.setAll(boxed, i -> sorted[from + i] = boxed[i]);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int word = sorted[i];
            int k = i - 1;
            for (; k >= from && compare(sorted[k], word) > 0; k--) {
                sorted[k + 1] = sorted[k];
            }
            sorted[k + 1] = word;
        }
    }

    private int compare(int a, int b) {
        int order = Long.compareUnsigned(orders[a], orders[b]);
        if (order == 0 && !isWhole(orders[a])) {
            order = comparison.applyAsInt(a, b);
        }
        return order != 0 ? order : Integer.compare(a, b);
    }
}
