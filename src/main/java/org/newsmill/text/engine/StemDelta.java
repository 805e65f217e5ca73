package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

/**
 * How a stem differs from its word of at most sixteen bytes, as one long: the stem's length, how
 * many of the word's first bytes it keeps, and at most three bytes that it adds after them. A word
 * and its stem thus take three longs. The upper bits say whether the stem is a word and hold its
 * {@link StemOrder}; a term has its count there instead. Stateless.
 *
 * <pre>
 * bits  0-23  added bytes, the first one lowest, filled up with spaces
 *      24-28  length of the stem; 0 says that word and stem are {@link Uncached}
 *      29-33  how many bytes are kept
 *         34  whether the stem has a letter or a number   | from 34 on the count,
 *      35-62  order                                       | once it is a term's
 * </pre>
 */
final class StemDelta {

    /** The largest count there is room for: no string has more words. */
    static final int MOST = (1 << 30) - 1;

    /** The bits from here on, except the sign, hold the order. */
    static final int ORDER_SHIFT = Long.SIZE - 1 - StemOrder.BITS;

    private static final long ADDED = 0xffffff;
    private static final int LENGTH_SHIFT = 24;
    private static final int KEPT_SHIFT = 29;
    private static final int LENGTH = 0x1f;
    private static final int WORD_SHIFT = 34;
    private static final int COUNT_SHIFT = 34;

    /** The space after a stem, and what fills the room of added bytes that a stem does not have. */
    private static final long SPACES = ' ' * Swar.ONES;

    private StemDelta() {}

    /**
     * A delta without order and count.
     *
     * @param length the stem's length in bytes
     * @param kept how many of the word's first bytes it has
     * @param added what follows them, at most three bytes, the first one lowest
     * @param isWord whether the stem has a letter or a number
     */
    static long of(int length, int kept, int added, boolean isWord) {
        long bytes = added & Swar.mask(length - kept) | SPACES & ~Swar.mask(length - kept);
        return (isWord ? 1L << WORD_SHIFT : 0)
                | (long) kept << KEPT_SHIFT
                | (long) length << LENGTH_SHIFT
                | bytes & ADDED;
    }

    /**
     * A delta with the order of its stem.
     *
     * @param delta one without an order
     * @param low the word's first eight bytes
     */
    static long withOrder(long delta, long low) {
        return delta | orderOf(head(low, delta));
    }

    /**
     * Stands in for the delta of a word that is {@link Uncached}.
     *
     * @param head the stem's first eight bytes, with zeros after a shorter one
     */
    static long uncached(long head) {
        return orderOf(head) | 1L << WORD_SHIFT;
    }

    private static long orderOf(long head) {
        return (long) StemOrder.of(head) << ORDER_SHIFT;
    }

    /** Whether {@link #uncached} made it. */
    static boolean isUncached(long delta) {
        return length(delta) == 0;
    }

    /** The order in its bits, all other bits zero. */
    static long order(long delta) {
        return delta & -1L << ORDER_SHIFT;
    }

    /** A delta with a count, up to {@link #MOST}, instead of the order. */
    static long withCount(long delta, int count) {
        return delta & ~(-1L << COUNT_SHIFT) | (long) count << COUNT_SHIFT;
    }

    static int count(long delta) {
        return (int) (delta >>> COUNT_SHIFT);
    }

    /** 1 for a stem with a letter or number, 0 for added. */
    static int isWord(long delta) {
        return (int) (delta >>> WORD_SHIFT) & 1;
    }

    /** The stem's length in bytes. */
    static int length(long delta) {
        return (int) (delta >>> LENGTH_SHIFT) & LENGTH;
    }

    /** The first eight bytes of a stem, with zeros after a shorter one. */
    static long head(long low, long delta) {
        int kept = kept(delta);
        long added = (delta & ADDED) << (kept << 3);
        long stem = low & Swar.mask(kept) | added & ~Swar.mask(kept);
        return stem & Swar.mask(length(delta));
    }

    /** The next eight bytes of a stem, with zeros after its end. */
    static long tail(long high, long delta) {
        int kept = kept(delta) - Long.BYTES;
        long added = delta & ADDED;
        long stem =
                kept < 0
                        ? added >>> -(kept << 3)
                        : high & Swar.mask(kept) | added << (kept << 3) & ~Swar.mask(kept);
        return stem & Swar.mask(Math.max(0, length(delta) - Long.BYTES));
    }

    /** Whether a stem is longer than its head. */
    static boolean hasTail(long delta) {
        return length(delta) > Long.BYTES;
    }

    private static int kept(long delta) {
        return (int) (delta >>> KEPT_SHIFT) & LENGTH;
    }

    /**
     * Writes a stem and a space, and returns the index after the stem. The 24 bytes from {@code at}
     * on may be overwritten: it writes the whole word and over it what the stem adds, in whole
     * longs, because the end of a loop over the bytes could not be predicted.
     */
    static int writeStem(long low, long high, long delta, byte[] out, int at) {
        Swar.put(out, at, low);
        Swar.put(out, at + Long.BYTES, high);
        Swar.put(out, at + kept(delta), delta & ADDED | SPACES & ~ADDED);
        return at + length(delta);
    }
}
