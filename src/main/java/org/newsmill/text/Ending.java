package org.newsmill.text;

/**
 * What a stem has otherwise than its word, of at most sixteen bytes, as one long: its length, how
 * many of the word's bytes it keeps, and at most four others behind them. A word and its stem thus
 * take three longs. Bits that are left over say whether the stem is a word, and can hold a count.
 */
final class Ending {

    /** The largest count there is room for. */
    static final int MOST = (1 << 21) - 1;

    private static final int LENGTH = 0x1f;
    private static final int KEPT_SHIFT = 5;
    private static final int WORD_SHIFT = 10;
    private static final int COUNT_SHIFT = 11;

    private Ending() {}

    /**
     * An ending without a count.
     *
     * @param length of the stem
     * @param kept how many of the word's first bytes it has
     * @param others what follows them
     * @param isWord whether the stem has a letter or a number
     */
    static long of(int length, int kept, int others, boolean isWord) {
        return (long) others << Integer.SIZE
                | (isWord ? 1 << WORD_SHIFT : 0)
                | kept << KEPT_SHIFT
                | length;
    }

    /** An ending that has no count yet, with one, up to {@link #MOST}. */
    static long withCount(long ending, int count) {
        return ending | (long) count << COUNT_SHIFT;
    }

    static int count(long ending) {
        return (int) ending >>> COUNT_SHIFT;
    }

    /** 1 for a stem with a letter or number, 0 for others. */
    static int isWord(long ending) {
        return (int) ending >>> WORD_SHIFT & 1;
    }

    /** The stem's length in bytes. */
    static int length(long ending) {
        return (int) ending & LENGTH;
    }

    /** The first eight bytes of a stem, or all of it and zeros. */
    static long head(long low, long ending) {
        int kept = kept(ending);
        long others = ending >>> Integer.SIZE << (kept << 3);
        long stem = low & Swar.FIRST[kept] | others & ~Swar.FIRST[kept];
        return stem & Swar.FIRST[length(ending)];
    }

    private static int kept(long ending) {
        return (int) ending >>> KEPT_SHIFT & LENGTH;
    }

    /**
     * Writes a stem and returns where it ends; bytes behind that, sixteen and four from {@code at},
     * are written too. The word, and over it what the stem has otherwise, in whole longs: no loop,
     * whose end nobody could predict.
     */
    static int writeStem(long low, long high, long ending, byte[] out, int at) {
        Swar.put(out, at, low);
        Swar.put(out, at + Long.BYTES, high);
        Swar.putInt(out, at + kept(ending), (int) (ending >>> Integer.SIZE));
        return at + length(ending);
    }
}
