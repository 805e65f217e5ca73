package org.newsmill.stream.event;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What the headers of an event mean, and which of them its records keep. */
public final class EventHeaders {

    private static final String CLOUD_EVENTS_PREFIX = "ce_";

    private EventHeaders() {}

    /** A header that Newsmill reads is not UTF-8. */
    public static final class UndecodableHeaderException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UndecodableHeaderException(String name) {
            super("the header " + name + " is not UTF-8", null, false, false);
        }
    }

    /**
     * Reads the headers that say something of the event. Of equal names the last counts; null and
     * blank values are absent.
     *
     * @throws UndecodableHeaderException where one of them is not UTF-8; others may hold anything
     */
    public static Hints hints(Headers headers) {
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
     * The headers of an enriched record: the event's {@code ce_*}, {@code traceparent} and {@code
     * tracestate}, in their order, and those that say what the article is, so that consumers can
     * choose without decoding.
     */
    public static Headers ofRecord(Headers event, EnrichedArticle article) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : event) {
            if (isHandedOn(header.key())) {
                headers.add(header);
            }
        }
        put(headers, NewsHeader.FORMAT, article.getFormat());
        put(headers, NewsHeader.LANGUAGE, article.getLanguage());
        put(headers, NewsHeader.RECORD_SOURCE, article.getSource());
        put(headers, NewsHeader.STATUS, article.getStatus());
        return headers;
    }

    /** Type and schema of the event's data would lie about the record, which is Avro. */
    private static boolean isHandedOn(String name) {
        return name.startsWith(CLOUD_EVENTS_PREFIX)
                        && !name.equals("ce_datacontenttype")
                        && !name.equals("ce_dataschema")
                || name.equals("traceparent")
                || name.equals("tracestate");
    }

    private static void put(Headers headers, NewsHeader name, String value) {
        if (value != null) {
            headers.add(name.key(), value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
