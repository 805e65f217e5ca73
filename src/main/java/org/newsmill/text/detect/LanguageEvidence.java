package org.newsmill.text.detect;

import org.newsmill.text.bits.Swar;

/**
 * What the words of one text say about its language: for each script the letters, and, if several
 * languages share it, the sums of the weights of their groups of letters. Thread-confined.
 */
final class LanguageEvidence {

    /** More of them would be too much for sums of sixteen bits. */
    static final int MOST_GROUPS = 500;

    /** What stands for the end of a word in a group. */
    private static final long END = '_';

    /** Put before a word that is shorter than a group. */
    private static final long SHORT = 1L << 3 * Character.SIZE;

    private static final long EVEN = 0x00FF00FF00FF00FFL;
    private static final int LANES = Long.SIZE / Short.SIZE;
    private static final int LANE = 0xFFFF;

    private final LanguageModel model;
    private final int[] letters = new int[Letters.COUNT];
    private final long[][] sums = new long[Letters.COUNT][];

    /** How many groups were looked up, by script. */
    private final int[] groups = new int[Letters.COUNT];

    private final boolean isQuick;
    private int groupCount;

    /**
     * @param isQuick whether short words are all that is looked up: they are few, and most of them
     *     function words
     */
    LanguageEvidence(LanguageModel model, boolean isQuick) {
        this.model = model;
        this.isQuick = isQuick;
    }

    /** Reads the words of {@code text[from, to)}, as long as there is room. */
    void read(String text, int from, int to) {
        int i = from;
        while (i < to && groupCount < MOST_GROUPS) {
            byte script = Letters.script(text.charAt(i));
            i = script > Letters.PASSED_OVER ? readWord(text, i, to, script) : i + 1;
        }
    }

    /** Reads a word, all of whose letters are of the same script, and returns the index after. */
    private int readWord(String text, int from, int to, byte script) {
        boolean isShared = model.script(script) != null;
        boolean inParts = isShared && !isQuick;
        long key = 0;
        int length = 0;
        int i = from;
        for (; i < to; i++) {
            char c = text.charAt(i);
            byte of = Letters.script(c);
            if (of != script) {
                if (of != Letters.PASSED_OVER) {
                    break;
                }
                continue;
            }
            key = key << Character.SIZE | Letters.lower(c);
            length++;
            if (inParts && length >= LANES && groupCount < MOST_GROUPS) {
                if (length == LANES) {
                    add(script, END << 3 * Character.SIZE | key >>> Character.SIZE);
                }
                add(script, key);
            }
        }
        letters[script] += length;
        if (isShared && (length < LANES || inParts)) {
            add(script, length < LANES ? SHORT | key : key << Character.SIZE | END);
        }
        return i;
    }

    private void add(byte script, long key) {
        groupCount++;
        groups[script]++;
        int row = model.row(key);
        if (row < 0) {
            return;
        }
        int width = model.script(script).width();
        long[] sum = sums[script];
        if (sum == null) {
            sum = new long[width / LANES];
            sums[script] = sum;
        }
        byte[] weights = model.weights();
        for (int i = 0; i < width / Long.BYTES; i++) {
            long eight = Swar.get(weights, row + i * Long.BYTES);
            sum[2 * i] += eight & EVEN;
            sum[2 * i + 1] += eight >>> Byte.SIZE & EVEN;
        }
    }

    /** How many groups of a script were looked up. */
    int groups(int script) {
        return groups[script];
    }

    int letters(int script) {
        return letters[script];
    }

    /** The sum of a language of a script, by its number there. */
    int sum(int script, int language) {
        long[] sum = sums[script];
        if (sum == null) {
            return 0;
        }
        int pair = language / Long.BYTES * 2 + (language & 1);
        int lane = language % Long.BYTES / 2;
        return (int) (sum[pair] >>> lane * Short.SIZE) & LANE;
    }

    /** The script with the most letters. Those of Chinese and Japanese count for several. */
    int script() {
        int best = 0;
        int most = 0;
        for (int script = Letters.LATIN; script < Letters.COUNT; script++) {
            int count = letters[script];
            if (script == Letters.HAN || script == Letters.KANA) {
                count = 3 * (letters[Letters.HAN] + letters[Letters.KANA]);
            }
            if (count > most) {
                most = count;
                best = script;
            }
        }
        return best;
    }
}
