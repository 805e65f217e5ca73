package org.newsmill.text;

import java.io.ByteArrayOutputStream;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The terms of a text, most frequent first, ties in code point order. Immutable, and cannot be
 * modified.
 *
 * <p>They are kept as bytes, since they are counted as bytes and mostly written as bytes; a {@link
 * Term} with its strings is made each time it is asked for.
 */
public final class Terms extends AbstractList<Term> implements RandomAccess {

    /** Bytes behind what {@link #writeTerm} and {@link #writeForm} write, which they may change. */
    public static final int SLACK = Long.BYTES;

    /** No terms at all. */
    public static final Terms NONE = new Terms(new byte[SLACK], new int[0], true);

    /** Numbers a term has: its count, where its stem ends, and where its form ends. */
    static final int NUMBERS = 3;

    private static final int STEM_END = 1;
    private static final int FORM_END = 2;

    private final byte[] bytes;
    private final int[] numbers;
    private final boolean isUtf8;

    /**
     * @param bytes of each term the stem and, where there is one, the form; and {@link #SLACK} more
     * @param numbers {@link #NUMBERS} a term; a form that ends where the stem does is none
     */
    Terms(byte[] bytes, int[] numbers, boolean isUtf8) {
        this.bytes = bytes;
        this.numbers = numbers;
        this.isUtf8 = isUtf8;
    }

    /** Terms that were made elsewhere, in the order they are in. */
    public static Terms of(List<Term> terms) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] numbers = new int[NUMBERS * terms.size()];
        int n = 0;
        for (Term term : terms) {
            bytes.writeBytes(Utf8.bytes(term.term()));
            numbers[n++] = term.count();
            numbers[n++] = bytes.size();
            bytes.writeBytes(Utf8.bytes(term.form() == null ? "" : term.form()));
            numbers[n++] = bytes.size();
        }
        bytes.writeBytes(new byte[SLACK]);
        return new Terms(bytes.toByteArray(), numbers, false);
    }

    @Override
    public int size() {
        return numbers.length / NUMBERS;
    }

    @Override
    public Term get(int i) {
        Objects.checkIndex(i, size());
        int stemEnd = stemEnd(i);
        String form = formLength(i) > 0 ? Utf8.string(bytes, stemEnd, formEnd(i)) : null;
        return new Term(Utf8.string(bytes, start(i), stemEnd), count(i), form);
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
        return numbers[NUMBERS * i];
    }

    /** The stem's length in bytes. */
    public int termLength(int i) {
        return stemEnd(i) - start(i);
    }

    /** The form's length in bytes, 0 if there is none. */
    public int formLength(int i) {
        return formEnd(i) - stemEnd(i);
    }

    /**
     * Writes the stem, its {@link #termLength} bytes; up to {@link #SLACK} bytes behind them are
     * changed as well, and have to be there.
     */
    public void writeTerm(int i, byte[] out, int at) {
        copy(start(i), stemEnd(i), out, at);
    }

    /** Writes the form as {@link #writeTerm} writes the stem. */
    public void writeForm(int i, byte[] out, int at) {
        copy(stemEnd(i), formEnd(i), out, at);
    }

    /** Eight bytes at a time: most words then take one step, and the processor can count on it. */
    private void copy(int from, int to, byte[] out, int at) {
        int shift = at - from;
        for (int i = from; i < to; i += Long.BYTES) {
            Swar.put(out, i + shift, Swar.get(bytes, i));
        }
    }

    private int start(int i) {
        return i == 0 ? 0 : formEnd(i - 1);
    }

    private int stemEnd(int i) {
        return numbers[NUMBERS * i + STEM_END];
    }

    private int formEnd(int i) {
        return numbers[NUMBERS * i + FORM_END];
    }
}
