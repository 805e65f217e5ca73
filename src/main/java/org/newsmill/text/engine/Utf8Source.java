package org.newsmill.text.engine;

import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.LowerCase;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text as UTF-8 bytes, for the engine to read. Not thread-safe; its buffers are reused. */
final class Utf8Source {

    /** How many spaces follow the text, so that reading many bytes at once needs no test. */
    static final int SLACK = 2 * TokenBounds.SLACK;

    private static final int LARGEST_KEPT = 1 << 20;

    private final Latin1 latin1 = new Latin1();
    private char[] chars = new char[1 << 13];

    /** The text is {@code bytes[0..length)}. {@link TokenBounds} lower-cases it in place. */
    byte[] bytes = new byte[1 << 13];

    int length;

    /** A result in Latin-1, before it becomes a string. */
    private byte[] results = new byte[0];

    /** Whether reading left the text unchanged: false if it had to be lower-cased at once. */
    boolean isWhole;

    private boolean isAscii;

    /** If it is, all that an engine makes of the text is Latin-1 too. */
    private boolean isLatin1;

    private boolean hasUnpairedSurrogates;

    /**
     * Reads a text.
     *
     * @param lowering whether to lower-case the text at once if it has a capital whose lower case
     *     depends on its neighbours or is two characters, which no table can say
     */
    void read(String text, boolean lowering) {
        int n = text.length();
        if (chars.length < n || chars.length > LARGEST_KEPT && n <= LARGEST_KEPT) {
            chars = new char[n];
        }
        if (bytes.length < n + SLACK
                || bytes.length > LARGEST_KEPT && n <= LARGEST_KEPT / Utf8.BYTES_PER_CHAR) {
            bytes = new byte[n + SLACK];
        }
        text.getChars(0, n, chars, 0);
        isWhole = true;
        hasUnpairedSurrogates = false;
        int narrowed = latin1.narrow(chars, n, bytes);
        length = Latin1.asciiLength(bytes, narrowed);
        isAscii = length == n;
        isLatin1 = narrowed == n;
        if (!isAscii) {
            if (isLatin1) {
                widen(n);
            } else {
                encodeFrom(length, n, lowering);
            }
        }
        Arrays.fill(bytes, length, length + SLACK, (byte) ' ');
    }

    /** What an engine made of this text, {@code utf8[from..to)}, as a string. */
    String string(byte[] utf8, int from, int to) {
        if (isAscii) {
            return new String(utf8, from, to - from, StandardCharsets.ISO_8859_1);
        }
        if (isLatin1) {
            return latin1String(utf8, from, to);
        }
        if (chars.length < to - from) {
            chars = new char[to - from];
        }
        return new String(chars, 0, Utf8.decode(utf8, from, to, chars, 0));
    }

    private String latin1String(byte[] utf8, int from, int to) {
        int room = to - from + Long.BYTES;
        if (results.length < room || results.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
            results = new byte[room];
        }
        int end = Latin1.fromUtf8(utf8, from, to, results);
        return new String(results, 0, end, StandardCharsets.ISO_8859_1);
    }

    /**
     * Whether the text may have unpaired surrogates, so that its bytes are not what Java calls
     * UTF-8.
     */
    boolean hasUnpairedSurrogates() {
        return hasUnpairedSurrogates;
    }

    /** Converts the bytes, which are Latin-1 so far, to UTF-8. */
    private void widen(int n) {
        int others = Latin1.countOthers(bytes, length, n);
        length = n + others;
        if (bytes.length < length + SLACK) {
            bytes = Arrays.copyOf(bytes, length + SLACK);
        }
        Latin1.toUtf8(bytes, n, others);
    }

    private void encodeFrom(int from, int n, boolean lowering) {
        char[] in = chars;
        for (int i = from; i < n; i++) {
            char c = in[i];
            if (lowering && (c == LowerCase.CAPITAL_DOTTED_I || c == LowerCase.CAPITAL_SIGMA)) {
                lower(n);
                return;
            }
            if (c >= Character.MIN_SURROGATE) {
                hasUnpairedSurrogates |= isUnpaired(in, i, n);
            }
        }
        encode(in, from, n);
    }

    private void lower(int n) {
        char[] lowered = new char[2 * n];
        isWhole = false;
        // It may have: the chars after the capital have not been looked at.
        hasUnpairedSurrogates = true;
        encode(lowered, 0, LowerCase.convert(chars, 0, n, lowered, 0));
    }

    private void encode(char[] in, int from, int to) {
        int room = from + Utf8.BYTES_PER_CHAR * (to - from) + SLACK;
        if (bytes.length < room) {
            bytes = Arrays.copyOf(bytes, room);
        }
        length = Utf8.encode(in, from, to, bytes, from);
    }

    private static boolean isUnpaired(char[] in, int i, int n) {
        char c = in[i];
        return Character.isSurrogate(c)
                && (Character.isHighSurrogate(c)
                        ? i + 1 == n || !Character.isLowSurrogate(in[i + 1])
                        : i == 0 || !Character.isHighSurrogate(in[i - 1]));
    }
}
