package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

/**
 * What a stem has otherwise than its word, of at most sixteen bytes, as one long: its length, how
 * many of the word's bytes it keeps, and at most three others behind them. A word and its stem thus
 * take three longs. The upper bits say whether the stem is a word, and hold its {@link StemOrder};
 * a term has its count there.
 */
final class Ending {

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

    private Ending() {}

    /**
     * An ending without order and count.
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

    /** An ending without an order, with that of its stem. */
    static long withOrder(long ending, long low) {
        return ending | orderOf(head(low, ending));
    }

    /**
     * In the place of an ending, for a word whose stem is not made from it in this way.
     *
     * @param head the stem's first eight bytes, or all of it and zeros
     */
    static long odd(long head) {
        return orderOf(head) | 1L << WORD_SHIFT;
    }

    private static long orderOf(long head) {
        return (long) StemOrder.of(head) << ORDER_SHIFT;
    }

    static boolean isOdd(long ending) {
        return length(ending) == 0;
    }

    /** The order, at its place, and zeros. */
    static long order(long ending) {
        return ending & -1L << ORDER_SHIFT;
    }

    /** An ending with a count, up to {@link #MOST}, in the place of what is above the length. */
    static long withCount(long ending, int count) {
        return ending & ~(-1L << COUNT_SHIFT) | (long) count << COUNT_SHIFT;
    }

    static int count(long ending) {
        return (int) (ending >>> COUNT_SHIFT);
    }

    /** 1 for a stem with a letter or number, 0 for others. */
    static int isWord(long ending) {
        return (int) (ending >>> WORD_SHIFT) & 1;
    }

    /** The stem's length in bytes. */
    static int length(long ending) {
        return (int) (ending >>> LENGTH_SHIFT) & LENGTH;
    }

    /** The first eight bytes of a stem, or all of it and zeros. */
    static long head(long low, long ending) {
        int kept = kept(ending);
        long others = (ending & OTHERS) << (kept << 3);
        long stem = low & Swar.FIRST[kept] | others & ~Swar.FIRST[kept];
        return stem & Swar.FIRST[length(ending)];
    }

    /** The eight bytes behind those, or what there is of them and zeros. */
    static long tail(long high, long ending) {
        int kept = kept(ending) - Long.BYTES;
        long others = ending & OTHERS;
        long stem =
                kept < 0
                        ? others >>> -(kept << 3)
                        : high & Swar.FIRST[kept] | others << (kept << 3) & ~Swar.FIRST[kept];
        return stem & Swar.FIRST[Math.max(0, length(ending) - Long.BYTES)];
    }

    /** Whether a stem has more than its head. */
    static boolean hasTail(long ending) {
        return length(ending) > Long.BYTES;
    }

    private static int kept(long ending) {
        return (int) (ending >>> KEPT_SHIFT) & LENGTH;
    }

    /**
     * Writes a stem and a space, and returns where the stem ends; bytes behind that, three times
     * eight from {@code at}, are written too. The word, and over it what the stem has otherwise, in
     * whole longs: no loop, whose end nobody could predict.
     */
    static int writeStem(long low, long high, long ending, byte[] out, int at) {
        Swar.put(out, at, low);
        Swar.put(out, at + Long.BYTES, high);
        Swar.put(out, at + kept(ending), ending & OTHERS | SPACES & ~OTHERS);
        return at + length(ending);
    }
}
