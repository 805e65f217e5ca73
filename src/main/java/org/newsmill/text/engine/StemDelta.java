package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

/**
 * What a stem has otherwise than its word, of at most sixteen bytes, as one long: its length, how
 * many of the word's bytes it keeps, and at most three others behind them. A word and its stem thus
 * take three longs. The upper bits say whether the stem is a word, and hold its {@link StemOrder};
 * a term has its count there.
 */
final class StemDelta {

    /** The largest count there is room for: no string has more words. */
    static final int MOST = (1 << 30) - 1;

    /** The bits from here on, but for the sign, hold the order. */
    static final int ORDER_SHIFT = Long.SIZE - 1 - StemOrder.BITS;

    private static final long OTHERS = 0xffffff;
    private static final int LENGTH_SHIFT = 24;
    private static final int KEPT_SHIFT = 29;
    private static final int LENGTH = 0x1f;
    private static final int WORD_SHIFT = 34;
    private static final int COUNT_SHIFT = 34;

    /**
     * What is written behind a stem, and stands where it has fewer others than there is room for.
     */
    private static final long SPACES = ' ' * Swar.ONES;

    private StemDelta() {}

    /**
     * An delta without order and count.
     *
     * @param length of the stem
     * @param kept how many of the word's first bytes it has
     * @param others what follows them, at most three bytes
     * @param isWord whether the stem has a letter or a number
     */
    static long of(int length, int kept, int others, boolean isWord) {
        long bytes = others & Swar.FIRST[length - kept] | SPACES & ~Swar.FIRST[length - kept];
        return (isWord ? 1L << WORD_SHIFT : 0)
                | (long) kept << KEPT_SHIFT
                | (long) length << LENGTH_SHIFT
                | bytes & OTHERS;
    }

    /** An delta without an order, with that of its stem. */
    static long withOrder(long delta, long low) {
        return delta | orderOf(head(low, delta));
    }

    /**
     * In the place of an delta, for a word whose stem is not made from it in this way.
     *
     * @param head the stem's first eight bytes, or all of it and zeros
     */
    static long uncached(long head) {
        return orderOf(head) | 1L << WORD_SHIFT;
    }

    private static long orderOf(long head) {
        return (long) StemOrder.of(head) << ORDER_SHIFT;
    }

    static boolean isUncached(long delta) {
        return length(delta) == 0;
    }

    /** The order, at its place, and zeros. */
    static long order(long delta) {
        return delta & -1L << ORDER_SHIFT;
    }

    /** An delta with a count, up to {@link #MOST}, in the place of what is above the length. */
    static long withCount(long delta, int count) {
        return delta & ~(-1L << COUNT_SHIFT) | (long) count << COUNT_SHIFT;
    }

    static int count(long delta) {
        return (int) (delta >>> COUNT_SHIFT);
    }

    /** 1 for a stem with a letter or number, 0 for others. */
    static int isWord(long delta) {
        return (int) (delta >>> WORD_SHIFT) & 1;
    }

    /** The stem's length in bytes. */
    static int length(long delta) {
        return (int) (delta >>> LENGTH_SHIFT) & LENGTH;
    }

    /** The first eight bytes of a stem, or all of it and zeros. */
    static long head(long low, long delta) {
        int kept = kept(delta);
        long others = (delta & OTHERS) << (kept << 3);
        long stem = low & Swar.FIRST[kept] | others & ~Swar.FIRST[kept];
        return stem & Swar.FIRST[length(delta)];
    }

    /** The eight bytes behind those, or what there is of them and zeros. */
    static long tail(long high, long delta) {
        int kept = kept(delta) - Long.BYTES;
        long others = delta & OTHERS;
        long stem =
                kept < 0
                        ? others >>> -(kept << 3)
                        : high & Swar.FIRST[kept] | others << (kept << 3) & ~Swar.FIRST[kept];
        return stem & Swar.FIRST[Math.max(0, length(delta) - Long.BYTES)];
    }

    /** Whether a stem has more than its head. */
    static boolean hasTail(long delta) {
        return length(delta) > Long.BYTES;
    }

    private static int kept(long delta) {
        return (int) (delta >>> KEPT_SHIFT) & LENGTH;
    }

    /**
     * Writes a stem and a space, and returns where the stem ends; bytes behind that, three times
     * eight from {@code at}, are written too. The word, and over it what the stem has otherwise, in
     * whole longs: no loop, whose end nobody could predict.
     */
    static int writeStem(long low, long high, long delta, byte[] out, int at) {
        Swar.put(out, at, low);
        Swar.put(out, at + Long.BYTES, high);
        Swar.put(out, at + kept(delta), delta & OTHERS | SPACES & ~OTHERS);
        return at + length(delta);
    }
}
