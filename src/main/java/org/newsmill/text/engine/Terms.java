package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntPredicate;

/**
 * The terms of a text, most frequent first, ties in code point order. Immutable, so any thread may
 * use it.
 *
 * <p>They are kept as the engine has them, three numbers each, because most are written as bytes
 * and never become strings; {@link #get} makes a new {@link Term} with its strings each time.
 */
public final class Terms extends AbstractList<Term> implements RandomAccess {

    /**
     * How many bytes past the term or form {@link #writeTerm} and {@link #writeForm} may overwrite;
     * the buffer must have room for them.
     */
    public static final int SLACK = StemCache.LONGEST + Long.BYTES;

    /** No terms at all. */
    public static final Terms NONE = new Terms(new long[0], 0, 0, List.of(), true, true);

    /**
     * How many longs a term takes: its form, a word of the cache, two, and its {@link StemDelta}.
     */
    static final int NUMBERS = 3;

    private static final int HIGH = 1;
    private static final int DELTA = 2;

    private final long[] numbers;
    private final int from;
    private final int counted;
    private final List<Spelling> uncached;
    private final boolean withForms;
    private final boolean isUtf8;

    /**
     * @param numbers {@link #NUMBERS} for each term, the delta with its count. If the delta says
     *     that the term is uncached, the first number is its index in {@code uncached}
     * @param from the index of the first term's numbers
     * @param counted the first {@code counted} terms carry a count, the rest occur once
     */
    Terms(
            long[] numbers,
            int from,
            int counted,
            List<Spelling> uncached,
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
     * Terms that were made elsewhere, in the order given.
     *
     * @throws IllegalArgumentException if a count is negative or above 2^30 - 1, which no text has
     */
    public static Terms of(List<Term> terms) {
        int[] counts = terms.stream().mapToInt(Term::count).toArray();
        return of(terms.stream().map(Spelling::of).toList(), counts, false);
    }

    /**
     * The same, of terms that are bytes already.
     *
     * @param terms is kept, and must not change any more
     * @param counts of each term
     * @param isUtf8 whether all bytes are UTF-8, see {@link #isUtf8()}
     */
    public static Terms of(List<Spelling> terms, int[] counts, boolean isUtf8) {
        long[] numbers = new long[NUMBERS * terms.size()];
        for (int i = 0; i < terms.size(); i++) {
            int count = counts[i];
            if (count < 0 || count > StemDelta.MOST) {
                throw new IllegalArgumentException("no text has a word " + count + " times");
            }
            numbers[NUMBERS * i] = i;
            numbers[NUMBERS * i + DELTA] = StemDelta.withCount(StemDelta.uncached(0), count);
        }
        return new Terms(numbers, 0, terms.size(), terms, true, isUtf8);
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
     * Whether {@link #writeTerm} and {@link #writeForm} write UTF-8. They do except for texts that
     * may have unpaired surrogates, for which UTF-8 has no bytes: take the strings of such a text.
     */
    public boolean isUtf8() {
        return isUtf8;
    }

    /** The term's form; empty if there is none. */
    public String form(int i) {
        byte[] bytes = new byte[formLength(i) + SLACK];
        writeForm(i, bytes, 0);
        return Utf8.string(bytes, 0, formLength(i));
    }

    /** Those of the terms, in the same order, whose places are wanted. */
    public Terms only(IntPredicate wanted) {
        long[] kept = new long[numbers.length - from];
        int size = 0;
        int more = 0;
        for (int i = 0; i < size(); i++) {
            if (wanted.test(i)) {
                System.arraycopy(numbers, from + NUMBERS * i, kept, NUMBERS * size, NUMBERS);
                size++;
                more += i < counted ? 1 : 0;
            }
        }
        return new Terms(Arrays.copyOf(kept, NUMBERS * size), 0, more, uncached, withForms, isUtf8);
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
     * Writes the stem's {@link #termLength} bytes to {@code out} from {@code at} on; the {@link
     * #SLACK} bytes after them may be overwritten.
     */
    public void writeTerm(int i, byte[] out, int at) {
        if (isUncached(i)) {
            byte[] stem = uncached(i).stem();
            System.arraycopy(stem, 0, out, at, stem.length);
        } else {
            StemDelta.writeStem(low(i), high(i), delta(i), out, at);
        }
    }

    /** Writes the form's {@link #formLength} bytes in the same way. */
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

    private Spelling uncached(int i) {
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
