package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Converts chars to and from UTF-8 for texts that fit Latin-1, as most do. Uses the JDK's encoder
 * because HotSpot vectorises it, and does not vectorise a loop that narrows chars. Not thread-safe.
 */
final class Latin1 {

    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
    private CharBuffer in = CharBuffer.allocate(0);
    private ByteBuffer out = ByteBuffer.allocate(0);

    /**
     * Writes {@code chars[0..n)} to {@code bytes}, one byte each, up to the first that is not
     * Latin-1.
     *
     * @return how many chars were Latin-1
     */
    int narrow(char[] chars, int n, byte[] bytes) {
        if (in.array() != chars) {
            in = CharBuffer.wrap(chars);
        }
        if (out.array() != bytes) {
            out = ByteBuffer.wrap(bytes);
        }
        in.clear().limit(n);
        out.clear();
        encoder.reset().encode(in, out, true);
        return out.position();
    }

    /**
     * How many of {@code bytes[0..n)} come before the first that is not ASCII; eight bytes after
     * them must be readable.
     */
    static int asciiLength(byte[] bytes, int n) {
        for (int i = 0; i < n; i += Long.BYTES) {
            long others = Swar.get(bytes, i) & Swar.TOP_BITS;
            if (others != 0) {
                return Math.min(n, i + Long.numberOfTrailingZeros(others) / Byte.SIZE);
            }
        }
        return n;
    }

    /**
     * How many of {@code bytes[from..n)} are not ASCII; eight bytes after them must be readable.
     */
    static int countOthers(byte[] bytes, int from, int n) {
        int count = 0;
        for (int i = from; i < n; i += Long.BYTES) {
            long eight = Swar.get(bytes, i);
            if (n - i < Long.BYTES) {
                eight = Swar.first(eight, n - i);
            }
            count += Long.bitCount(eight & Swar.TOP_BITS);
        }
        return count;
    }

    /**
     * Converts Latin-1 to UTF-8 in place, from the end back, because it grows.
     *
     * @param others how many of {@code bytes[0..n)} are not ASCII; this many bytes after {@code n}
     *     must be free
     */
    static void toUtf8(byte[] bytes, int n, int others) {
        int shift = others;
        for (int i = n; shift > 0; ) {
            long eight = i < Long.BYTES ? -1 : Swar.get(bytes, i - Long.BYTES);
            if ((eight & Swar.TOP_BITS) == 0) {
                i -= Long.BYTES;
                Swar.put(bytes, i + shift, eight);
                continue;
            }
            byte b = bytes[--i];
            if (b < 0) {
                bytes[i + shift] = (byte) (0x80 | b & 0x3f);
                shift--;
                bytes[i + shift] = (byte) (0xc0 | (b & 0xff) >>> 6);
            } else {
                bytes[i + shift] = b;
            }
        }
    }

    /**
     * Converts UTF-8 without characters beyond Latin-1, {@code in[from..to)}, to Latin-1. Eight
     * bytes after {@code to} must be readable, and {@code out} needs room for eight more bytes.
     *
     * @return how many bytes of {@code out} count, one for each character
     */
    static int fromUtf8(byte[] in, int from, int to, byte[] out) {
        int i = from;
        int o = 0;
        while (i < to) {
            long eight = Swar.get(in, i);
            Swar.put(out, o, eight);
            int ascii = Long.numberOfTrailingZeros(eight & Swar.TOP_BITS) / Byte.SIZE;
            i += ascii;
            o += ascii;
            if (ascii < Long.BYTES && i < to) {
                out[o++] = (byte) (in[i] << 6 | in[i + 1] & 0x3f);
                i += 2;
            }
        }
        return o - (i - to);
    }
}
