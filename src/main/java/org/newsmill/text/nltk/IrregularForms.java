package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;

/**
 * The words that NLTK's Porter stemmer looks up instead of stemming them, the {@code pool} of NLTK
 * 3.8. None has more than eight letters, so each fits a long; they are in a hash table that is
 * nearly empty, so that for nearly every other word the first look-up finds nothing. Stateless.
 */
final class IrregularForms {

    private static final int BITS = 8;
    private static final long[] FORMS = new long[1 << BITS];
    private static final long[] STEMS = new long[1 << BITS];

    static {
        put("sky", "sky", "skies");
        put("die", "dying");
        put("lie", "lying");
        put("tie", "tying");
        put("news", "news");
        put("inning", "innings", "inning");
        put("outing", "outings", "outing");
        put("canning", "cannings", "canning");
        put("howe", "howe");
        put("proceed", "proceed");
        put("exceed", "exceed");
        put("succeed", "succeed");
    }

    private IrregularForms() {}

    private static void put(String stem, String... forms) {
        for (String form : forms) {
            int i = find(Swar.of(form));
            FORMS[i] = Swar.of(form);
            STEMS[i] = Swar.of(stem);
        }
    }

    /** The index of a form, or the empty one at which it would be. */
    private static int find(long form) {
        int i = (int) (form * 0x9e3779b97f4a7c15L >>> Long.SIZE - BITS);
        while (FORMS[i] != 0 && FORMS[i] != form) {
            i = i + 1 & FORMS.length - 1;
        }
        return i;
    }

    /** The stem of a form, or 0 for any other word of up to eight bytes. */
    static long stemOf(long word) {
        return STEMS[find(word)];
    }

    /**
     * Replaces the word {@code word[start..end)}, which is not empty, by its stem if it is an
     * irregular form. Eight bytes from {@code start} on must be readable.
     *
     * @return where the stem ends, or -1 if the word is not irregular
     */
    static int replace(byte[] word, int start, int end) {
        if (end - start > Long.BYTES) {
            return -1;
        }
        long stem = stemOf(Swar.first(Swar.get(word, start), end - start));
        if (stem == 0) {
            return -1;
        }
        int to = start;
        for (long rest = stem; rest != 0; rest >>>= Byte.SIZE) {
            word[to++] = (byte) rest;
        }
        return to;
    }
}
