package org.newsmill.format;

import org.newsmill.article.Span;
import org.newsmill.format.parse.DecodedText;

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
    private Span last;
    private int lastFrom;

    ByteSlicer(byte[] event, DecodedText decoded) {
        this.event = event;
        this.decoded = decoded;
        rewind();
    }

    /**
     * @param span bounds that do not cut a surrogate pair in half
     */
    byte[] slice(Span span) {
        int from = from(span);
        return Arrays.copyOfRange(event, from, byteIndex(span.to()));
    }

    /**
     * How many bytes a place is behind the beginning of a stretch. Asked before the stretch is cut
     * out, it costs no more than that.
     *
     * @param at index of a {@code char} in the stretch
     */
    int distance(Span span, int at) {
        int from = from(span);
        return byteIndex(at) - from;
    }

    /** The index in the event's bytes of a stretch's beginning. */
    int from(Span span) {
        if (!span.equals(last)) {
            lastFrom = byteIndex(span.from());
            last = span;
        }
        return lastFrom;
    }

    private void rewind() {
        decoder = decoded.charset().newDecoder();
        in = ByteBuffer.wrap(event, decoded.markBytes(), event.length - decoded.markBytes());
        charIndex = 0;
    }

    /** The index in the event's bytes of a {@code char} of its text. */
    int byteIndex(int wanted) {
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
