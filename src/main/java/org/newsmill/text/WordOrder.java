package org.newsmill.text;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Sorts a text's words by their stems, in code point order. Comparing strings takes longer than all
 * else that is done for a word, so a stem's first letters are put into a number, its order number,
 * and numbers are sorted. Not thread-safe.
 */
final class WordOrder {

    /** Seven letters of five bits each are above the bits of a key that hold the word's number. */
    private static final int LETTER_BITS = 5;

    private static final int LETTERS = 7;

    /** Says that there is more to a stem than its order number tells. */
    private static final int MORE_BIT = Long.SIZE - LETTERS * LETTER_BITS - 1;

    private static final long MORE = 1L << MORE_BIT;

    /** Below that: more than the words that a string has room for. */
    private static final long NUMBER = MORE - 1;

    /** For bytes below a and for bytes above z, other than at a stem's start. */
    private static final int LOWEST = 0;

    private static final int HIGHEST = (1 << LETTER_BITS) - 1;

    /** So many words are sorted by dealing out. */
    private static final int FEW = 2048;

    /** The two digits that words are dealt out by are, together, a stem's first three letters. */
    private static final int LOW_DIGIT = Long.SIZE - 3 * LETTER_BITS + 2;

    private static final int LOW_DIGIT_BITS = 7;

    private static final int HIGH_DIGIT = LOW_DIGIT + LOW_DIGIT_BITS;

    /** So many words are sorted by inserting, where that takes comparing. */
    private static final int LARGEST_INSERTED = 16;

    /**
     * What dealing out has left to be inserted takes less than so many steps a word, or is left.
     */
    private static final int MOST_STEPS = 8;

    private static final int LARGEST_KEPT = 1 << 16;

    private long[] keys = new long[FEW + 1];
    private int size;
    private final long[] dealt = new long[FEW];
    private final int[] lowPlaces = new int[1 << LOW_DIGIT_BITS];
    private final int[] highPlaces = new int[1 << Long.SIZE - HIGH_DIGIT];

    /**
     * A number that, taken as unsigned, orders stems in UTF-8 as their bytes do, as far as it goes.
     * Its lowest bits are zero.
     *
     * @param head the stem's first eight bytes, the first one lowest, or all of it and zeros
     * @param length the stem's length in bytes
     */
    static long orderOf(long head, int length) {
        long there = Swar.first(Swar.TOP_BITS, Math.min(length, Long.BYTES));
        long first = Long.reverseBytes(head);
        return Swar.lowerLetters(head) == there
                ? pack(first) & ~(MORE | NUMBER) | (length > LETTERS ? MORE : 0)
                : orderOfOdd(first, length);
    }

    /** The lowest five bits of eight bytes, one after the other, from the top. */
    private static long pack(long bytes) {
        long pairs = bytes & 0x001f001f001f001fL | bytes >>> 3 & 0x03e003e003e003e0L;
        long fours = pairs & 0x000003ff000003ffL | pairs >>> 6 & 0x000ffc00000ffc00L;
        return (fours & 0xfffffL | fours >>> 12 & 0xfffff00000L) << 24;
    }

    /** Of a stem that does not consist of letters, what comes before what is not one. */
    private static long orderOfOdd(long first, int length) {
        int lead = byteAt(first, 0);
        if (!isLetter(lead)) {
            // A number's digits, whole bytes of them, since there are many numbers in news.
            long rest = first >>> LETTER_BITS & ~(MORE | NUMBER);
            int whole = (LETTERS - 1) * LETTER_BITS / Byte.SIZE;
            // A NUL looks like the end.
            boolean isWhole = length <= whole && byteAt(first, length - 1) != 0;
            return rank(lead) << Long.SIZE - LETTER_BITS | rest | (isWhole ? 0 : MORE);
        }
        long order = MORE;
        for (int i = 0; i < LETTERS; i++) {
            int b = byteAt(first, i);
            order |= rank(b) << Long.SIZE - (i + 1) * LETTER_BITS;
            if (!isLetter(b)) {
                break;
            }
        }
        return order;
    }

    private static int byteAt(long first, int i) {
        return (int) (first >>> Long.SIZE - (i + 1) * Byte.SIZE) & 0xff;
    }

    private static boolean isLetter(int b) {
        return b >= 'a' && b <= 'z';
    }

    private static long rank(int b) {
        return isLetter(b) ? b - 'a' + 1 : b < 'a' ? LOWEST : HIGHEST;
    }

    /** Begins to sort at most so many words. */
    void begin(int most) {
        if (keys.length <= most || keys.length > LARGEST_KEPT && most <= LARGEST_KEPT) {
            keys = new long[Math.max(FEW, most + (most >> 1)) + 1];
        }
        Arrays.fill(lowPlaces, 0);
        Arrays.fill(highPlaces, 0);
        size = 0;
    }

    /**
     * Adds a word, or, as a test would be mispredicted half of the time for punctuation, adds what
     * the next one is written over.
     *
     * @param order its stem's order number
     * @param word its number, less than 2<sup>28</sup>; those of earlier words are lower
     * @param isWord 1 or 0
     */
    void add(long order, int word, int isWord) {
        // Longs are compared as signed.
        long key = (order | word) ^ Long.MIN_VALUE;
        keys[size] = key;
        lowPlaces[lowDigit(key)] += isWord;
        highPlaces[highDigit(key)] += isWord;
        size += isWord;
    }

    /** How many words there are. */
    int size() {
        return size;
    }

    /** The words' keys, in order once they are sorted. */
    long[] keys() {
        return keys;
    }

    /** The number of a key's word. */
    static int wordOf(long key) {
        return (int) (key & NUMBER);
    }

    /** -1 for neighbours among the sorted keys that have different stems, 0 for others. */
    static int differ(long key, long neighbour) {
        long difference = (key ^ neighbour) >>> MORE_BIT;
        return (int) (-difference >> Long.SIZE - 1);
    }

    /**
     * Sorts the words by their stems, and those of the same stem by their numbers.
     *
     * @param comparison compares the stems of two words
     */
    void sort(IntBinaryOperator comparison) {
        if (size > FEW) {
            Arrays.sort(keys, 0, size);
        } else {
            deal();
            insert();
        }
        for (int i = nextTie(1); i < size; i = nextTie(i)) {
            i = settleTies(i - 1, comparison);
        }
    }

    private static int more(long key) {
        return (int) (key >>> MORE_BIT) & 1;
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
            to[low[lowDigit(from[i])]++] = from[i];
        }
        for (int i = 0; i < size; i++) {
            from[high[highDigit(to[i])]++] = to[i];
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

    private static int lowDigit(long key) {
        return (int) (key >>> LOW_DIGIT) & (1 << LOW_DIGIT_BITS) - 1;
    }

    private static int highDigit(long key) {
        return (int) ((key ^ Long.MIN_VALUE) >>> HIGH_DIGIT);
    }

    private void insert() {
        long[] sorted = keys;
        int steps = MOST_STEPS * size;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            long key = sorted[i];
            if (key >= last) {
                last = key;
                continue;
            }
            int k = i - 1;
            for (; k >= 0 && sorted[k] > key; k--) {
                sorted[k + 1] = sorted[k];
            }
            sorted[k + 1] = key;
            steps -= i - k;
            if (steps < 0) {
                Arrays.sort(sorted, 0, size);
                return;
            }
        }
    }

    /**
     * The next that has the order number of the one before it, which does not tell all of its stem.
     */
    private int nextTie(int from) {
        long[] sorted = keys;
        int i = from;
        while (i < size && (~differ(sorted[i], sorted[i - 1]) & more(sorted[i])) == 0) {
            i++;
        }
        return i;
    }

    /**
     * Sorts those from there on that have the same order number by comparing, and returns where
     * they end. As long as stems are the same their keys say that there is more, then, to tell the
     * next ones from these, that there is not, and so on in turns.
     */
    private int settleTies(int from, IntBinaryOperator comparison) {
        int to = from + 1;
        while (to < size && differ(keys[to], keys[from]) == 0) {
            to++;
        }
        sortByComparing(from, to, comparison);
        long turn = 0;
        for (int i = from + 1; i < to; i++) {
            if (comparison.applyAsInt(wordOf(keys[i - 1]), wordOf(keys[i])) != 0) {
                turn ^= MORE;
            }
            keys[i] ^= turn;
        }
        return to;
    }

    private void sortByComparing(int from, int to, IntBinaryOperator comparison) {
        if (to - from > LARGEST_INSERTED) {
            Long[] boxed = new Long[to - from];
            Arrays.setAll(boxed, i -> keys[from + i]);
            Arrays.sort(boxed, (a, b) -> comparison.applyAsInt(wordOf(a), wordOf(b)));
            Arrays.setAll(boxed, i -> keys[from + i] = boxed[i]);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int k = i - 1;
            for (; k >= from && comparison.applyAsInt(wordOf(keys[k]), wordOf(key)) > 0; k--) {
                keys[k + 1] = keys[k];
            }
            keys[k + 1] = key;
        }
    }
}
