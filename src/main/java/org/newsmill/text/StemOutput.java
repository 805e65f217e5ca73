package org.newsmill.text;

import java.util.Arrays;
import java.util.List;

/**
 * Where stems are written, each with a space behind, and counted. Words come in lower case and
 * UTF-8; those of up to {@link StemCache#LONGEST} bytes as two longs, the first byte lowest. Not
 * thread-safe.
 */
final class StemOutput {

    private static final int LARGEST_KEPT = 1 << 21;

    /** Where the stems begin: the stemmer looks at what is before a word. */
    static final int START = PorterStemmer.MARGIN;

    /** Room before the first stem, and that writing whole longs may take behind the last. */
    private static final int SLACK = START + 32;

    private final StemCache cache = new StemCache();
    private final PorterStemmer stemmer = new PorterStemmer();
    private final TermTable terms = new TermTable(cache);
    private final boolean withTerms;

    private byte[] bytes = new byte[0];
    private int end;
    private int tokenCount;
    private int wordCount;

    StemOutput(boolean withTerms) {
        this.withTerms = withTerms;
    }

    /** Starts a text whose stems, with a space behind each, take at most {@code room} bytes. */
    void begin(int room) {
        if (bytes.length < room + SLACK
                || bytes.length > LARGEST_KEPT && room <= LARGEST_KEPT - SLACK) {
            bytes = new byte[room + SLACK];
            Arrays.fill(bytes, 0, START, (byte) ' ');
        }
        end = START;
        tokenCount = 0;
        wordCount = 0;
        terms.clear();
    }

    int tokenCount() {
        return tokenCount;
    }

    int wordCount() {
        return wordCount;
    }

    /** The terms; none if they are not wanted. */
    List<Term> terms() {
        return withTerms ? terms.terms(true) : List.of();
    }

    /** The stems are in these bytes, from {@link #START} on. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the last stem ends. */
    int end() {
        return Math.max(START, end - 1);
    }

    /**
     * Takes tokens that are single marks or lower-case words, which are split where they are
     * contractions.
     */
    void words(long[] lows, long[] highs, int[] lengths, int count) {
        for (int i = cachedWords(lows, highs, 0, count);
                i < count;
                i = cachedWords(lows, highs, i + 1, count)) {
            newWord(lows[i], highs[i], lengths[i]);
        }
    }

    /**
     * Takes words as long as they are in the cache, and returns how far that was. A loop of its
     * own, with no more in it than all words need, for the compiler to make it one piece whatever
     * it makes of the rest.
     */
    private int cachedWords(long[] lows, long[] highs, int from, int count) {
        byte[] out = bytes;
        int o = end;
        int words = wordCount;
        int i = from;
        for (; i < count; i++) {
            int entry = cache.find(lows[i], highs[i]);
            if (entry < 0) {
                break;
            }
            // The word, and over it what its stem has otherwise, in whole longs: no loop, whose end
            // nobody could predict.
            long stem = cache.stem(entry);
            Swar.put(out, o, lows[i]);
            Swar.put(out, o + Long.BYTES, highs[i]);
            Swar.putInt(out, o + StemCache.kept(stem), StemCache.others(stem));
            o += StemCache.length(stem);
            out[o++] = ' ';
            words += StemCache.isWord(stem);
            terms.count(entry);
        }
        end = o;
        wordCount = words;
        tokenCount += i - from;
        return i;
    }

    /** Takes a single mark or a word that is not in the cache, and puts it there if it can. */
    private void newWord(long low, long high, int length) {
        if (Contractions.isContraction(low, high)) {
            int head = Contractions.split(low);
            part(Swar.first(low, head), head);
            part(low >>> head * Byte.SIZE, length - head);
            return;
        }
        Swar.put(bytes, end, low);
        Swar.put(bytes, end + Long.BYTES, high);
        int entry = cache.claim(low, high);
        String word = entry < 0 ? string(bytes, end, end + length) : null;
        int stemEnd = low == '"' ? openQuote() : stemmer.stemLower(bytes, end, end + length);
        boolean isWord = hasLetterOrNumber(stemEnd);
        if (entry < 0) {
            closeStray(word, stemEnd, isWord);
            return;
        }
        int kept = low == '"' ? 0 : Math.min(stemmer.changed(), stemEnd) - end;
        int others = kept < stemEnd - end ? Swar.getInt(bytes, end + kept) : 0;
        cache.setStem(entry, stemEnd - end, kept, others, isWord);
        terms.count(entry);
        close(stemEnd, isWord ? 1 : 0);
    }

    private void part(long low, int length) {
        int entry = cache.find(low, 0);
        if (entry < 0) {
            newWord(low, 0, length);
            return;
        }
        // The parts of all contractions are their own stems.
        Swar.put(bytes, end, low);
        terms.count(entry);
        close(end + length, 1);
    }

    /** Takes a word as {@link #words} does, but of any length. */
    void longWord(byte[] word, int from, int to) {
        System.arraycopy(word, from, bytes, end, to - from);
        int stemEnd = stemmer.stemLower(bytes, end, end + to - from);
        closeStray(string(word, from, to), stemEnd, hasLetterOrNumber(stemEnd));
    }

    /**
     * Takes a token of any kind and case, which is neither split nor looked up.
     *
     * @param lowered the token in lower case
     */
    void token(byte[] lowered, int length, String token) {
        System.arraycopy(lowered, 0, bytes, end, length);
        String lower = Utf8.string(lowered, 0, length);
        int stemEnd =
                stemmer.stem(
                        bytes,
                        end,
                        end + length,
                        lower.equals(token),
                        token.codePointCount(0, token.length()));
        closeStray(token, stemEnd, hasLetterOrNumber(stemEnd));
    }

    /** Takes tokens that have no letters, as they are, each with a space behind. */
    void marks(byte[] tokens, int from, int to, int count) {
        System.arraycopy(tokens, from, bytes, end, to - from);
        end += to - from;
        tokenCount += count;
    }

    /** Behind a space, as every one is in a normalised text, and at the start, a quote opens. */
    private int openQuote() {
        bytes[end] = '`';
        bytes[end + 1] = '`';
        return end + 2;
    }

    private void closeStray(String word, int stemEnd, boolean isWord) {
        if (isWord && withTerms) {
            terms.countStray(word, string(bytes, end, stemEnd));
        }
        close(stemEnd, isWord ? 1 : 0);
    }

    private void close(int tokenEnd, int words) {
        bytes[tokenEnd] = ' ';
        end = tokenEnd + 1;
        tokenCount++;
        wordCount += words;
    }

    private boolean hasLetterOrNumber(int stemEnd) {
        for (int i = end; i < stemEnd; i += Utf8.length(bytes[i])) {
            if (CodePoints.isLetterOrNumber(Utf8.codePointAt(bytes, i))) {
                return true;
            }
        }
        return false;
    }

    /** For terms; where they are not wanted, nothing. */
    private String string(byte[] bytes, int from, int to) {
        return withTerms ? Utf8.string(bytes, from, to) : null;
    }
}
