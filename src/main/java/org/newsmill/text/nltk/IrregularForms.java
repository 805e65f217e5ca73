package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;

/**
 * The words that NLTK's Porter stemmer looks up instead of stemming them. None has more than eight
 * letters, so each is a number, and they are in a table by its hash, which nearly every other word
 * finds to be empty at its place.
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

    /** The place of a form, or the empty one where it would be. */
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
     * Puts the stem in the place of the word {@code word[start..end)}, which is not empty, if it is
     * irregular.
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
