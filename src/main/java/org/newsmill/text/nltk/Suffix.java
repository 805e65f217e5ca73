package org.newsmill.text.nltk;

import org.newsmill.text.bits.Swar;

import java.util.Arrays;

/**
 * A suffix that Porter's rules look for, and what they put in its place (Porter 1980; NLTK's
 * additions are marked). A record, because HotSpot treats the fields of a constant record as
 * constants.
 *
 * @param bytes the suffix as a number, its last letter on top
 * @param shift by how many bits to shift a word's last eight bytes down to compare them with {@code
 *     bytes}
 * @param length of the suffix, in letters
 * @param kept how many of its first letters stay
 * @param added the letters that are put after them
 */
record Suffix(long bytes, int shift, int length, int kept, String added) {

    static final Suffix IES = of("ies", "");
    static final Suffix SSES = of("sses", "");
    static final Suffix IED = of("ied", "");
    static final Suffix EED = of("eed", "");
    static final Suffix ED = of("ed", "");
    static final Suffix ING = of("ing", "");
    static final Suffix AT = of("at", "");
    static final Suffix BL = of("bl", "");
    static final Suffix IZ = of("iz", "");
    static final Suffix STAR_D = of("*d", "");

    /** NLTK's. */
    static final Suffix ALLI = of("alli", "al");

    /** NLTK's. The l counts as the stem's, so that geo and theo are long enough. */
    static final Suffix LOGI = of("logi", "log");

    static final Suffix ION = of("ion", "");

    private static final Suffix[] NONE = {};

    private static final Suffix[][] STEP_2 =
            byLastLetters(
                    of("ational", "ate"),
                    of("tional", "tion"),
                    of("enci", "ence"),
                    of("anci", "ance"),
                    of("izer", "ize"),
                    ALLI,
                    of("bli", "ble"),
                    of("entli", "ent"),
                    of("eli", "e"),
                    of("ousli", "ous"),
                    of("ization", "ize"),
                    of("ation", "ate"),
                    of("ator", "ate"),
                    of("alism", "al"),
                    of("iveness", "ive"),
                    of("fulness", "ful"),
                    of("ousness", "ous"),
                    of("aliti", "al"),
                    of("iviti", "ive"),
                    of("biliti", "ble"),
                    // NLTK's.
                    of("fulli", "ful"),
                    LOGI);

    private static final Suffix[][] STEP_3 =
            byLastLetters(
                    of("icate", "ic"),
                    of("ative", ""),
                    of("alize", "al"),
                    of("iciti", "ic"),
                    of("ical", "ic"),
                    of("ful", ""),
                    of("ness", ""));

    private static final Suffix[][] STEP_4 =
            byLastLetters(
                    of("al", ""),
                    of("ance", ""),
                    of("ence", ""),
                    of("er", ""),
                    of("ic", ""),
                    of("able", ""),
                    of("ible", ""),
                    of("ant", ""),
                    of("ement", ""),
                    of("ment", ""),
                    of("ent", ""),
                    ION,
                    of("ou", ""),
                    of("ism", ""),
                    of("ate", ""),
                    of("iti", ""),
                    of("ous", ""),
                    of("ive", ""),
                    of("ize", ""));

    /** By the last two letters: whether any step after 1a could change a word. */
    private static final boolean[] MAY_CHANGE = new boolean[STEP_2.length];

    static {
        for (int i = 0; i < MAY_CHANGE.length; i++) {
            int last = i >> 5;
            boolean isSuffix = STEP_2[i].length + STEP_3[i].length + STEP_4[i].length > 0;
            MAY_CHANGE[i] = isSuffix || last == ('y' & 31) || last == ('e' & 31);
        }
        MAY_CHANGE[index((byte) 'd', (byte) 'e')] = true;
        MAY_CHANGE[index((byte) 'g', (byte) 'n')] = true;
        MAY_CHANGE[index((byte) 'l', (byte) 'l')] = true;
    }

    /**
     * Whether the steps after 1a could change a word that ends in these letters. More than a third
     * of all words are finished by this look-up.
     */
    static boolean mayChange(byte last, byte beforeLast) {
        return MAY_CHANGE[index(last, beforeLast)];
    }

    /**
     * The suffixes of step 2 that end in these letters, in the order in which they are looked for.
     */
    static Suffix[] step2(byte last, byte beforeLast) {
        return STEP_2[index(last, beforeLast)];
    }

    /** As {@link #step2}. */
    static Suffix[] step3(byte last, byte beforeLast) {
        return STEP_3[index(last, beforeLast)];
    }

    /** As {@link #step2}. */
    static Suffix[] step4(byte last, byte beforeLast) {
        return STEP_4[index(last, beforeLast)];
    }

    private static Suffix of(String suffix, String replacement) {
        int kept = 0;
        while (kept < replacement.length() && suffix.charAt(kept) == replacement.charAt(kept)) {
            kept++;
        }
        int shift = Long.SIZE - suffix.length() * Byte.SIZE;
        return new Suffix(
                Swar.of(suffix), shift, suffix.length(), kept, replacement.substring(kept));
    }

    /**
     * A step's suffixes by their last two letters. Most words end in two letters that none of them
     * ends in, and one look-up says so.
     */
    private static Suffix[][] byLastLetters(Suffix... suffixes) {
        Suffix[][] table = new Suffix[32 * 32][];
        Arrays.fill(table, NONE);
        for (Suffix suffix : suffixes) {
            int top = (suffix.length - 1) * Byte.SIZE;
            int i = index((byte) (suffix.bytes >>> top), (byte) (suffix.bytes >>> top - Byte.SIZE));
            table[i] = Arrays.copyOf(table[i], table[i].length + 1);
            table[i][table[i].length - 1] = suffix;
        }
        return table;
    }

    /**
     * An index for each pair of letters. Other characters share these indexes; comparing the
     * suffixes then tells them apart.
     */
    private static int index(byte last, byte beforeLast) {
        return (last & 31) << 5 | beforeLast & 31;
    }
}
