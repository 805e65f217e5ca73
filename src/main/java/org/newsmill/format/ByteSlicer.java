package org.newsmill.format;

import org.newsmill.article.Span;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;

/**
 * Cuts the bytes of a stretch of text out of the event it was decoded from. It decodes again up to
 * the places asked for, which is right for every character set, stateful ones too, and goes on from
 * the last place, so that any number of slices in ascending order take linear time. Not
 * thread-safe.
 */
final class ByteSlicer {

    private final byte[] event;
    private final DecodedText decoded;
    private final CharBuffer chars = CharBuffer.allocate(4096);
    private CharsetDecoder decoder;
    private ByteBuffer in;
    private int charIndex;

    ByteSlicer(byte[] event, DecodedText decoded) {
        this.event = event;
        this.decoded = decoded;
        rewind();
    }

    /**
     * @param span bounds that do not cut a surrogate pair in half
     */
    byte[] slice(Span span) {
        int from = byteIndex(span.from());
        return Arrays.copyOfRange(event, from, byteIndex(span.to()));
    }

    private void rewind() {
        decoder = decoded.charset().newDecoder();
        in = ByteBuffer.wrap(event, decoded.markBytes(), event.length - decoded.markBytes());
        charIndex = 0;
    }

    private int byteIndex(int wanted) {
        if (wanted < charIndex) {
            rewind();
        }
        while (charIndex < wanted) {
            chars.clear().limit(Math.min(chars.capacity(), wanted - charIndex));
            decoder.decode(in, chars, true);
            if (chars.position() == 0) {
                throw new IllegalStateException(
                        "no character at " + charIndex + " of " + decoded.text().length());
            }
            charIndex += chars.position();
        }
        return in.position();
    }
}
