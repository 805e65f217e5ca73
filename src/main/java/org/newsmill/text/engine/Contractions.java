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
 * <p>Every new word is asked about, so a word is looked up by one load and one comparison, in a
 * table small enough to stay in the first-level cache.
 */
final class Contractions {

    private static final int SIZE = 32;

    /** The words in UTF-8, which takes at most eight bytes each, the first one lowest. */
    private static final long[] WORDS = new long[SIZE];

    /** How many bytes their first parts have. */
    private static final int[] HEADS = new int[SIZE];

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
        byte[] word = Arrays.copyOf(Utf8.bytes(head + tail), Long.BYTES);
        long low = Swar.get(word, 0);
        int i = indexOf(low);
        if (WORDS[i] != 0 && WORDS[i] != low) {
            throw new IllegalStateException(head + tail + " needs an index of its own");
        }
        WORDS[i] = low;
        HEADS[i] = Utf8.bytes(head).length;
    }

    /** Whether a lower-case word in UTF-8, the first byte lowest, is a contraction. */
    static boolean isContraction(long low, long high) {
        return WORDS[indexOf(low)] == low && high == 0;
    }

    /** The length in bytes of a contraction's first part. */
    static int headOf(long low) {
        return HEADS[indexOf(low)];
    }

    /** The first byte and the third one are enough to tell the contractions apart. */
    private static int indexOf(long low) {
        return (int) (low ^ low >>> 2 * Byte.SIZE) & SIZE - 1;
    }
}
