package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.Contraction;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the words of {@link Contraction} among words in two longs. Those that have an apostrophe
 * never occur in normalised text, where the apostrophe is a token. In such a text a space follows
 * every word, so all of them are cut alike. Stateless.
 */
final class Contractions {

    /** In UTF-8, which takes at most eight bytes each, the first one lowest. */
    private static final long[] WORDS;

    /** How many bytes their first parts have. */
    private static final int[] HEADS;

    static {
        List<Contraction> all =
                Contraction.ALL.stream()
                        .filter(contraction -> contraction.tail().charAt(0) != '\'')
                        .toList();
        WORDS = new long[2 * all.size()];
        HEADS = new int[WORDS.length];
        for (int i = 0; i < all.size(); i++) {
            put(2 * i, all.get(i).head(), all.get(i).tail());
            // The reference ignores case, and so takes a dotless i for an i. Words without an i are
            // listed twice.
            put(2 * i + 1, all.get(i).head().replace('i', '\u0131'), all.get(i).tail());
        }
    }

    private Contractions() {}

    private static void put(int i, String head, String tail) {
        byte[] word = Utf8.bytes(head + tail);
        WORDS[i] = Swar.get(Arrays.copyOf(word, Long.BYTES), 0);
        HEADS[i] = Utf8.bytes(head).length;
    }

    /** Whether a lower-case word in UTF-8, the first byte lowest, is a contraction. */
    static boolean isContraction(long low, long high) {
        return high == 0 && indexOf(low) >= 0;
    }

    /** The length in bytes of a contraction's first part. */
    static int headOf(long low) {
        return HEADS[indexOf(low)];
    }

    private static int indexOf(long low) {
        for (int i = 0; i < WORDS.length; i++) {
            if (WORDS[i] == low) {
                return i;
            }
        }
        return -1;
    }
}
