package org.newsmill.format.parse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A character set of one byte a character, as WHATWG defines it (Encoding Standard, section 9). The
 * JDK's sets of Windows have no character for some bytes from 0x80 to 0x9F, as 0x81 in
 * windows-1252; here those are the control characters of the same number. It only decodes.
 * Immutable, thread-safe.
 */
final class SingleByte extends Charset {

    private static final char NONE = '\uFFFD';
    private static final int CONTROLS = 0x80;
    private static final int AFTER_CONTROLS = 0xA0;

    private final char[] chars;

    private SingleByte(String name, char[] chars) {
        super(name, new String[0]);
        this.chars = chars;
    }

    /** The JDK's set, and controls at the bytes from 0x80 to 0x9F for which that has nothing. */
    static Charset withControls(Charset jdk) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        char[] chars = new String(all, jdk).toCharArray();
        for (char c = CONTROLS; c < AFTER_CONTROLS; c++) {
            if (chars[c] == NONE) {
                chars[c] = c;
            }
        }
        return new SingleByte(jdk.name(), chars);
    }

    /** Latin-1 up to 0x9F, and those characters above. */
    static Charset above(String name, String from0xA0) {
        char[] chars = new char[256];
        for (char c = 0; c < chars.length; c++) {
            chars[c] = c < AFTER_CONTROLS ? c : from0xA0.charAt(c - AFTER_CONTROLS);
        }
        return new SingleByte(name, chars);
    }

    @Override
    public boolean contains(Charset other) {
        return other.equals(StandardCharsets.US_ASCII) || other.equals(this);
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("documents are only read");
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    char c = chars[in.get(in.position()) & 0xFF];
                    if (c == NONE) {
                        return CoderResult.unmappableForLength(1);
                    }
                    in.get();
                    out.put(c);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }
}
