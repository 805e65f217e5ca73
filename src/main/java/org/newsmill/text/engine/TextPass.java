package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.CodePoints;

import java.util.Arrays;

/**
 * The one walk over a text that lower-cases it, cuts it into tokens and has them stemmed. Not
 * thread-safe; buffers are reused.
 *
 * <p>The Treebank rules look at a token's neighbours, but in a normalised text these are always
 * spaces. All that remains of the rules is that some contractions are split, which {@link
 * StemOutput} does, and that runs of punctuation are cut, which {@link PunctuationRuns} does; a
 * single mark stays as it is, except for a quote. So words and single marks, which most tokens are,
 * need no tokenizer.
 */
final class TextPass {

    private static final int LARGEST_KEPT = 1 << 21;

    private final Utf8Source source;
    private final TokenBounds bounds = new TokenBounds();

    /** Words for {@link #stems}, in two longs each. */
    private final long[] lows = new long[TokenBounds.MOST];

    private final long[] highs = new long[TokenBounds.MOST];

    private final PunctuationRuns runs = new PunctuationRuns();
    private final StemOutput stems;

    /** The index after the last byte that is not white space. */
    private int inEnd;

    private byte[] normal = new byte[1 << 14];
    private int normalEnd;
    private boolean stemming;

    TextPass(Utf8Source source, StemOutput stems) {
        this.source = source;
        this.stems = stems;
    }

    /**
     * Normalises a text.
     *
     * @param stemming whether also to stem the normalised text
     */
    void read(String text, boolean stemming) {
        source.read(text, true);
        inEnd = trim(source.bytes, source.length);
        // At worst each byte is a token with a space after it; in the stems a quote takes one more.
        int room = Math.multiplyExact(2, source.length) + Utf8Source.SLACK;
        if (normal.length < room || normal.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
            normal = new byte[room];
        }
        normalEnd = 0;
        this.stemming = stemming;
        if (stemming) {
            stems.begin(Math.multiplyExact(3, source.length));
        }
        scan();
    }

    /** The normalised text as a string. */
    String normalised() {
        return source.string(normal, 0, Math.max(0, normalEnd - 1));
    }

    /** Whether the text just read was its own normal form. */
    boolean wasNormalised() {
        int length = Math.max(0, normalEnd - 1);
        return source.isWhole
                && !bounds.hasLowered()
                && Arrays.equals(normal, 0, length, source.bytes, 0, source.length);
    }

    private static int trim(byte[] in, int end) {
        while (end > 0) {
            int start = Utf8.startBefore(in, end);
            if (CodePoints.classOf(Utf8.codePointAt(in, start)) != CodePoints.SPACE) {
                return end;
            }
            end = start;
        }
        return 0;
    }

    private void scan() {
        int resume = 0;
        bounds.begin(source.bytes, source.length);
        for (int count = bounds.next(); count >= 0; count = bounds.next()) {
            resume = readTokens(count, resume);
        }
    }

    /**
     * Reads the tokens whose bounds are known, from the index {@code resume} on, and returns the
     * index after the last one.
     */
    private int readTokens(int count, int resume) {
        for (int i = 0; i < count; i++) {
            if (bounds.starts[i] >= resume) {
                int first = i;
                i = readSimple(first, count);
                if (stemming) {
                    stems.writeWords(lows, highs, i - first);
                }
            }
            if (i < count) {
                resume = readThrough(Math.max(bounds.starts[i], resume), bounds.ends[i]);
            }
        }
        return resume;
    }

    /**
     * Reads words and single marks up to the first token that is neither, and returns the number of
     * that token. A loop of its own without calls, so that the compiler keeps what it needs in
     * registers.
     */
    private int readSimple(int from, int count) {
        byte[] in = source.bytes;
        byte[] out = normal;
        int[] starts = bounds.starts;
        int[] ends = bounds.ends;
        long[] low = lows;
        long[] high = highs;
        int o = normalEnd;
        int i = from;
        for (; i < count; i++) {
            int start = starts[i];
            int length = ends[i] - start;
            // Words and single marks take the same path, because a processor could not predict
            // which
            // of them comes next.
            if (length > StemCache.LONGEST
                    || TokenBounds.kindOf(in[start]) * length > TokenBounds.MARK
                    || TokenBounds.kindOf(in[start + length]) == TokenBounds.OTHER) {
                break;
            }
            long first = StemCache.lowOf(in, start, length);
            long second = StemCache.highOf(in, start, length);
            Swar.put(out, o, first);
            Swar.put(out, o + Long.BYTES, second);
            out[o + length] = ' ';
            o += length + 1;
            low[i - from] = first;
            high[i - from] = second;
        }
        normalEnd = o;
        return i;
    }

    /** Reads a word of any characters and any length, and returns the index after it. */
    private int readAnyWord(int i) {
        byte[] in = source.bytes;
        int start = normalEnd;
        int end = start;
        while (i < inEnd) {
            int codePoint = Utf8.codePointAt(in, i);
            if (!CodePoints.isWord(codePoint)) {
                break;
            }
            end = Utf8.put(CodePoints.toLower(codePoint), normal, end);
            i += Utf8.length(in[i]);
        }
        normal[end] = ' ';
        normalEnd = end + 1;
        if (stemming) {
            stem(start, end);
        }
        return i;
    }

    /**
     * Reads from {@code i} to {@code end}, which the bounds describe too roughly, one real token
     * after another, and returns the index after the last one.
     */
    private int readThrough(int i, int end) {
        while (i < end) {
            i = readAny(i);
        }
        return i;
    }

    private int readAny(int i) {
        byte[] in = source.bytes;
        byte type = CodePoints.classOf(Utf8.codePointAt(in, i));
        if (type == CodePoints.SPACE) {
            return i + Utf8.length(in[i]);
        }
        return type == CodePoints.WORD ? readAnyWord(i) : readMarks(i);
    }

    private void stem(int start, int end) {
        int length = end - start;
        if (length > StemCache.LONGEST) {
            stems.writeLongWord(normal, start, end);
            return;
        }
        lows[0] = StemCache.lowOf(normal, start, length);
        highs[0] = StemCache.highOf(normal, start, length);
        stems.writeWords(lows, highs, 1);
    }

    /** Reads a run of punctuation and returns the index after it. */
    private int readMarks(int i) {
        byte[] in = source.bytes;
        int start = normalEnd;
        int end = start;
        while (i < inEnd) {
            int codePoint = Utf8.codePointAt(in, i);
            if (CodePoints.classOf(codePoint) != CodePoints.PUNCTUATION) {
                break;
            }
            end = Utf8.put(CodePoints.toLower(codePoint), normal, end);
            i += Utf8.length(in[i]);
        }
        normalEnd = end;
        normal[normalEnd++] = ' ';
        if (stemming) {
            byte[] tokens = runs.cut(normal, start, end, start == 0, i == inEnd);
            stems.writeMarks(tokens, 0, runs.length(), runs.count());
        }
        return i;
    }
}
