package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.CodePoints;
import org.newsmill.text.nltk.PorterStemmer;

import java.util.Arrays;

/**
 * Stems words, writes the stems, each with a space after it, and counts them. Words come in lower
 * case and UTF-8; those of up to {@link StemCache#LONGEST} bytes as two longs, the first byte
 * lowest. Not thread-safe; its buffers are reused.
 */
final class StemOutput {

    private static final int LARGEST_KEPT = 1 << 21;

    /** The index of the first stem: the stemmer reads some bytes before a word. */
    static final int START = PorterStemmer.MARGIN;

    /** Room before the first stem, and after the last one for writing whole longs. */
    private static final int SLACK = START + 32;

    private static final int OPENING_QUOTE = (int) Swar.of("``");

    private final StemCache cache;
    private final PorterStemmer stemmer = new PorterStemmer();
    private final TermTable terms;
    private final boolean withTerms;

    /** A new word while it is stemmed. */
    private final byte[] scratch = new byte[START + 2 * StemCache.LONGEST];

    /** The entries of the words being written, and the indexes of those that had none at first. */
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

    /** Starts a text whose stems, with a space after each, take at most {@code room} bytes. */
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

    /** How many of the tokens are words; with terms, known only once the terms are made. */
    int wordCount() {
        return withTerms ? terms.wordCount() : wordCount;
    }

    /** The terms; none if they are not wanted. */
    Terms terms(boolean isUtf8) {
        return withTerms ? terms.terms(true, isUtf8) : Terms.NONE;
    }

    /** The buffer with the stems, which begin at {@link #START} and end at {@link #end()}. */
    byte[] bytes() {
        return bytes;
    }

    /** The index after the last stem. */
    int end() {
        return Math.max(START, end - 1);
    }

    /**
     * Writes tokens that are single marks or lower-case words; contractions are split. These are
     * several short loops, because the compiler can keep what a short loop needs in registers: all
     * words are looked up, the new ones are stemmed, and then all stems are written.
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

    /** Writes stems up to the first word without an entry, and returns that word's index. */
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

    /** One loop for both, because two loops would read the same entries twice. */
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
     * The entry of a word that had none when all were looked up, but may have one since then. A new
     * word is stemmed and put. A negative number for a contraction, and if both slots are taken.
     */
    private int entryOf(long low, long high) {
        int entry = cache.find(low, high);
        if (entry >= 0 || Contractions.isContraction(low, high)) {
            return entry;
        }
        entry = cache.slotFor(low, high);
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
            stemmer.stemAscii(low, high);
            // The first letter always stays, so the stem is a word.
            return StemDelta.of(stemmer.stemLength(), stemmer.kept(), stemmer.added(), true);
        }
        return anyDeltaOf(low, high);
    }

    private long anyDeltaOf(long low, long high) {
        byte[] word = scratch;
        Swar.put(word, START, low);
        Swar.put(word, START + Long.BYTES, high);
        int stemEnd = stemmer.stemLower(word, START, START + StemCache.length(low, high));
        int kept = Math.min(START + unchanged(word, low, high), stemEnd);
        // No rule adds more than three letters to what it keeps of a word.
        int added = kept < stemEnd ? Swar.getInt(word, kept) : 0;
        boolean isWord = CodePoints.hasLetterOrNumber(word, START, stemEnd);
        return StemDelta.of(stemEnd - START, kept - START, added, isWord);
    }

    /** How many of a word's first bytes stemming has not changed. */
    private static int unchanged(byte[] word, long low, long high) {
        long lowChange = Swar.get(word, START) ^ low;
        long highChange = Swar.get(word, START + Long.BYTES) ^ high;
        return lowChange != 0
                ? Long.numberOfTrailingZeros(lowChange) / Byte.SIZE
                : Long.BYTES + Long.numberOfTrailingZeros(highChange) / Byte.SIZE;
    }

    /** Writes a contraction, or a word whose slots are both taken. */
    private void writeWithoutEntry(long low, long high) {
        if (Contractions.isContraction(low, high)) {
            int head = Contractions.headOf(low);
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

    /** Writes the stem of a word that is longer than {@link StemCache#LONGEST}. */
    void writeLongWord(byte[] word, int from, int to) {
        System.arraycopy(word, from, bytes, end, to - from);
        int stemEnd = stemmer.stemLower(bytes, end, end + to - from);
        closeUncached(
                string(word, from, to), stemEnd, CodePoints.hasLetterOrNumber(bytes, end, stemEnd));
    }

    /**
     * Writes the stem of a token of any kind and case, which is neither split nor looked up.
     *
     * @param lowered holds the token in lower case, {@code length} bytes
     * @param token the token as it came
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

    /**
     * Writes tokens that have no letters as they are.
     *
     * @param tokens {@code tokens[from..to)} are the tokens, each with a space after it
     * @param count how many tokens these are
     */
    void writeMarks(byte[] tokens, int from, int to, int count) {
        System.arraycopy(tokens, from, bytes, end, to - from);
        end += to - from;
        tokenCount += count;
    }

    /**
     * A quote opens at the start and after a space, and in a normalised text there is always one.
     */
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

    /** The word as a string, which only the terms need; null without terms. */
    private String string(byte[] bytes, int from, int to) {
        return withTerms ? Utf8.string(bytes, from, to) : null;
    }
}
