package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

import java.util.Arrays;

/**
 * Words that an engine has met, with their stems: most words of a text are among a few thousand. A
 * word of at most {@value #LONGEST} bytes is kept in two longs, so that finding it takes two
 * comparisons and no loop.
 *
 * <p>The table has a fixed number of entries. A word can be in one of two slots, side by side; a
 * new word evicts the one that was used longer ago. An entry also counts its word's occurrences in
 * the current text, so an entry in use by the current text is not evicted before the text ends. A
 * word whose two slots are both taken is {@link Uncached}: it is stemmed at each occurrence, which
 * costs more per word, but stays linear. Not thread-safe: each engine has its own, without locks.
 */
final class StemCache {

    /** The longest word that it takes, in bytes. */
    static final int LONGEST = 16;

    /** By a word's length: the mask for the second eight bytes from its start. */
    private static final long[] SECOND = new long[LONGEST + 1];

    static {
        for (int length = Long.BYTES; length < SECOND.length; length++) {
            SECOND[length] = Swar.mask(length - Long.BYTES);
        }
    }

    /**
     * How many longs an entry takes: the word's two, its {@link StemDelta}, and its use, which has
     * the number of the text that used it last above and how often it did so below.
     */
    private static final int ENTRY = 4;

    private static final int DELTA = 2;
    private static final int USE = 3;

    /** 16,384 entries are half a megabyte, which stays in the second-level cache of a core. */
    private static final int ENTRIES_LOG2 = 14;

    static final int ENTRIES = 1 << ENTRIES_LOG2;

    /** Entries from here on belong to uncached words. */
    static final int FIRST_UNCACHED = ENTRY * ENTRIES;

    private static final int SET_SHIFT = Long.SIZE - (ENTRIES_LOG2 - 1);

    /** Odd numbers without a pattern, whose products spread the words over the table. */
    private static final long SPREAD_LOW = 0x9e3779b97f4a7c15L;

    private static final long SPREAD_HIGH = 0xc2b2ae3d27d4eb4fL;

    /** How many entries there are, at first, for a text's uncached words. */
    private static final int UNCACHED = 256;

    private long[] table = new long[ENTRY * (ENTRIES + UNCACHED)];

    private final byte[] stemBytes = new byte[LONGEST + Long.BYTES];

    /** The number of the current text, in the upper half as in an entry's use. */
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

    /**
     * Finds a word, which then counts as used by the current text.
     *
     * @return its entry, an index in the table, or a negative number if it has none
     */
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
     * Finds many words as {@link #find} does, except that it misses a rare few that are there. It
     * loops without a branch, because a processor cannot predict which of its two slots a word has,
     * nor whether it has one.
     *
     * @param entries takes the entries, or negative numbers
     * @param missed takes the indexes of the words that were not found; longer by one than needed
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
     * Guesses each word's slot by comparing the first eight bytes with those in its first slot,
     * which is wrong only if two words with the same first eight bytes share their slots. This loop
     * waits for memory; the shorter it is, the more words wait at the same time.
     */
    private void guessAll(long[] lows, long[] highs, int count, int[] entries) {
        long[] t = table;
        for (int i = 0; i < count; i++) {
            long low = lows[i];
            int first = setOf(low, highs[i]);
            // Stays at the first slot if there is no difference, else goes on to the second one.
            long difference = t[first] ^ low;
            entries[i] = first + (int) ((difference | -difference) >> Long.SIZE - 1 & ENTRY);
        }
    }

    /** A slot for a word that has none, or a negative number if the current text uses both. */
    int slotFor(long low, long high) {
        int first = setOf(low, high);
        int second = first + ENTRY;
        int entry = table[first + USE] <= table[second + USE] ? first : second;
        return table[entry + USE] >= text ? -1 : entry;
    }

    /**
     * The entry of a word that is its own stem; the word is put if it has none.
     *
     * @param length the word's length in bytes
     * @return the entry, or a negative number if both slots are taken
     */
    int entryOfStem(long low, long high, int length) {
        int entry = find(low, high);
        if (entry < 0) {
            entry = slotFor(low, high);
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

    /** Puts a word and its delta into a slot. It counts as used by the current text. */
    void put(int entry, long low, long high, long delta) {
        table[entry] = low;
        table[entry + 1] = high;
        table[entry + DELTA] = delta;
        table[entry + USE] = text;
    }

    /** 1 if the entry's stem has a letter or a number, else 0. */
    int isWord(int entry) {
        return StemDelta.isWord(table[entry + DELTA]);
    }

    /**
     * Counts an occurrence of a word that was found or put in the current text. The first
     * occurrence appends its entry to {@code seen}.
     *
     * @param seen entries in the order of their first use; {@code seen[count]} is overwritten even
     *     by later occurrences, which saves a branch
     * @param count how many there are
     * @return how many there are now
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

    /** Writes an entry's stem as {@link StemDelta#writeStem} does; returns the index after it. */
    int writeStem(int entry, byte[] out, int at) {
        return StemDelta.writeStem(table[entry], table[entry + 1], table[entry + DELTA], out, at);
    }

    /** Copies an entry's word and delta, three longs, to {@code out} from {@code at} on. */
    void copy(int entry, long[] out, int at) {
        out[at] = table[entry];
        out[at + 1] = table[entry + 1];
        out[at + 2] = table[entry + DELTA];
    }

    /** Copies the same, with a count in the delta. */
    void copy(int entry, int count, long[] out, int at) {
        copy(entry, out, at);
        out[at + 2] = StemDelta.withCount(table[entry + DELTA], count);
    }

    /** An entry's stem in an array of its own. */
    byte[] stemOf(int entry) {
        return Arrays.copyOf(stemBytes, writeStem(entry, stemBytes, 0));
    }

    /**
     * The first eight bytes of a word, with zeros after its end. {@value #LONGEST} bytes from
     * {@code at} on must be readable.
     *
     * @param length the word's length in bytes, at most {@value #LONGEST}
     */
    static long lowOf(byte[] in, int at, int length) {
        return Swar.get(in, at) & Swar.mask(length);
    }

    /** The next eight bytes of such a word. */
    static long highOf(byte[] in, int at, int length) {
        return Swar.get(in, at + Long.BYTES) & SECOND[length];
    }

    /** The length of a word in bytes. */
    static int length(long low, long high) {
        return high == 0
                ? Long.BYTES - Long.numberOfLeadingZeros(low) / Byte.SIZE
                : 2 * Long.BYTES - Long.numberOfLeadingZeros(high) / Byte.SIZE;
    }

    /** Compares the stems of two entries, not those of uncached words, in code point order. */
    int compareStems(int a, int b) {
        long deltaOfA = table[a + DELTA];
        long deltaOfB = table[b + DELTA];
        int comparison =
                compare(StemDelta.head(table[a], deltaOfA), StemDelta.head(table[b], deltaOfB));
        if (comparison != 0 || !StemDelta.hasTail(deltaOfA) && !StemDelta.hasTail(deltaOfB)) {
            return comparison;
        }
        return compare(
                StemDelta.tail(table[a + 1], deltaOfA), StemDelta.tail(table[b + 1], deltaOfB));
    }

    private static int compare(long a, long b) {
        return Long.compareUnsigned(Long.reverseBytes(a), Long.reverseBytes(b));
    }

    /** The entry in which the current text's uncached word of that number, from 0, is counted. */
    static int uncachedEntry(int number) {
        return ENTRY * (ENTRIES + number);
    }

    /** The number of the uncached word that has this entry; negative for other entries. */
    static int uncachedNumber(int entry) {
        return entry / ENTRY - ENTRIES;
    }

    /**
     * Puts an uncached word. Its number stands in for its bytes; {@link Terms} find it by that.
     *
     * @param head the first eight bytes of its stem, with zeros after a shorter one
     */
    void putUncached(int number, long head) {
        int entry = uncachedEntry(number);
        if (entry >= table.length) {
            table = Arrays.copyOf(table, Math.multiplyExact(2, table.length));
        }
        put(entry, number, 0, StemDelta.uncached(head));
    }
}
