package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

import java.util.Arrays;

/**
 * Words that an engine has met, with their stems: most words of a text are among a few thousand. A
 * word of at most {@value #LONGEST} bytes is held in two longs, so that finding it is two
 * comparisons and no loop.
 *
 * <p>The table has a fixed number of entries, and a word has two places it can be in, side by side;
 * a new word takes the place that was used longer ago. An entry can also count its word's
 * occurrences in the current text, wherefore one that the current text has used stays until the
 * next text: words that find no place are then stemmed anew each time, which is slower, but no
 * slower for a larger text. Not thread-safe, which is why it needs no locks.
 */
final class StemCache {

    static final int LONGEST = 16;

    /** By a word's length, what to keep of the second eight bytes from its start. */
    private static final long[] SECOND = new long[LONGEST + 1];

    static {
        System.arraycopy(Swar.FIRST, 0, SECOND, Long.BYTES, SECOND.length - Long.BYTES);
    }

    /** Longs an entry takes: the word's two, its stem's {@link StemDelta}, and its use. */
    private static final int ENTRY = 4;

    private static final int DELTA = 2;
    private static final int USE = 3;

    /**
     * 16,384 entries, which are half a megabyte: what remains in the second-level cache of a core.
     */
    private static final int ENTRIES_LOG2 = 14;

    static final int ENTRIES = 1 << ENTRIES_LOG2;

    /** Entries from here on are strays. */
    static final int FIRST_UNCACHED = ENTRY * ENTRIES;

    private static final int SET_SHIFT = Long.SIZE - (ENTRIES_LOG2 - 1);

    /** Odd numbers without pattern, to spread the words over the table. */
    private static final long SPREAD_LOW = 0x9e3779b97f4a7c15L;

    private static final long SPREAD_HIGH = 0xc2b2ae3d27d4eb4fL;

    /** Entries for the words of one text that have no other. */
    private static final int UNCACHED = 256;

    private long[] table = new long[ENTRY * (ENTRIES + UNCACHED)];

    private final byte[] stemBytes = new byte[LONGEST + Long.BYTES];

    /** Number of the current text, in the upper half, as in an entry's use. */
    private long text = 1L << 32;

    /** Begins the next text: from now on no entry counts as used. */
    void nextText() {
        if (table.length > ENTRY * (ENTRIES + UNCACHED)) {
            table = Arrays.copyOf(table, ENTRY * (ENTRIES + UNCACHED));
        }
        text += 1L << 32;
        if (text < 0) {
            Arrays.fill(table, 0);
            text = 1L << 32;
        }
    }

    /** The entry of a word, which now counts as used, or a negative number if it has none. */
    int find(long low, long high) {
        int first = setOf(low, high);
        for (int entry = first; entry <= first + ENTRY; entry += ENTRY) {
            if (table[entry] == low && table[entry + 1] == high) {
                table[entry + USE] = Math.max(table[entry + USE], text);
                return entry;
            }
        }
        return -1;
    }

    /**
     * Finds many words as {@link #find} does, but for a rare few that it takes for missing though
     * they are not. Loops without a branch, since which of its two places a word has, and whether
     * it has one, cannot be predicted.
     *
     * @param entries where the entries are put, or negative numbers
     * @param missed where the numbers of the words are put that were not found; one place longer
     * @return how many words were not found
     */
    int findAll(long[] lows, long[] highs, int count, int[] entries, int[] missed) {
        guessAll(lows, highs, count, entries);
        long[] t = table;
        long now = text;
        int misses = 0;
        for (int i = 0; i < count; i++) {
            int entry = entries[i];
            long rest = t[entry] ^ lows[i] | t[entry + 1] ^ highs[i];
            int miss = (int) ((rest | -rest) >> Long.SIZE - 1);
            t[entry + USE] = Math.max(t[entry + USE], now & ~miss);
            entries[i] = entry | miss;
            missed[misses] = i;
            misses -= miss;
        }
        return misses;
    }

    /**
     * Guesses each word's entry by the first half of what is in the first of its two places, which
     * is wrong only where two words that begin alike share their places. This waits for memory, and
     * the shorter the loop, the more words wait at once.
     */
    private void guessAll(long[] lows, long[] highs, int count, int[] entries) {
        long[] t = table;
        for (int i = 0; i < count; i++) {
            long low = lows[i];
            int first = setOf(low, highs[i]);
            // No difference, no step to the second place.
            long difference = t[first] ^ low;
            entries[i] = first + (int) ((difference | -difference) >> Long.SIZE - 1 & ENTRY);
        }
    }

    /** A place for a word that has none, or a negative number where the current text uses both. */
    int placeFor(long low, long high) {
        int first = setOf(low, high);
        int second = first + ENTRY;
        int entry = table[first + USE] <= table[second + USE] ? first : second;
        return table[entry + USE] >= text ? -1 : entry;
    }

    /**
     * The entry of a word that is its own stem, of so many bytes; it is put if it has none. A
     * negative number if there is no place.
     */
    int entryOfStem(long low, long high, int length) {
        int entry = find(low, high);
        if (entry < 0) {
            entry = placeFor(low, high);
            if (entry >= 0) {
                long delta = StemDelta.of(length, length, 0, true);
                put(entry, low, high, StemDelta.withOrder(delta, low));
            }
        }
        return entry;
    }

    private static int setOf(long low, long high) {
        return (int) ((low ^ high * SPREAD_HIGH) * SPREAD_LOW >>> SET_SHIFT) * (2 * ENTRY);
    }

    /** Puts a word at its place, with its stem's delta. It counts as used by the current text. */
    void put(int entry, long low, long high, long delta) {
        table[entry] = low;
        table[entry + 1] = high;
        table[entry + DELTA] = delta;
        table[entry + USE] = text;
    }

    /** 1 for a stem with a letter or number, 0 for others. */
    int isWord(int entry) {
        return StemDelta.isWord(table[entry + DELTA]);
    }

    /**
     * Counts an occurrence of a word that was found or put in the current text, and notes its entry
     * if it is the first one.
     *
     * @param seen entries in the order of their first use; {@code seen[count]} is changed in any
     *     case, which saves a branch
     * @param count how many are there
     * @return how many are there now
     */
    int use(int entry, int[] seen, int count) {
        long use = table[entry + USE];
        table[entry + USE] = use + 1;
        seen[count] = entry;
        return count + ((int) use - 1 >>> Integer.SIZE - 1);
    }

    /** An entry's {@link StemDelta}. */
    long deltaOf(int entry) {
        return table[entry + DELTA];
    }

    /** How often the current text has used the entry. */
    int uses(int entry) {
        return (int) table[entry + USE];
    }

    /** Writes an entry's stem as {@link StemDelta#writeStem} does, and returns where it ends. */
    int writeStem(int entry, byte[] out, int at) {
        return StemDelta.writeStem(table[entry], table[entry + 1], table[entry + DELTA], out, at);
    }

    /** Copies an entry's word and delta, three longs. */
    void copy(int entry, long[] out, int at) {
        out[at] = table[entry];
        out[at + 1] = table[entry + 1];
        out[at + 2] = table[entry + DELTA];
    }

    /** Copies the same with a count. */
    void copy(int entry, int count, long[] out, int at) {
        copy(entry, out, at);
        out[at + 2] = StemDelta.withCount(table[entry + DELTA], count);
    }

    /** An entry's stem, an array of its own. */
    byte[] stemOf(int entry) {
        return Arrays.copyOf(stemBytes, writeStem(entry, stemBytes, 0));
    }

    /** The first half of a word of so many bytes, behind which all {@value #LONGEST} are there. */
    static long lowOf(byte[] in, int at, int length) {
        return Swar.get(in, at) & Swar.FIRST[length];
    }

    /** The other half. */
    static long highOf(byte[] in, int at, int length) {
        return Swar.get(in, at + Long.BYTES) & SECOND[length];
    }

    /** How many bytes a word has. */
    static int length(long low, long high) {
        return high == 0
                ? Long.BYTES - Long.numberOfLeadingZeros(low) / Byte.SIZE
                : 2 * Long.BYTES - Long.numberOfLeadingZeros(high) / Byte.SIZE;
    }

    /** Compares the stems of two entries, neither of them a stray's, in code point order. */
    int compareStems(int a, int b) {
        long deltaOfA = table[a + DELTA];
        long deltaOfB = table[b + DELTA];
        int comparison =
                compare(StemDelta.head(table[a], deltaOfA), StemDelta.head(table[b], deltaOfB));
        if (comparison != 0 || !StemDelta.hasTail(deltaOfA) && !StemDelta.hasTail(deltaOfB)) {
            return comparison;
        }
        return compare(StemDelta.tail(table[a + 1], deltaOfA), StemDelta.tail(table[b + 1], deltaOfB));
    }

    private static int compare(long a, long b) {
        return Long.compareUnsigned(Long.reverseBytes(a), Long.reverseBytes(b));
    }

    /** The entry of the current text's stray of that number, from 0, for counting. */
    static int uncachedEntry(int number) {
        return ENTRY * (ENTRIES + number);
    }

    /** The number of the stray that has this entry; negative for other entries. */
    static int uncachedNumber(int entry) {
        return entry / ENTRY - ENTRIES;
    }

    /**
     * Puts a stray: in the place of a word its number, by which {@link Terms} find it.
     *
     * @param head the first eight bytes of its stem, or all of it and zeros
     */
    void putUncached(int number, long head) {
        int entry = uncachedEntry(number);
        if (entry >= table.length) {
            table = Arrays.copyOf(table, Math.multiplyExact(2, table.length));
        }
        put(entry, number, 0, StemDelta.uncached(head));
    }
}
