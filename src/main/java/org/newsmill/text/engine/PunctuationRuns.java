package org.newsmill.text.engine;

import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.TreebankTokenizer;

import java.util.Arrays;

/**
 * What the Treebank rules make of a run of punctuation in a normalised text, in UTF-8. The rules
 * look at a run's neighbours, but in a normalised text these are always spaces, so the result
 * depends only on the run and on whether it is the first or the last token of the text. Not
 * thread-safe.
 */
final class PunctuationRuns {

    private static final int LARGEST_KEPT = 1 << 20;

    private final TreebankTokenizer tokenizer = new TreebankTokenizer();
    private char[] chars = new char[64];
    private byte[] tokens = new byte[256];
    private int length;
    private int count;

    /**
     * The tokens of runs of two ASCII marks, as {@code ."}, which most runs are; the index is the
     * first mark times 128 plus the second.
     */
    private final byte[][] pairs = new byte[128 * 128][];

    private final byte[] pairCounts = new byte[128 * 128];

    /**
     * Cuts the run {@code run[from..to)} into tokens.
     *
     * @param first whether only white space comes before
     * @param last whether only white space follows
     * @return the tokens, each with a space after it, in the first {@link #length()} bytes; valid
     *     until the next call
     */
    byte[] cut(byte[] run, int from, int to, boolean first, boolean last) {
        boolean isPair = to - from == 2 && !first && !last && run[from] >= 0;
        return isPair ? cutPair(run, from) : tokenize(run, from, to, first, last);
    }

    /** The length in bytes of the tokens last returned. */
    int length() {
        return length;
    }

    /** The number of the tokens last returned. */
    int count() {
        return count;
    }

    private byte[] cutPair(byte[] run, int from) {
        int pair = run[from] << 7 | run[from + 1];
        if (pairs[pair] == null) {
            pairs[pair] = Arrays.copyOf(tokenize(run, from, from + 2, false, false), length);
            pairCounts[pair] = (byte) count;
        }
        length = pairs[pair].length;
        count = pairCounts[pair];
        return pairs[pair];
    }

    private byte[] tokenize(byte[] run, int from, int to, boolean first, boolean last) {
        int room = to - from + 2;
        if (chars.length < room || chars.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
            chars = new char[Math.max(room, 64)];
            // A quote becomes two bytes and a space.
            tokens = new byte[Utf8.BYTES_PER_CHAR * chars.length];
        }
        int end = 0;
        if (!first) {
            chars[end++] = ' ';
        }
        end = Utf8.decode(run, from, to, chars, end);
        if (!last) {
            chars[end++] = ' ';
        }
        tokenizer.read(chars, 0, end, last);
        length = 0;
        count = 0;
        while (tokenizer.text().next()) {
            length = tokenizer.text().write(tokens, length);
            tokens[length++] = ' ';
            count++;
        }
        return tokens;
    }
}
