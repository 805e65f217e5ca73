package org.newsmill.text.detect;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells that a text surely is in English, as most are, for a fraction of what all languages cost.
 * The other languages of the script are put into seven groups, and of each group only the highest
 * weight of a word counts. So no language can have a higher sum than its group, and what is sure
 * against the groups is sure against the languages. Immutable, thread-safe.
 */
final class EnglishAtAGlance {

    /**
     * Languages whose short words are alike where English has such too, so that the sums are as low
     * as can be. A language that is missing goes with the last.
     */
    private static final List<Set<String>> GROUPS =
            Stream.of(
                            "ha ig lg mi pl rn sn st sw tn ts xh yo zu",
                            "ca cs da eo es et eu fi gl lt nb nn pt sk",
                            "hr it la ln ro sl sr tr uz vi",
                            "bs cy fr id mt sv tl wo",
                            "af de nl om so",
                            "ga hu ku sq",
                            "az is lv ms")
                    .map(tags -> Set.of(tags.split(" ")))
                    .toList();

    private static final long EVEN = 0x00FF00FF00FF00FFL;
    private static final int SUM = 0xFFFF;
    private static final int LETTER_BITS = 5;

    /** The bits that only words of more than three letters have. */
    private static final int LONG = Integer.MAX_VALUE & -LanguageModel.PLAIN_WORDS;

    private static final int ASCII = 0x80;

    /** The number of each letter of ASCII, in whatever case; 0 of what is none. */
    private static final byte[] LETTERS = new byte[ASCII];

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            LETTERS[c] = (byte) (c - 'a' + 1);
            LETTERS[Character.toUpperCase(c)] = LETTERS[c];
        }
    }

    /**
     * For each word of up to three letters: the weight of English in the lowest byte, and above it
     * the highest of each group.
     */
    private final long[] weights = new long[LanguageModel.PLAIN_WORDS];

    EnglishAtAGlance(LanguageModel model) {
        String[] tags = model.script(Letters.LATIN).tags();
        int english = List.of(tags).indexOf("en");
        int[] groups = Stream.of(tags).mapToInt(EnglishAtAGlance::group).toArray();
        groups[english] = 0;
        for (int word = 0; word < weights.length; word++) {
            int row = model.plainRow(word);
            if (row >= 0) {
                weights[word] = highest(model.weights(), row, groups);
            }
        }
    }

    /** The highest weight of each group, the first in the lowest byte. */
    private static long highest(byte[] weights, int row, int[] groups) {
        long highest = 0;
        for (int language = 0; language < groups.length; language++) {
            int shift = groups[language] * Byte.SIZE;
            long weight = weights[row + language];
            if (weight > (highest >>> shift & 0xFF)) {
                highest = highest & ~(0xFFL << shift) | weight << shift;
            }
        }
        return highest;
    }

    /** The number of a language's group, from 1 on. */
    private static int group(String tag) {
        int group = 0;
        while (group < GROUPS.size() - 1 && !GROUPS.get(group).contains(tag)) {
            group++;
        }
        return group + 1;
    }

    /**
     * Reads the short words of some pieces of a text.
     *
     * @param fewest how many pieces are read at least
     * @param margin by how much English must lead
     * @param mean the least mean weight of a word in English
     * @return whether the text is in English beyond doubt; false also if there is anything but
     *     letters of ASCII in what was read, for that takes a closer look
     */
    boolean isSure(TextPieces pieces, int fewest, int margin, int mean) {
        long even = 0;
        long odd = 0;
        int words = 0;
        for (int piece = 0; piece < pieces.count(); piece++) {
            char[] chars = pieces.read(piece);
            int end = pieces.length();
            chars[end] = ' ';
            int word = 0;
            for (int i = 0; i <= end; i++) {
                char c = chars[i];
                int letter = c < ASCII ? LETTERS[c] : 0;
                if (letter > 0) {
                    word = word << LETTER_BITS | letter | word & LONG;
                    continue;
                }
                if (c >= ASCII && Letters.script(c) != Letters.NONE) {
                    return false;
                }
                if (word > 0 && word < weights.length) {
                    long groups = weights[word];
                    even += groups & EVEN;
                    odd += groups >>> Byte.SIZE & EVEN;
                    words++;
                }
                word = 0;
            }
            if (piece + 1 >= fewest) {
                int english = (int) even & SUM;
                if (english >= mean * words && english - highest(even & ~SUM, odd) > margin) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int highest(long even, long odd) {
        int highest = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Short.SIZE) {
            highest = Math.max(highest, (int) (even >>> shift) & SUM);
            highest = Math.max(highest, (int) (odd >>> shift) & SUM);
        }
        return highest;
    }
}
