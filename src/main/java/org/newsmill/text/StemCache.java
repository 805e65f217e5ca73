package org.newsmill.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Words that an engine has met, with their stems: most words of a text are among a few thousand. A
 * word of at most {@value #LONGEST} bytes is held in two longs, so that finding it is two
 * comparisons and no loop.
 *
 * <p>The table has a fixed number of entries, and a word has two places it can be in, side by side;
 * a new word takes the place that was used longer ago. An entry also counts its word's occurrences
 * in the current text, wherefore one that the current text has used stays until the next text:
 * words that find no place are then stemmed anew each time, which is slower, but no slower for a
 * larger text. Not thread-safe, which is why it needs no locks.
 */
final class StemCache {

    static final int LONGEST = 16;

    /** Longs an entry takes: the word's two, its stem's, and its use. */
    private static final int ENTRY = 4;

    private static final int STEM = 2;
    private static final int USE = 3;

    /**
     * 16,384 entries, which are half a megabyte: what remains in the second-level cache of a core.
     */
    private static final int ENTRIES_LOG2 = 14;

    static final int ENTRIES = 1 << ENTRIES_LOG2;

    private static final int SET_SHIFT = Long.SIZE - (ENTRIES_LOG2 - 1);

    /** Odd numbers without pattern, to spread the words over the table. */
    private static final long SPREAD_LOW = 0x9e3779b97f4a7c15L;

    private static final long SPREAD_HIGH = 0xc2b2ae3d27d4eb4fL;

    private static final long WORD_FLAG = 1L << 16;

    /**
     * Set once an entry's strings are there; those of an entry's last word need not be cleared
     * then.
     */
    private static final long STRINGS_FLAG = 1L << 17;

    private final long[] table = new long[ENTRY * ENTRIES];

    /** The words and stems as strings, and their order numbers, once they have been asked for. */
    private String[] words;

    private String[] stems;
    private long[] orders;
    private final byte[] bytes = new byte[2 * LONGEST];

    /** Number of the current text, in the upper half, as in an entry's use. */
    private long text = 1L << 32;

    /** Begins the next text: from now on no entry counts as used. */
    void nextText() {
        text += 1L << 32;
        if (text < 0) {
            Arrays.fill(table, 0);
            text = 1L << 32;
        }
    }

    /** The entry of a word, or a negative number if it has none. */
    int find(long low, long high) {
        long[] t = table;
        int first = setOf(low, high);
        // Which of the two places it is cannot be predicted, so it is computed: no difference, no
        // step to the second.
        long difference = t[first] ^ low | t[first + 1] ^ high;
        int entry = first + (int) ((difference | -difference) >> Long.SIZE - 1 & ENTRY);
        return (t[entry] ^ low | t[entry + 1] ^ high) == 0 ? entry : -1;
    }

    /** A place for a word that has none, or a negative number where the current text uses both. */
    int claim(long low, long high) {
        int first = setOf(low, high);
        int entry =
                Long.compareUnsigned(table[first + USE], table[first + ENTRY + USE]) <= 0
                        ? first
                        : first + ENTRY;
        if (isUsed(table[entry + USE])) {
            return -1;
        }
        table[entry] = low;
        table[entry + 1] = high;
        return entry;
    }

    private static int setOf(long low, long high) {
        return (int) ((low ^ high * SPREAD_HIGH) * SPREAD_LOW >>> SET_SHIFT) * (2 * ENTRY);
    }

    /**
     * Sets an entry's stem: the word's first bytes, and at most four others.
     *
     * @param isWord whether the stem has a letter or a number
     */
    void setStem(int entry, int length, int kept, int others, boolean isWord) {
        table[entry + STEM] = (long) others << 32 | (isWord ? WORD_FLAG : 0) | kept << 8 | length;
    }

    /** All about an entry's stem, for the methods below to take apart. */
    long stem(int entry) {
        return table[entry + STEM];
    }

    static int length(long stem) {
        return (int) stem & 0xff;
    }

    static int kept(long stem) {
        return (int) stem >>> 8 & 0xff;
    }

    static int others(long stem) {
        return (int) (stem >>> 32);
    }

    /** 1 for a stem with a letter or number, 0 for others. */
    static int isWord(long stem) {
        return (int) (stem >>> 16) & 1;
    }

    /** Counts an occurrence and returns 1 if it is the first in the current text, else 0. */
    int use(int entry) {
        long use = table[entry + USE];
        // Whether a word is new to the text is what a processor predicts worst, so there is nothing
        // here to predict.
        long wasUsed = text - use >> Long.SIZE - 1;
        table[entry + USE] = text + 1 + (use - text & wasUsed);
        return 1 + (int) wasUsed;
    }

    /** How often the current text has used the entry. */
    int uses(int entry) {
        return (int) table[entry + USE];
    }

    private boolean isUsed(long use) {
        return use > text;
    }

    /** The word as a string, the same one each time. */
    String wordOf(int entry) {
        return words[entry / ENTRY];
    }

    /** The stem as a string, the same one each time. */
    String stemOf(int entry) {
        return stems[entry / ENTRY];
    }

    /**
     * The order number of an entry's stem. To be asked first: it makes the strings that entries
     * have from then on.
     */
    long orderOf(int entry) {
        if ((table[entry + STEM] & STRINGS_FLAG) == 0) {
            makeStrings(entry);
        }
        return orders[entry / ENTRY];
    }

    private void makeStrings(int entry) {
        if (words == null) {
            words = new String[ENTRIES];
            stems = new String[ENTRIES];
            orders = new long[ENTRIES];
        }
        long stem = table[entry + STEM];
        int length = write(entry);
        String word = string(length);
        if (kept(stem) < length) {
            Swar.putInt(bytes, kept(stem), others(stem));
        }
        words[entry / ENTRY] = word;
        stems[entry / ENTRY] = kept(stem) == length ? word : string(length(stem));
        orders[entry / ENTRY] = WordOrder.orderOf(stems[entry / ENTRY]);
        table[entry + STEM] = stem | STRINGS_FLAG;
    }

    /** Writes the word into the bytes and returns its length. */
    private int write(int entry) {
        long low = table[entry];
        long high = table[entry + 1];
        Swar.put(bytes, 0, low);
        Swar.put(bytes, Long.BYTES, high);
        return high == 0
                ? Long.BYTES - Long.numberOfLeadingZeros(low) / Byte.SIZE
                : 2 * Long.BYTES - Long.numberOfLeadingZeros(high) / Byte.SIZE;
    }

    private String string(int length) {
        boolean isAscii = ((Swar.get(bytes, 0) | Swar.get(bytes, Long.BYTES)) & Swar.TOP_BITS) == 0;
        return isAscii
                ? new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                : Utf8.string(bytes, 0, length);
    }
}
