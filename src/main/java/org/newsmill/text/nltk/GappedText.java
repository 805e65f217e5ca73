package org.newsmill.text.nltk;

import org.newsmill.text.bits.Utf8;

import java.util.Arrays;

/**
 * A text in which {@link TreebankTokenizer} and its rules mark gaps: a gap is a space that a rule
 * has put in. Gaps and white space cut the text into tokens, of which {@link #next} moves on to one
 * after another. Not thread-safe; its buffers are reused from text to text.
 */
public final class GappedText {

    private static final byte GAP = 1;

    /** Marks a {@code "} that opens. The script writes two backquotes; here it stays one char. */
    private static final byte OPENING = 2;

    private static final int LARGEST_KEPT = 1 << 20;

    private char[] chars = new char[1024];

    /**
     * By index: {@link #GAP} before the character, {@link #OPENING} of it. One more for the end.
     */
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

    /** The character at {@code i}; after the end a NUL, which no rule looks for. */
    char charAt(int i) {
        return i < length ? chars[i] : 0;
    }

    /** Marks a gap before {@code i}. */
    void cut(int i) {
        marks[i] |= GAP;
    }

    /** Marks gaps around {@code count} characters and returns the index after them. */
    int isolate(int i, int count) {
        cut(i);
        cut(i + count);
        return i + count;
    }

    /** Turns a {@code "} into an opening quote and returns the index after it. */
    int open(int i) {
        chars[i] = '`';
        marks[i] |= OPENING;
        return isolate(i, 1);
    }

    /** Turns two apostrophes into an opening quote and returns the index after it. */
    int openDoubled(int i) {
        chars[i] = '`';
        chars[i + 1] = '`';
        return isolate(i, 2);
    }

    /** Whether there is a gap before the character at {@code i}. */
    boolean isGap(int i) {
        return i <= length && marks[i] != 0;
    }

    /** Whether the script would see a space at {@code i}; no other white space counts. */
    boolean isSpaceAt(int i) {
        return isGap(i) || charAt(i) == ' ';
    }

    /** Whether the script would see a {@code \w} right before {@code i}. */
    boolean isWordBefore(int i) {
        return i > 0 && !isGap(i) && CodePoints.isWord(Character.codePointBefore(chars, i));
    }

    /** Whether the script would see a {@code \w} at {@code i}. */
    boolean isWordAt(int i) {
        return i < length
                && !isGap(i)
                && CodePoints.isWord(Character.codePointAt(chars, i, length));
    }

    /** Whether there is a {@code \d} at {@code i}. */
    boolean isDigitAt(int i) {
        return CodePoints.isDecimalDigit(Character.codePointAt(chars, i, length));
    }

    /** Moves on to the next token, the first call to the first one; false if there is none. */
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

    /**
     * The chars of the text; the token is those from {@link #tokenStart()} to {@link #tokenEnd()}.
     * The buffer itself: not to be written to, and valid until the next text is read.
     */
    public char[] chars() {
        return chars;
    }

    /** The index in {@link #chars()} of the token's first char. */
    public int tokenStart() {
        return tokenStart;
    }

    /** The index in {@link #chars()} after the token's last char. */
    public int tokenEnd() {
        return tokenEnd;
    }

    /** Whether the token is a {@code "}, a token of its own that is written as two other chars. */
    public boolean isQuote() {
        return chars[tokenStart] == '"' || (marks[tokenStart] & OPENING) != 0;
    }

    /**
     * Writes the token in UTF-8. A {@code "} becomes two bytes, any other char three at most.
     *
     * @param out takes it, from {@code o} on
     * @return the index in {@code out} after the last byte
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
