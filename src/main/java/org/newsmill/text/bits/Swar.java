package org.newsmill.text.bits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, as one long, the first byte lowest ("SIMD within a register"). Finding a
 * word's end and lowering its letters then takes a dozen operations. A loop over the bytes would be
 * mispredicted at the end of nearly every word. A set of bytes is a long in which the top bit of
 * each byte says whether that byte is in the set. Stateless, so any thread may use it.
 */
public final class Swar {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    public static final long ONES = 0x0101010101010101L;
    public static final long TOP_BITS = 0x80 * ONES;

    /** By length: the mask that keeps this many of eight bytes, from 8 on all of them. */
    private static final long[] FIRST = new long[4 * Long.BYTES];

    static {
        for (int length = 1; length < FIRST.length; length++) {
            FIRST[length] = first(-1, Math.min(length, Long.BYTES));
        }
    }

    private Swar() {}

    /** The eight bytes from {@code i} on. */
    public static long get(byte[] bytes, int i) {
        return (long) LONGS.get(bytes, i);
    }

    /** Writes eight bytes from {@code i} on. */
    public static void put(byte[] bytes, int i, long value) {
        LONGS.set(bytes, i, value);
    }

    /** The four bytes from {@code i} on. */
    public static int getInt(byte[] bytes, int i) {
        return (int) INTS.get(bytes, i);
    }

    /**
     * A mask that keeps the first bytes of a long and clears the others. A table, because shifting
     * by 64 is shifting by 0 and would need a test.
     *
     * @param length how many bytes to keep, 0 to 31; from 8 on all eight
     */
    public static long mask(int length) {
        return FIRST[length];
    }

    /** The set of bytes that are ASCII letters or digits. */
    public static long wordBits(long bytes) {
        return (between(bytes | 0x20 * ONES, 'a', 'z') | between(bytes, '0', '9')) & ascii(bytes);
    }

    /** The set of bytes that are ASCII letters in lower case. */
    public static long lowerLetterBits(long bytes) {
        return between(bytes, 'a', 'z') & ascii(bytes);
    }

    /** The set of bytes that are ASCII white space as Python defines it. */
    public static long spaceBits(long bytes) {
        return (between(bytes, '\t', '\r') | between(bytes, 0x1c, ' ')) & ascii(bytes);
    }

    /** The set of bytes that are the given ASCII character. */
    public static long equalBits(long bytes, int c) {
        return between(bytes, c, c) & ascii(bytes);
    }

    /** The set of bytes that are a, e, i, o or u. */
    public static long vowelBits(long bytes) {
        return (between(bytes, 'a', 'a')
                        | between(bytes, 'e', 'e')
                        | between(bytes, 'i', 'i')
                        | between(bytes, 'o', 'o')
                        | between(bytes, 'u', 'u'))
                & ascii(bytes);
    }

    /** The set of bytes that continue a character in UTF-8. */
    static long continuationBits(long bytes) {
        return bytes & ~(bytes << 1) & TOP_BITS;
    }

    /** The top bits of a set, as the lowest eight bits of the result. */
    public static long pack(long set) {
        // The factor moves each top bit to its own place in the top byte; no two products overlap.
        return set * 0x0002040810204081L >>> 56;
    }

    /**
     * Lower-cases the letters. The set may hold digits too: they have the bit that is added.
     *
     * @param words the set of letters and digits, as {@link #wordBits} gives it
     */
    public static long toLower(long bytes, long words) {
        return bytes | words >>> 2;
    }

    /** The first {@code count} bytes, 1 to 8, and zeros after them. */
    public static long first(long bytes, int count) {
        return bytes & -1L >>> -(count << 3);
    }

    /** Up to eight Latin-1 characters as a long, with zeros after them. */
    public static long of(String latin1) {
        long bytes = 0;
        for (int i = latin1.length() - 1; i >= 0; i--) {
            bytes = bytes << Byte.SIZE | latin1.charAt(i);
        }
        return bytes;
    }

    /** Whether all eight bytes are ASCII. */
    public static boolean isAscii(long bytes) {
        return (bytes & TOP_BITS) == 0;
    }

    private static long ascii(long bytes) {
        return ~bytes & TOP_BITS;
    }

    /**
     * The set of bytes from {@code low} to {@code high}. Its top bits are right for ASCII bytes
     * only: there the additions carry into the top bit and no further.
     */
    private static long between(long bytes, int low, int high) {
        long ascii = bytes & ~TOP_BITS;
        return ascii + (0x80 - low) * ONES & ~(ascii + (0x7f - high) * ONES);
    }
}
