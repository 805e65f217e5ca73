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

    private int best;
    private int bestSum;
    private int secondSum;

    /**
     * @param isQuick whether short words are all that is looked up: they are few, and most of them
     *     function words
     */
    LanguageEvidence(LanguageModel model, boolean isQuick) {
        this.model = model;
        this.isQuick = isQuick;
    }

    /** Reads the words of the first {@code end} characters, as long as there is room. */
    void read(char[] chars, int end) {
        int i = 0;
        while (i < end && groupCount < MOST_GROUPS) {
            byte script = Letters.script(chars[i]);
            i = script > Letters.PASSED_OVER ? readWord(chars, i, end, script) : i + 1;
        }
    }

    /** Reads a word, all of whose letters are of the same script, and returns the index after. */
    private int readWord(char[] chars, int from, int end, byte script) {
        boolean isShared = model.script(script) != null;
        boolean inParts = isShared && !isQuick;
        long key = 0;
        int length = 0;
        int i = from;
        for (; i < end; i++) {
            char c = chars[i];
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
            add(script, length < LANES ? LanguageModel.SHORT | key : key << Character.SIZE | END);
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
        return sum == null ? 0 : sum(sum, language);
    }

    private static int sum(long[] sums, int language) {
        int pair = language >>> 3 << 1 | language & 1;
        int lane = language >>> 1 & LANES - 1;
        return (int) (sums[pair] >>> lane * Short.SIZE) & LANE;
    }

    /** Finds the language of a script with the highest sum, the first of equals. */
    void rank(int script) {
        best = 0;
        bestSum = 0;
        secondSum = 0;
        long[] ofScript = sums[script];
        int languages = ofScript == null ? 0 : model.script(script).tags().length;
        for (int language = 0; language < languages; language++) {
            int sum = sum(ofScript, language);
            if (sum > bestSum) {
                secondSum = bestSum;
                bestSum = sum;
                best = language;
            } else if (sum > secondSum) {
                secondSum = sum;
            }
        }
    }

    /** The language that was found last, by its number in its script. */
    int best() {
        return best;
    }

    int bestSum() {
        return bestSum;
    }

    /** How much higher its sum is than that of any other language. */
    int lead() {
        return bestSum - secondSum;
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
