package org.newsmill.stream;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.newsmill.format.Hints;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What the headers of an event mean, and which of them its records keep. */
final class EventHeaders {

    private static final String CLOUD_EVENTS_PREFIX = "ce_";

    private EventHeaders() {}

    /** A header that Newsmill reads is not UTF-8. */
    static final class UndecodableHeaderException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UndecodableHeaderException(String name) {
            super("the header " + name + " is not UTF-8", null, false, false);
        }
    }

    /**
     * Reads the headers that say something of the event. Of equal names the last counts; null and
     * blank values are absent.
     *
     * @throws UndecodableHeaderException where one of them is not UTF-8; others may hold anything
     */
    static Hints hints(Headers headers) {
        return Hints.of(
                name -> {
                    Header header = headers.lastHeader(name);
                    return header == null || header.value() == null ? null : text(header);
                });
    }

    private static String text(Header header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new UndecodableHeaderException(header.key());
        }
    }

    /**
     * The event's {@code ce_*}, {@code traceparent} and {@code tracestate}, in their order; no
     * others.
     */
    static Headers kept(Headers headers) {
        RecordHeaders kept = new RecordHeaders();
        for (Header header : headers) {
            String name = header.key();
            if (name.startsWith(CLOUD_EVENTS_PREFIX)
                    || name.equals("traceparent")
                    || name.equals("tracestate")) {
                kept.add(header);
            }
        }
        return kept;
    }
}
