package org.newsmill.stream;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.ReceivedText;
import org.newsmill.article.Rejection;
import org.newsmill.format.Hints;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The headers of a dead letter: those of its event as they came, and those that tell why. The names
 * that begin with {@code __streams.errors} are Kafka Streams' own (KIP-1034).
 */
public final class DeadLetters {

    public static final String EXCEPTION = "__streams.errors.exception";
    public static final String MESSAGE = "__streams.errors.message";
    public static final String STACKTRACE = "__streams.errors.stacktrace";
    public static final String TOPIC = "__streams.errors.topic";
    public static final String PARTITION = "__streams.errors.partition";
    public static final String OFFSET = "__streams.errors.offset";

    /** The event's own time: the letter's is that of its writing. */
    public static final String TIMESTAMP = "news-timestamp";

    public static final String REASON = "news-reason";
    public static final String ORDINAL = "news-ordinal";

    /** The byte of the letter at which it could not be read, from 0. */
    public static final String POSITION = "news-position";

    /**
     * What is missing of a letter that was too large for its topic: {@code gzip}, its value is to
     * be unpacked; {@code omitted}, its value is not here but at topic, partition and offset, and
     * nor are its key and the event's own headers where they are what is too large.
     */
    public static final String SHORTENED = "news-shortened";

    /** How often the event was sent back; set by replay, and part of the event from then on. */
    public static final String REPLAYS = "news-replays";

    /** What a letter may be larger than its event: the room that topic and producer leave it. */
    public static final int ROOM = 64 * 1024;

    /** Of a header that the letter adds. */
    private static final int MAX_VALUE_BYTES = 2 * 1024;

    /** Only what is here was added by the letter; anything else came with the event. */
    private static final Set<String> ADDED =
            Set.of(
                    EXCEPTION,
                    MESSAGE,
                    STACKTRACE,
                    TOPIC,
                    PARTITION,
                    OFFSET,
                    REASON,
                    ORDINAL,
                    POSITION,
                    TIMESTAMP,
                    SHORTENED,
                    Hints.FORMAT,
                    Hints.CHARSET,
                    Hints.FRAGMENT,
                    Hints.ONLY_ORDINAL);

    /** Without these the letter's bytes would be read as something else. */
    private static final Set<String> KEPT_BY_REPLAY =
            Set.of(Hints.CHARSET, Hints.FRAGMENT, Hints.ONLY_ORDINAL);

    private static final String ALL = "0+";

    private DeadLetters() {}

    /**
     * The letter of one of an event's rejections, with the event's key. Its time is not the
     * event's, by which the letter of an old event would be refused or soon let go of.
     *
     * @param now the time of writing, milliseconds since 1970
     */
    static Record<byte[], byte[]> letter(RawEvent event, Rejection rejection, long now) {
        boolean fragment = rejection.span() != null;
        OptionalInt position = event.opened().position(rejection);
        Headers headers =
                headers(
                        rejection,
                        event.headers(),
                        event.topic(),
                        event.partition(),
                        event.offset(),
                        event.timestamp());
        position.ifPresent(at -> put(headers, POSITION, Integer.toString(at)));
        if (fragment) {
            headers.remove(Hints.ONLY_ORDINAL);
            put(headers, Hints.FRAGMENT, "true");
            if (event.opened().markedCharset() != null) {
                put(headers, Hints.CHARSET, event.opened().markedCharset());
            }
        } else if (event.opened().onlyOrdinal(rejection) != null) {
            put(headers, Hints.ONLY_ORDINAL, event.opened().onlyOrdinal(rejection));
        }
        return new Record<>(event.key(), event.opened().bytes(rejection.span()), now, headers);
    }

    /**
     * The headers of a letter that holds a whole event of which nothing is known.
     *
     * @param rejection what is wrong
     * @param eventHeaders as they came
     * @param topic of the event
     * @param partition of the event
     * @param offset of the event
     * @param timestamp of the event, milliseconds since 1970
     */
    static Headers headers(
            Rejection rejection,
            Headers eventHeaders,
            String topic,
            int partition,
            long offset,
            long timestamp) {
        RecordHeaders headers = new RecordHeaders(eventHeaders);
        Throwable cause = rejection.cause();
        // The first of ours: replay knows by it where the event's own end.
        put(
                headers,
                EXCEPTION,
                cause == null ? Rejection.class.getName() : cause.getClass().getName());
        put(headers, MESSAGE, capped(rejection.message(), MAX_VALUE_BYTES));
        put(
                headers,
                STACKTRACE,
                cause == null ? new byte[0] : capped(stackTrace(cause), MAX_VALUE_BYTES));
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(partition));
        put(headers, OFFSET, Long.toString(offset));
        put(headers, TIMESTAMP, Long.toString(timestamp));
        put(headers, REASON, rejection.reason().name());
        put(headers, ORDINAL, Integer.toString(rejection.ordinal()));
        headers.remove(SHORTENED);
        if (rejection.format() != null && said(headers, Hints.FORMAT) == null) {
            headers.add(Hints.FORMAT, rejection.format().name().getBytes(StandardCharsets.UTF_8));
        }
        if (said(headers, Hints.ONLY_ORDINAL) == null) {
            put(headers, Hints.ONLY_ORDINAL, ALL);
        }
        return headers;
    }

    /**
     * The headers of the event that a letter was made of: as they came, and those of the letter
     * without which its bytes would be read as something else.
     */
    public static Headers eventHeaders(Headers letter) {
        boolean fragment = said(letter, Hints.FRAGMENT) != null;
        RecordHeaders event = new RecordHeaders();
        boolean ours = letter.lastHeader(EXCEPTION) == null;
        for (Header header : letter) {
            ours |= header.key().equals(EXCEPTION);
            boolean kept =
                    KEPT_BY_REPLAY.contains(header.key())
                            || fragment && header.key().equals(Hints.FORMAT);
            if (!ours || kept || !ADDED.contains(header.key())) {
                event.add(header);
            }
        }
        return event;
    }

    /**
     * Those of a letter's headers that tell why and where from: no more than fits into {@link
     * #ROOM}. An event may have brought a header of the same name itself, of any length; one that
     * is longer than any of ours is left out.
     */
    static Headers ownHeaders(Headers letter) {
        RecordHeaders own = new RecordHeaders();
        for (Header header : letter) {
            if (ADDED.contains(header.key())
                    && letter.lastHeader(header.key()) == header
                    && length(header) <= MAX_VALUE_BYTES) {
                own.add(header);
            }
        }
        return own;
    }

    private static int length(Header header) {
        return header.value() == null ? 0 : header.value().length;
    }

    private static String said(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : ReceivedText.clean(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static void put(Headers headers, String name, String value) {
        put(headers, name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A replayed event may carry the header from its last rejection: only the newest counts. */
    private static void put(Headers headers, String name, byte[] value) {
        headers.remove(name);
        headers.add(name, value);
    }

    /** The first bytes, cut between characters. */
    private static byte[] capped(String text, int maxBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= maxBytes) {
            return bytes;
        }
        int end = maxBytes;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
