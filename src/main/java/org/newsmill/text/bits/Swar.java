package org.newsmill.text.bits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, as one long, the first byte lowest ("SIMD within a register"). A word's
 * end is then found, and its letters lowered, in a dozen operations instead of a loop that the
 * processor mispredicts at every word's end. Sets of bytes are given by their top bits. Stateless.
 */
public final class Swar {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    public static final long ONES = 0x0101010101010101L;
    public static final long TOP_BITS = 0x80 * ONES;

    /** By a length, what to keep of eight bytes that begin there: none, some, or all of them. */
    public static final long[] FIRST = new long[4 * Long.BYTES];

    static {
        for (int length = 1; length < FIRST.length; length++) {
            FIRST[length] = first(-1, Math.min(length, Long.BYTES));
        }
    }

    private Swar() {}

    public static long get(byte[] bytes, int i) {
        return (long) LONGS.get(bytes, i);
    }

    public static void put(byte[] bytes, int i, long value) {
        LONGS.set(bytes, i, value);
    }

    public static int getInt(byte[] bytes, int i) {
        return (int) INTS.get(bytes, i);
    }

    /** The bytes that are ASCII letters or digits. */
    public static long wordBits(long bytes) {
        return (between(bytes | 0x20 * ONES, 'a', 'z') | between(bytes, '0', '9')) & ascii(bytes);
    }

    /** The bytes that are ASCII letters in lower case. */
    public static long lowerLetterBits(long bytes) {
        return between(bytes, 'a', 'z') & ascii(bytes);
    }

    /** The bytes that are ASCII white space in Python's sense. */
    public static long spaceBits(long bytes) {
        return (between(bytes, '\t', '\r') | between(bytes, 0x1c, ' ')) & ascii(bytes);
    }

    /** The bytes that are the given ASCII character. */
    public static long equalBits(long bytes, int c) {
        return between(bytes, c, c) & ascii(bytes);
    }

    /** The bytes that are a, e, i, o or u. */
    public static long vowelBits(long bytes) {
        return (between(bytes, 'a', 'a')
                        | between(bytes, 'e', 'e')
                        | between(bytes, 'i', 'i')
                        | between(bytes, 'o', 'o')
                        | between(bytes, 'u', 'u'))
                & ascii(bytes);
    }

    /** The bytes that continue a character in UTF-8. */
    static long continuationBits(long bytes) {
        return bytes & ~(bytes << 1) & TOP_BITS;
    }

    /** The top bits of a set, as the lowest eight bits of the result. */
    public static long pack(long set) {
        // Each top bit is multiplied to its place in the top byte, and no two products meet.
        return set * 0x0002040810204081L >>> 56;
    }

    /** Lower-cases the bytes given as letters or digits, which have that bit already. */
    public static long toLower(long bytes, long words) {
        return bytes | words >>> 2;
    }

    /** The first {@code count} bytes, 1 to 8, and zeros. */
    public static long first(long bytes, int count) {
        return bytes & -1L >>> -(count << 3);
    }

    /** Up to eight ASCII characters. */
    public static long of(String ascii) {
        long bytes = 0;
        for (int i = ascii.length() - 1; i >= 0; i--) {
            bytes = bytes << Byte.SIZE | ascii.charAt(i);
        }
        return bytes;
    }

    public static boolean isAscii(long bytes) {
        return (bytes & TOP_BITS) == 0;
    }

    private static long ascii(long bytes) {
        return ~bytes & TOP_BITS;
    }

    /** Right in the top bits of bytes below 0x80: adding carries into them, and no further. */
    private static long between(long bytes, int low, int high) {
        long ascii = bytes & ~TOP_BITS;
        return ascii + (0x80 - low) * ONES & ~(ascii + (0x7f - high) * ONES);
    }
}
