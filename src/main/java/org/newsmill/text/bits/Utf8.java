package org.newsmill.text.bits;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Converts chars to UTF-8 and back without allocating, and reads single code points. An unpaired
 * surrogate takes three bytes like any other char of the basic plane (this generalisation is known
 * as WTF-8), so that every string survives the way there and back. Bytes compared as unsigned
 * numbers have the order of the code points. Bounds are checked by the JDK only: an array that is
 * too small throws {@link IndexOutOfBoundsException}. Stateless, so any thread may use it.
 */
public final class Utf8 {

    /** The largest number of bytes that one char takes. */
    public static final int BYTES_PER_CHAR = 3;

    private Utf8() {}

    /**
     * Encodes the chars {@code in[from..to)} into {@code out} from {@code o} on.
     *
     * @return the index in {@code out} after the last byte
     */
    public static int encode(char[] in, int from, int to, byte[] out, int o) {
        for (int i = from; i < to; ) {
            int ascii = copyAscii(in, i, to, out, o);
            i += ascii;
            o += ascii;
            while (i < to && in[i] >= 0x80) {
                int codePoint = Character.codePointAt(in, i, to);
                o = put(codePoint, out, o);
                i += Character.charCount(codePoint);
            }
        }
        return o;
    }

    /**
     * Copies chars {@code in[from..to)} into {@code out} from {@code o} on, up to the first that is
     * not ASCII. Up to {@code to - from} bytes of {@code out} may be overwritten, even if fewer
     * count.
     *
     * @return how many chars were ASCII, each of which is one byte
     */
    public static int copyAscii(char[] in, int from, int to, byte[] out, int o) {
        int i = from;
        // Sixteen at a time with one test for all of them, which HotSpot turns into vector code.
        for (int shift = o - from; i + 16 <= to; i += 16) {
            int all = 0;
            for (int k = i; k < i + 16; k++) {
                all |= in[k];
                out[k + shift] = (byte) in[k];
            }
            if (all >= 0x80) {
                break;
            }
        }
        for (int shift = o - from; i < to && in[i] < 0x80; i++) {
            out[i + shift] = (byte) in[i];
        }
        return i - from;
    }

    /**
     * Decodes the bytes {@code in[from..to)}, which must be what {@link #encode} writes, into
     * {@code out} from {@code o} on.
     *
     * @return the index in {@code out} after the last char
     */
    public static int decode(byte[] in, int from, int to, char[] out, int o) {
        int i = from;
        while (i < to) {
            while (i + Long.BYTES <= to && (Swar.get(in, i) & Swar.TOP_BITS) == 0) {
                for (int k = 0; k < Long.BYTES; k++) {
                    out[o + k] = (char) in[i + k];
                }
                i += Long.BYTES;
                o += Long.BYTES;
            }
            if (i == to) {
                break;
            }
            int codePoint = codePointAt(in, i);
            i += length(in[i]);
            if (codePoint < 0x10000) {
                out[o++] = (char) codePoint;
            } else {
                out[o++] = Character.highSurrogate(codePoint);
                out[o++] = Character.lowSurrogate(codePoint);
            }
        }
        return o;
    }

    /**
     * Decodes {@code in[from..to)} to a string. It allocates a buffer if they are not ASCII, so it
     * is for short ones.
     */
    public static String string(byte[] in, int from, int to) {
        int i = from;
        while (i < to && in[i] >= 0) {
            i++;
        }
        if (i == to) {
            return new String(in, from, to - from, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[to - from];
        return new String(chars, 0, decode(in, from, to, chars, 0));
    }

    /** Encodes a string to an array of its own. It allocates a buffer, so it is for short ones. */
    public static byte[] bytes(String text) {
        char[] chars = text.toCharArray();
        byte[] out = new byte[BYTES_PER_CHAR * chars.length];
        return Arrays.copyOf(out, encode(chars, 0, chars.length, out, 0));
    }

    /** Writes one code point, one to four bytes, and returns the index after it. */
    public static int put(int codePoint, byte[] out, int o) {
        if (codePoint < 0x80) {
            out[o++] = (byte) codePoint;
            return o;
        }
        if (codePoint < 0x800) {
            out[o++] = (byte) (0xc0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                out[o++] = (byte) (0xe0 | codePoint >> 12);
            } else {
                out[o++] = (byte) (0xf0 | codePoint >> 18);
                out[o++] = continuation(codePoint >> 12);
            }
            out[o++] = continuation(codePoint >> 6);
        }
        out[o++] = continuation(codePoint);
        return o;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3f);
    }

    /** The code point whose first byte is at {@code i}. */
    public static int codePointAt(byte[] in, int i) {
        int lead = in[i];
        switch (length(lead)) {
            case 1:
                return lead;
            case 2:
                return (lead & 0x1f) << 6 | in[i + 1] & 0x3f;
            case 3:
                return (lead & 0x0f) << 12 | (in[i + 1] & 0x3f) << 6 | in[i + 2] & 0x3f;
            default:
                return (lead & 0x07) << 18
                        | (in[i + 1] & 0x3f) << 12
                        | (in[i + 2] & 0x3f) << 6
                        | in[i + 3] & 0x3f;
        }
    }

    /** The length in bytes, 1 to 4, of the code point that begins with this byte. */
    public static int length(int lead) {
        return lead >= 0 ? 1 : lead < (byte) 0xe0 ? 2 : lead < (byte) 0xf0 ? 3 : 4;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xc0) == 0x80;
    }

    /**
     * How many bytes of {@code in[from..to)} continue a code point. Eight bytes after {@code to}
     * must be readable.
     */
    public static int countContinuations(byte[] in, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i += Long.BYTES) {
            long bytes = Swar.get(in, i);
            if (to - i < Long.BYTES) {
                bytes = Swar.first(bytes, to - i);
            }
            count += Long.bitCount(Swar.continuationBits(bytes));
        }
        return count;
    }

    /** The index of the first byte of the code point that ends right before {@code end}. */
    public static int startBefore(byte[] in, int end) {
        int start = end - 1;
        while (isContinuation(in[start])) {
            start--;
        }
        return start;
    }
}
