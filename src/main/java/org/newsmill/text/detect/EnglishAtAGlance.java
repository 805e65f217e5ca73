package org.newsmill.text.detect;

import java.util.List;

/**
 * Tells that a text surely is in English, as most are, for a fraction of what all languages cost.
 * The other languages of the script are put into seven groups, and of each group only the highest
 * weight of a word counts. So no language can have a higher sum than its group, and what is sure
 * against the groups is sure against the languages. Immutable, thread-safe.
 */
final class EnglishAtAGlance {

    private static final int GROUPS = Long.BYTES - 1;
    private static final long EVEN = 0x00FF00FF00FF00FFL;
    private static final int SUM = 0xFFFF;
    private static final int LONGEST = 3;
    private static final int LETTERS = 'z' - 'a' + 1;

    /**
     * For each word of up to three letters: the weight of English in the lowest byte, and above it
     * the highest of each group.
     */
    private final long[] weights = new long[LanguageModel.PLAIN_WORDS];

    EnglishAtAGlance(LanguageModel model) {
        String[] tags = model.script(Letters.LATIN).tags();
        int english = List.of(tags).indexOf("en");
        for (int word = 0; word < weights.length; word++) {
            int row = model.plainRow(word);
            if (row >= 0) {
                weights[word] = groups(model.weights(), row, tags.length, english);
            }
        }
    }

    private static long groups(byte[] weights, int row, int languages, int english) {
        int[] most = new int[Long.BYTES];
        most[0] = weights[row + english];
        for (int language = 0; language < languages; language++) {
            int group = 1 + language % GROUPS;
            if (language != english) {
                most[group] = Math.max(most[group], weights[row + language]);
            }
        }
        long groups = 0;
        for (int group = GROUPS; group >= 0; group--) {
            groups = groups << Byte.SIZE | most[group];
        }
        return groups;
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
            int word = 0;
            int length = 0;
            for (int i = 0; i <= end; i++) {
                char c = i < end ? chars[i] : ' ';
                int letter = (c | 0x20) - 'a';
                if (c < 0x80 && letter >= 0 && letter < LETTERS) {
                    word = word << 5 | letter + 1;
                    length++;
                    continue;
                }
                if (c >= 0x80 && Letters.script(c) != Letters.NONE) {
                    return false;
                }
                if (length > 0 && length <= LONGEST) {
                    long groups = weights[word];
                    even += groups & EVEN;
                    odd += groups >>> Byte.SIZE & EVEN;
                    words++;
                }
                word = 0;
                length = 0;
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
