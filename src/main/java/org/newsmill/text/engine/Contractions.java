package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.Contraction;

import java.util.Arrays;

/**
 * Finds the words of {@link Contraction} among words in two longs. Those that have an apostrophe
 * never occur in normalised text, where the apostrophe is a token. In such a text a space follows
 * every word, so all of them are cut alike. Stateless.
 *
 * <p>Every new word is asked about, so they are in a hash table that is nearly empty: for nearly
 * every other word the first look-up finds nothing.
 */
final class Contractions {

    private static final int BITS = 7;

    /** The words in UTF-8, which takes at most eight bytes each, the first one lowest. */
    private static final long[] WORDS = new long[1 << BITS];

    /** How many bytes their first parts have. */
    private static final int[] HEADS = new int[1 << BITS];

    static {
        for (Contraction contraction : Contraction.ALL) {
            if (contraction.tail().charAt(0) != '\'') {
                put(contraction.head(), contraction.tail());
                // The reference ignores case, and so treats a dotless i as an i.
                put(contraction.head().replace('i', '\u0131'), contraction.tail());
            }
        }
    }

    private Contractions() {}

    private static void put(String head, String tail) {
        byte[] word = Utf8.bytes(head + tail);
        long low = Swar.get(Arrays.copyOf(word, Long.BYTES), 0);
        WORDS[find(low)] = low;
        HEADS[find(low)] = Utf8.bytes(head).length;
    }

    /** Whether a lower-case word in UTF-8, the first byte lowest, is a contraction. */
    static boolean isContraction(long low, long high) {
        return high == 0 && HEADS[find(low)] != 0;
    }

    /** The length in bytes of a contraction's first part. */
    static int headOf(long low) {
        return HEADS[find(low)];
    }

    /** The index of a word, or the empty one at which it would be. */
    private static int find(long low) {
        int i = (int) (low * 0x9e3779b97f4a7c15L >>> Long.SIZE - BITS);
        while (WORDS[i] != 0 && WORDS[i] != low) {
            i = i + 1 & WORDS.length - 1;
        }
        return i;
    }
}
