package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The terms of a text, most frequent first, ties in code point order. Immutable, and cannot be
 * modified.
 *
 * <p>They are kept as the engine has them, three numbers each, since most are written as bytes and
 * never become strings; a {@link Term} with its strings is made each time it is asked for.
 */
public final class Terms extends AbstractList<Term> implements RandomAccess {

    /**
     * Bytes from where {@link #writeTerm} and {@link #writeForm} write that they may change, and
     * that have to be there, beside those that count.
     */
    public static final int SLACK = StemCache.LONGEST + Long.BYTES;

    /** No terms at all. */
    public static final Terms NONE = new Terms(new long[0], 0, 0, List.of(), true, true);

    /** Longs a term has: its form, which is a word of the cache, in two, and its {@link StemDelta}. */
    static final int NUMBERS = 3;

    private static final int HIGH = 1;
    private static final int DELTA = 2;

    private final long[] numbers;
    private final int from;
    private final int counted;
    private final List<Uncached.Word> uncached;
    private final boolean withForms;
    private final boolean isUtf8;

    /**
     * @param numbers {@link #NUMBERS} a term, the delta with its count; of an odd one, whose
     *     delta tells, first its place in {@code uncached}
     * @param from where the first term is
     * @param counted so many terms have counts, and those behind occur once
     */
    Terms(
            long[] numbers,
            int from,
            int counted,
            List<Uncached.Word> uncached,
            boolean withForms,
            boolean isUtf8) {
        this.numbers = numbers;
        this.from = from;
        this.counted = counted;
        this.uncached = uncached;
        this.withForms = withForms;
        this.isUtf8 = isUtf8;
    }

    /**
     * Terms that were made elsewhere, in the order they are in.
     *
     * @throws IllegalArgumentException for a count that no text can give: negative, or above 2^30 -
     *     1
     */
    public static Terms of(List<Term> terms) {
        long[] numbers = new long[NUMBERS * terms.size()];
        for (int i = 0; i < terms.size(); i++) {
            int count = terms.get(i).count();
            if (count < 0 || count > StemDelta.MOST) {
                throw new IllegalArgumentException("no text has a word " + count + " times");
            }
            numbers[NUMBERS * i] = i;
            numbers[NUMBERS * i + DELTA] = StemDelta.withCount(StemDelta.uncached(0), count);
        }
        return new Terms(
                numbers, 0, terms.size(), terms.stream().map(Terms::uncached).toList(), true, false);
    }

    private static Uncached.Word uncached(Term term) {
        String form = term.form() == null ? "" : term.form();
        return new Uncached.Word(Utf8.bytes(term.term()), Utf8.bytes(form));
    }

    @Override
    public int size() {
        return (numbers.length - from) / NUMBERS;
    }

    @Override
    public Term get(int i) {
        Objects.checkIndex(i, size());
        byte[] bytes = new byte[Math.max(termLength(i), formLength(i)) + SLACK];
        writeTerm(i, bytes, 0);
        String term = Utf8.string(bytes, 0, termLength(i));
        writeForm(i, bytes, 0);
        String form = formLength(i) > 0 ? Utf8.string(bytes, 0, formLength(i)) : null;
        return new Term(term, count(i), form);
    }

    /**
     * Whether {@link #writeTerm} and {@link #writeForm} write UTF-8. They do but for texts that may
     * have unpaired surrogates, which UTF-8 has no bytes for: there, take the strings.
     */
    public boolean isUtf8() {
        return isUtf8;
    }

    /** How often the term occurs in the text. */
    public int count(int i) {
        return i < counted ? StemDelta.count(delta(i)) : 1;
    }

    /** The stem's length in bytes. */
    public int termLength(int i) {
        return isUncached(i) ? uncached(i).stem().length : StemDelta.length(delta(i));
    }

    /** The form's length in bytes, 0 if there is none. */
    public int formLength(int i) {
        if (!withForms) {
            return 0;
        }
        return isUncached(i) ? uncached(i).form().length : StemCache.length(low(i), high(i));
    }

    /**
     * Writes the stem, its {@link #termLength} bytes; {@link #SLACK} more have to be there, and may
     * be changed.
     */
    public void writeTerm(int i, byte[] out, int at) {
        if (isUncached(i)) {
            byte[] stem = uncached(i).stem();
            System.arraycopy(stem, 0, out, at, stem.length);
        } else {
            StemDelta.writeStem(low(i), high(i), delta(i), out, at);
        }
    }

    /** Writes the form, if there is one, as {@link #writeTerm} writes the stem. */
    public void writeForm(int i, byte[] out, int at) {
        if (isUncached(i)) {
            byte[] form = uncached(i).form();
            System.arraycopy(form, 0, out, at, formLength(i));
        } else {
            Swar.put(out, at, low(i));
            Swar.put(out, at + Long.BYTES, high(i));
        }
    }

    private boolean isUncached(int i) {
        return StemDelta.isUncached(delta(i));
    }

    private Uncached.Word uncached(int i) {
        return uncached.get((int) low(i));
    }

    private long low(int i) {
        return numbers[from + NUMBERS * i];
    }

    private long high(int i) {
        return numbers[from + NUMBERS * i + HIGH];
    }

    private long delta(int i) {
        return numbers[from + NUMBERS * i + DELTA];
    }
}
