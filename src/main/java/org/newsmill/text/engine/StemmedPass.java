package org.newsmill.text.engine;

import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.CodePoints;

/**
 * Counts the tokens of a text that is already stemmed: the runs between white space. Not
 * thread-safe.
 */
final class StemmedPass {

    /** Here every word is its own stem, so that words are counted as in {@link StemOutput}. */
    private final StemCache cache = new StemCache();

    private final TermTable terms = new TermTable(cache);

    private int tokenCount;
    private int wordCount;

    /**
     * Reads a text, {@code in[0..end)}, in UTF-8; {@link StemCache#LONGEST} bytes after it must be
     * readable.
     */
    void read(byte[] in, int end) {
        terms.clear();
        tokenCount = 0;
        wordCount = 0;
        for (int i = 0; i < end; ) {
            int length = Utf8.length(in[i]);
            if (isSpace(in, i)) {
                i += length;
            } else {
                int start = i;
                do {
                    i += Utf8.length(in[i]);
                } while (i < end && !isSpace(in, i));
                token(in, start, i);
            }
        }
    }

    int tokenCount() {
        return tokenCount;
    }

    int wordCount() {
        return wordCount;
    }

    Terms terms(boolean isUtf8) {
        return terms.terms(false, isUtf8);
    }

    private static boolean isSpace(byte[] in, int i) {
        // No white space in ASCII comes after the space.
        return in[i] >= 0
                ? in[i] <= ' ' && CodePoints.isSpace((char) in[i])
                : CodePoints.classOf(Utf8.codePointAt(in, i)) == CodePoints.SPACE;
    }

    private void token(byte[] in, int start, int end) {
        tokenCount++;
        if (!CodePoints.hasLetterOrNumber(in, start, end)) {
            return;
        }
        wordCount++;
        int length = end - start;
        int entry = -1;
        if (length <= StemCache.LONGEST && !hasNul(in, start, end)) {
            long low = StemCache.lowOf(in, start, length);
            entry = cache.entryOfStem(low, StemCache.highOf(in, start, length), length);
        }
        if (entry >= 0) {
            terms.count(entry);
        } else {
            terms.countUncached(Utf8.string(in, start, end), in, start, end);
        }
    }

    /** The cache keeps words in longs, in which a NUL at the end looks like no character. */
    private static boolean hasNul(byte[] in, int start, int end) {
        for (int i = start; i < end; i++) {
            if (in[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
