package org.newsmill.text.nltk;

import org.newsmill.text.bits.Utf8;

import java.util.Arrays;

/**
 * A text that gaps are marked in, for {@link TreebankTokenizer} and its rules: a gap is a space
 * that a rule has put in. Gaps and white space cut the text into tokens. Not thread-safe; its
 * buffers are reused from text to text.
 */
public final class GappedText {

    private static final byte GAP = 1;

    /** An opening {@code "}, which the script writes as two backquotes, takes one char here. */
    private static final byte OPENING = 2;

    private static final int LARGEST_KEPT = 1 << 20;

    private char[] chars = new char[1024];

    /** Marks of the place before each character, and of the end. */
    private byte[] marks = new byte[1025];

    private int length;
    private int tokenStart;
    private int tokenEnd;

    void load(char[] source, int from, int to) {
        length = to - from;
        if (length > chars.length || chars.length > LARGEST_KEPT && length <= LARGEST_KEPT) {
            chars = new char[length + (length >> 2)];
            marks = new byte[chars.length + 1];
        } else {
            Arrays.fill(marks, 0, length + 1, (byte) 0);
        }
        System.arraycopy(source, from, chars, 0, length);
        tokenEnd = 0;
    }

    int length() {
        return length;
    }

    /** The character at {@code i}, or a NUL, which no rule looks for, behind the end. */
    char charAt(int i) {
        return i < length ? chars[i] : 0;
    }

    /** Marks a gap before {@code i}. */
    void cut(int i) {
        marks[i] |= GAP;
    }

    /** Marks gaps around {@code count} characters and returns what follows them. */
    int isolate(int i, int count) {
        cut(i);
        cut(i + count);
        return i + count;
    }

    /** Turns a {@code "} into an opening quote, and returns what follows. */
    int open(int i) {
        chars[i] = '`';
        marks[i] |= OPENING;
        return isolate(i, 1);
    }

    /** Turns two apostrophes into an opening quote, and returns what follows. */
    int openDoubled(int i) {
        chars[i] = '`';
        chars[i + 1] = '`';
        return isolate(i, 2);
    }

    boolean isGap(int i) {
        return i <= length && marks[i] != 0;
    }

    /** Whether the script would see a space there; no other white space counts. */
    boolean isSpaceAt(int i) {
        return isGap(i) || charAt(i) == ' ';
    }

    boolean isWordBefore(int i) {
        return i > 0 && !isGap(i) && CodePoints.isWord(Character.codePointBefore(chars, i));
    }

    boolean isWordAt(int i) {
        return i < length
                && !isGap(i)
                && CodePoints.isWord(Character.codePointAt(chars, i, length));
    }

    boolean isDigitAt(int i) {
        return CodePoints.isDecimalDigit(Character.codePointAt(chars, i, length));
    }

    /** Moves on to the next token, the first one at first; false if there is none. */
    public boolean next() {
        int i = tokenEnd;
        while (i < length && CodePoints.isSpace(chars[i])) {
            i++;
        }
        if (i == length) {
            return false;
        }
        tokenStart = i++;
        while (i < length && marks[i] == 0 && !CodePoints.isSpace(chars[i])) {
            i++;
        }
        tokenEnd = i;
        return true;
    }

    /** Between {@link #tokenStart()} and {@link #tokenEnd()} these are the token. */
    public char[] chars() {
        return chars;
    }

    public int tokenStart() {
        return tokenStart;
    }

    public int tokenEnd() {
        return tokenEnd;
    }

    /** Whether the token is a {@code "}, which is cut off from all else and written otherwise. */
    public boolean isQuote() {
        return chars[tokenStart] == '"' || (marks[tokenStart] & OPENING) != 0;
    }

    /**
     * Writes the token in UTF-8 and returns where it ends. A quote becomes two bytes, other chars
     * three at most.
     */
    public int write(byte[] out, int o) {
        if (isQuote()) {
            byte quote = (byte) (chars[tokenStart] == '"' ? '\'' : '`');
            out[o++] = quote;
            out[o++] = quote;
            return o;
        }
        return Utf8.encode(chars, tokenStart, tokenEnd, out, o);
    }
}
