package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.CodePoints;
import org.newsmill.text.nltk.PorterStemmer;
import org.newsmill.text.nltk.WordTail;

import java.util.Arrays;

/**
 * Where stems are written, each with a space behind, and counted. Words come in lower case and
 * UTF-8; those of up to {@link StemCache#LONGEST} bytes as two longs, the first byte lowest. Not
 * thread-safe.
 */
final class StemOutput {

    private static final int LARGEST_KEPT = 1 << 21;

    /** Where the stems begin: the stemmer looks at what is before a word. */
    static final int START = WordTail.MARGIN;

    /** Room before the first stem, and that writing whole longs may take behind the last. */
    private static final int SLACK = START + 32;

    private static final int OPENING_QUOTE = (int) Swar.of("``");

    private final StemCache cache;
    private final PorterStemmer stemmer = new PorterStemmer();
    private final TermTable terms;
    private final boolean withTerms;

    /** A new word, while it is stemmed. */
    private final byte[] scratch = new byte[START + 2 * StemCache.LONGEST];

    /** Of the words last taken, the entries, and which had none at first. */
    private final int[] entries = new int[TokenBounds.MOST];

    private final int[] missed = new int[TokenBounds.MOST + 1];

    private byte[] bytes = new byte[0];
    private int end;
    private int tokenCount;
    private int wordCount;

    StemOutput(boolean withTerms) {
        this.withTerms = withTerms;
        cache = new StemCache();
        terms = new TermTable(cache);
        Arrays.fill(scratch, (byte) ' ');
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

    /** How many of them are words; where there are terms, only once these are made. */
    int wordCount() {
        return withTerms ? terms.wordCount() : wordCount;
    }

    /** The terms; none if they are not wanted. */
    Terms terms(boolean isUtf8) {
        return withTerms ? terms.terms(true, isUtf8) : Terms.NONE;
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
     * contractions. Several short loops, each of which a compiler can keep in registers: all words
     * are looked up, those that are new are stemmed, and then all stems are written.
     */
    void writeWords(long[] lows, long[] highs, int count) {
        int misses = cache.findAll(lows, highs, count, entries, missed);
        for (int k = 0; k < misses; k++) {
            int i = missed[k];
            entries[i] = entryOf(lows[i], highs[i]);
        }
        int from = 0;
        for (int to = write(from, count); to < count; to = write(from, count)) {
            writeWithoutEntry(lows[to], highs[to]);
            from = to + 1;
        }
    }

    /** Writes stems that are in the cache, as long as they are, and returns how far that was. */
    private int write(int from, int count) {
        int to = withTerms ? writeAndCount(from, count) : writeOnly(from, count);
        tokenCount += to - from;
        return to;
    }

    private int writeOnly(int from, int count) {
        byte[] out = bytes;
        int o = end;
        int words = 0;
        int i = from;
        for (; i < count && entries[i] >= 0; i++) {
            int entry = entries[i];
            o = cache.writeStem(entry, out, o) + 1;
            words += cache.isWord(entry);
        }
        end = o;
        wordCount += words;
        return i;
    }

    /** One loop for both, since each would have to go through the same entries. */
    private int writeAndCount(int from, int count) {
        byte[] out = bytes;
        int[] seen = terms.seen();
        int n = terms.seenCount();
        int o = end;
        int i = from;
        for (; i < count && entries[i] >= 0; i++) {
            int entry = entries[i];
            o = cache.writeStem(entry, out, o) + 1;
            n = cache.use(entry, seen, n);
        }
        end = o;
        terms.setSeenCount(n);
        return i;
    }

    /**
     * The entry of a word that had none, but may have got one since then; a negative number for a
     * contraction, and if there is no place.
     */
    private int entryOf(long low, long high) {
        int entry = cache.find(low, high);
        if (entry >= 0 || Contractions.isContraction(low, high)) {
            return entry;
        }
        entry = cache.placeFor(low, high);
        if (entry >= 0) {
            long delta = deltaOf(low, high);
            cache.put(entry, low, high, withTerms ? StemDelta.withOrder(delta, low) : delta);
        }
        return entry;
    }

    private long deltaOf(long low, long high) {
        if (low == '"') {
            return StemDelta.of(2, 0, OPENING_QUOTE, false);
        }
        if (TokenBounds.kindOf((byte) low) == TokenBounds.WORD && Swar.isAscii(low | high)) {
            WordTail stem = stemmer.stemAscii(low, high);
            // The first letter stays, so there is one.
            return StemDelta.of(stem.end(), stem.kept(), stem.others(), true);
        }
        return anyDeltaOf(low, high);
    }

    private long anyDeltaOf(long low, long high) {
        byte[] word = scratch;
        Swar.put(word, START, low);
        Swar.put(word, START + Long.BYTES, high);
        int stemEnd = stemmer.stemLower(word, START, START + StemCache.length(low, high));
        int kept = Math.min(START + unchanged(word, low, high), stemEnd);
        // No rule puts more than three letters behind what it leaves of a word.
        int others = kept < stemEnd ? Swar.getInt(word, kept) : 0;
        boolean isWord = CodePoints.hasLetterOrNumber(word, START, stemEnd);
        return StemDelta.of(stemEnd - START, kept - START, others, isWord);
    }

    /** How many bytes of a word are as they were. */
    private static int unchanged(byte[] word, long low, long high) {
        long lowChange = Swar.get(word, START) ^ low;
        long highChange = Swar.get(word, START + Long.BYTES) ^ high;
        return lowChange != 0
                ? Long.numberOfTrailingZeros(lowChange) / Byte.SIZE
                : Long.BYTES + Long.numberOfTrailingZeros(highChange) / Byte.SIZE;
    }

    /** Takes a contraction, or a word for which there is no place in the cache. */
    private void writeWithoutEntry(long low, long high) {
        if (Contractions.isContraction(low, high)) {
            int head = Contractions.split(low);
            writePart(Swar.first(low, head));
            writePart(low >>> head * Byte.SIZE);
            return;
        }
        writeUncached(low, high);
    }

    private void writePart(long low) {
        entries[0] = entryOf(low, 0);
        if (entries[0] >= 0) {
            write(0, 1);
        } else {
            writeUncached(low, 0);
        }
    }

    private void writeUncached(long low, long high) {
        int wordEnd = end + StemCache.length(low, high);
        Swar.put(bytes, end, low);
        Swar.put(bytes, end + Long.BYTES, high);
        String word = string(bytes, end, wordEnd);
        int stemEnd = low == '"' ? openQuote() : stemmer.stemLower(bytes, end, wordEnd);
        closeUncached(word, stemEnd, CodePoints.hasLetterOrNumber(bytes, end, stemEnd));
    }

    /** Takes a word as {@link #writeWords} does, but of any length. */
    void writeLongWord(byte[] word, int from, int to) {
        System.arraycopy(word, from, bytes, end, to - from);
        int stemEnd = stemmer.stemLower(bytes, end, end + to - from);
        closeUncached(
                string(word, from, to), stemEnd, CodePoints.hasLetterOrNumber(bytes, end, stemEnd));
    }

    /**
     * Takes a token of any kind and case, which is neither split nor looked up.
     *
     * @param lowered the token in lower case
     */
    void writeToken(byte[] lowered, int length, String token) {
        System.arraycopy(lowered, 0, bytes, end, length);
        String lower = Utf8.string(lowered, 0, length);
        int stemEnd =
                stemmer.stem(
                        bytes,
                        end,
                        end + length,
                        lower.equals(token),
                        token.codePointCount(0, token.length()));
        closeUncached(token, stemEnd, CodePoints.hasLetterOrNumber(bytes, end, stemEnd));
    }

    /** Takes tokens that have no letters, as they are, each with a space behind. */
    void writeMarks(byte[] tokens, int from, int to, int count) {
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

    private void closeUncached(String word, int stemEnd, boolean isWord) {
        if (isWord && withTerms) {
            terms.countUncached(word, bytes, end, stemEnd);
        }
        close(stemEnd, isWord ? 1 : 0);
    }

    private void close(int tokenEnd, int words) {
        bytes[tokenEnd] = ' ';
        end = tokenEnd + 1;
        tokenCount++;
        wordCount += words;
    }

    /** For terms; where they are not wanted, nothing. */
    private String string(byte[] bytes, int from, int to) {
        return withTerms ? Utf8.string(bytes, from, to) : null;
    }
}
