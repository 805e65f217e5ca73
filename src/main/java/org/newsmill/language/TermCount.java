package org.newsmill.language;

import org.newsmill.language.StemTable.Stem;
import org.newsmill.language.StemTable.Token;
import org.newsmill.text.engine.Spelling;
import org.newsmill.text.engine.Terms;

import java.util.Arrays;

/** Counts a text's words and puts its terms in order. Not thread-safe. */
final class TermCount {

    private static final int LARGEST_KEPT = 1 << 16;

    /** Bytes of a stem that go into a sort key, beside the stem's number. */
    private static final int KEY_BYTES = 5;

    private static final int NUMBER_BITS = 24;

    private Token[] seen = new Token[1 << 10];
    private int seenCount;
    private int textNumber;

    void nextText() {
        textNumber++;
        seenCount = 0;
        if (seen.length > LARGEST_KEPT) {
            seen = new Token[1 << 10];
        }
    }

    void count(Token token) {
        if (token.textNumber == textNumber) {
            token.count++;
            return;
        }
        token.textNumber = textNumber;
        token.count = 1;
        if (seenCount == seen.length) {
            seen = Arrays.copyOf(seen, 2 * seenCount);
        }
        seen[seenCount++] = token;
    }

    /** Most frequent first, ties in code point order of the stems. */
    Terms terms(boolean isUtf8) {
        Stem[] stems = new Stem[seenCount];
        int size = 0;
        for (int i = 0; i < seenCount; i++) {
            Token token = seen[i];
            Stem stem = token.stem;
            if (stem.textNumber != textNumber) {
                stem.textNumber = textNumber;
                stem.count = 0;
                stem.form = token;
                stems[size++] = stem;
            }
            stem.count += token.count;
            if (token.count > stem.form.count) {
                stem.form = token;
            }
        }
        return ranked(alphabetical(stems, size), size, isUtf8);
    }

    /**
     * Sorts by the bytes of UTF-8, whose order is that of code points: by the first of them at
     * once, and those that are alike there one by one.
     */
    private static Stem[] alphabetical(Stem[] stems, int size) {
        if (size >= 1 << NUMBER_BITS) {
            Stem[] sorted = Arrays.copyOf(stems, size);
            Arrays.sort(sorted, TermCount::compare);
            return sorted;
        }
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            // The sign would put bytes above 0x7f first.
            keys[i] = (key(stems[i].utf8()) << NUMBER_BITS | i) ^ Long.MIN_VALUE;
        }
        Arrays.sort(keys);
        Stem[] sorted = new Stem[size];
        int alike = 0;
        for (int i = 0; i < size; i++) {
            sorted[i] = stems[(int) keys[i] & (1 << NUMBER_BITS) - 1];
            boolean isLast =
                    i + 1 == size || keys[i] >>> NUMBER_BITS != keys[i + 1] >>> NUMBER_BITS;
            if (isLast) {
                if (i > alike) {
                    Arrays.sort(sorted, alike, i + 1, TermCount::compare);
                }
                alike = i + 1;
            }
        }
        return sorted;
    }

    private static long key(byte[] utf8) {
        long key = 0;
        for (int i = 0; i < KEY_BYTES; i++) {
            key = key << Byte.SIZE | (i < utf8.length ? utf8[i] & 0xff : 0);
        }
        return key;
    }

    private static int compare(Stem a, Stem b) {
        return Arrays.compareUnsigned(a.utf8(), b.utf8());
    }

    /** Sorts by count, by counting how many have each. */
    private static Terms ranked(Stem[] stems, int size, boolean isUtf8) {
        int most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, stems[i].count);
        }
        if (most > 2 * size + 64) {
            Arrays.sort(stems, 0, size, (a, b) -> Integer.compare(b.count, a.count));
            return terms(stems, isUtf8);
        }
        int[] places = new int[most + 2];
        for (int i = 0; i < size; i++) {
            places[stems[i].count]++;
        }
        int at = 0;
        for (int count = most; count > 0; count--) {
            int here = places[count];
            places[count] = at;
            at += here;
        }
        Stem[] ranked = new Stem[size];
        for (int i = 0; i < size; i++) {
            ranked[places[stems[i].count]++] = stems[i];
        }
        return terms(ranked, isUtf8);
    }

    private static Terms terms(Stem[] ranked, boolean isUtf8) {
        Spelling[] spellings = new Spelling[ranked.length];
        int[] counts = new int[ranked.length];
        for (int i = 0; i < ranked.length; i++) {
            spellings[i] = ranked[i].form.spelling();
            counts[i] = ranked[i].count;
        }
        return Terms.of(Arrays.asList(spellings), counts, isUtf8);
    }
}
