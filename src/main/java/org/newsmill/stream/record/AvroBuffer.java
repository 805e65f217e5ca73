package org.newsmill.stream.record;

import org.newsmill.text.bits.Utf8;
import org.newsmill.text.engine.Terms;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Values in Avro's binary encoding (Avro specification 1.12, "Binary Encoding"), written one after
 * the other into a buffer that is kept from record to record. Not thread-safe.
 */
final class AvroBuffer {

    private static final int LARGEST_KEPT = 1 << 22;
    private static final int SMALLEST = 1 << 14;
    private static final int LONGEST_VARINT = 10;
    private static final int BYTES_PER_CHAR = 3;

    /** Up to here a length takes one byte whatever the characters: nearly every term. */
    private static final int SHORT = 21;

    /** What is written for a term besides its letters and its form's, and may be written after. */
    private static final int ROOM_OF_TERM = 4 * LONGEST_VARINT + Terms.SLACK;

    private byte[] buffer = new byte[SMALLEST];
    private char[] chars = new char[1 << 12];
    private int position;

    /** Begins again. The memory that a very long record needed is released. */
    void clear() {
        if (buffer.length > LARGEST_KEPT) {
            buffer = new byte[SMALLEST];
        }
        position = 0;
    }

    /** A copy of what was written since {@link #clear}. */
    byte[] toByteArray() {
        return Arrays.copyOf(buffer, position);
    }

    /** One byte as it is. */
    void raw(int value) {
        ensure(1);
        buffer[position++] = (byte) value;
    }

    /** Four bytes as they are, the highest first. */
    void rawInt(int value) {
        raw(value >>> 24);
        raw(value >>> 16);
        raw(value >>> 8);
        raw(value);
    }

    /** An int or a long: zigzag, then seven bits a byte, the lowest first. */
    void number(long value) {
        ensure(LONGEST_VARINT);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            buffer[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }

    /** The length and the bytes that remain; the buffer's position stays as it is. */
    void bytes(ByteBuffer bytes) {
        int length = bytes.remaining();
        number(length);
        ensure(length);
        bytes.get(bytes.position(), buffer, position, length);
        position += length;
    }

    /**
     * The length in bytes, which is known last, and UTF-8. Straight from the characters: {@code
     * getBytes} would allocate up to four times the text.
     */
    void string(String text) {
        int length = text.length();
        if (length <= SHORT) {
            ensure(1 + BYTES_PER_CHAR * SHORT);
            int to = utf8(text, position + 1);
            buffer[position] = (byte) (to - position - 1 << 1);
            position = to;
            return;
        }
        ensure(LONGEST_VARINT + Math.multiplyExact(length, BYTES_PER_CHAR));
        int from = position + width(length);
        int to = utf8(text, from);
        int bytes = to - from;
        if (width(bytes) > width(length)) {
            // Three bytes a character at most: the length never takes two bytes more.
            System.arraycopy(buffer, from, buffer, from + 1, bytes);
            to++;
        }
        number(bytes);
        position = to;
    }

    /**
     * The items of an array of {@code Term}s, from bytes to bytes; no object is made for a term.
     */
    void terms(Terms terms) {
        for (int i = 0; i < terms.size(); i++) {
            int termLength = terms.termLength(i);
            int formLength = terms.formLength(i);
            ensure(Math.addExact(Math.addExact(termLength, formLength), ROOM_OF_TERM));
            small(termLength);
            terms.writeTerm(i, buffer, position);
            position += termLength;
            small(terms.count(i));
            if (formLength == 0) {
                small(0);
            } else {
                small(1);
                small(formLength);
                terms.writeForm(i, buffer, position);
                position += formLength;
            }
        }
    }

    /** A number that is not negative and most likely below 64; there is room for it. */
    private void small(int value) {
        if (value < 64) {
            buffer[position++] = (byte) (value << 1);
        } else {
            number(value);
        }
    }

    /** The bytes that {@link #number} takes for a number that is not negative. */
    private static int width(int number) {
        int width = 1;
        for (int rest = number >>> 6; rest != 0; rest >>>= 7) {
            width++;
        }
        return width;
    }

    /**
     * As {@link String#getBytes(java.nio.charset.Charset)} does it, a question mark for an unpaired
     * surrogate.
     *
     * @return where it ends
     */
    private int utf8(String text, int start) {
        int length = text.length();
        if (chars.length < length) {
            chars = new char[length];
        }
        char[] in = chars;
        text.getChars(0, length, in, 0);
        byte[] out = buffer;
        int at = start;
        int i = 0;
        while (i < length) {
            int ascii = Utf8.copyAscii(in, i, length, out, at);
            at += ascii;
            i += ascii;
            if (i < length) {
                char c = in[i++];
                if (c < 0x80) {
                    out[at++] = (byte) c;
                } else if (Character.isHighSurrogate(c)
                        && i < length
                        && Character.isLowSurrogate(in[i])) {
                    at = Utf8.put(Character.toCodePoint(c, in[i++]), out, at);
                } else {
                    at = Utf8.put(Character.isSurrogate(c) ? '?' : c, out, at);
                }
            }
        }
        return at;
    }

    private void ensure(int room) {
        int needed = Math.addExact(position, room);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * needed, Integer.MAX_VALUE - 8));
        }
    }
}
