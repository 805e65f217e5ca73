package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Latin-1 between chars and UTF-8, which most texts need no more than. HotSpot has vector code for
 * the JDK's encoder, which it makes of no loop over chars that are stored as bytes. Not
 * thread-safe.
 */
final class Latin1 {

    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
    private CharBuffer in = CharBuffer.allocate(0);
    private ByteBuffer out = ByteBuffer.allocate(0);

    /**
     * Writes {@code chars[0..n)} to {@code bytes}, one byte each, as far as they are Latin-1.
     *
     * @return how many that are
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

    /** How many bytes there are before the first that is not ASCII; eight more can be read. */
    static int asciiLength(byte[] bytes, int n) {
        for (int i = 0; i < n; i += Long.BYTES) {
            long others = Swar.get(bytes, i) & Swar.TOP_BITS;
            if (others != 0) {
                return Math.min(n, i + Long.numberOfTrailingZeros(others) / Byte.SIZE);
            }
        }
        return n;
    }

    /** How many of {@code bytes[from..n)} are not ASCII; eight more can be read. */
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
     * Makes UTF-8 of Latin-1 in place, from behind, since it grows.
     *
     * @param others how many of {@code bytes[0..n)} are not ASCII, for each of which there is one
     *     byte of room behind {@code n}
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
     * Makes Latin-1 of UTF-8 that has no characters beyond it; eight bytes more than {@code
     * in[from..to)} can be read, and as many be written.
     *
     * @return how many bytes, and characters, there are in {@code out}
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
