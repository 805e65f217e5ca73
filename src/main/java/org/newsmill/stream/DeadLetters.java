package org.newsmill.stream;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.newsmill.article.Rejection;
import org.newsmill.format.Hints;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    public static final String REASON = "news-reason";
    public static final String ORDINAL = "news-ordinal";

    /** What a letter may be larger than its event: the room that topic and producer leave it. */
    public static final int ROOM = 64 * 1024;

    private static final int MAX_STACKTRACE_BYTES = 2 * 1024;
    private static final int MAX_MESSAGE_BYTES = 2 * 1024;

    private DeadLetters() {}

    /**
     * @param rejection what is wrong
     * @param eventHeaders as they came
     * @param topic of the event
     * @param partition of the event
     * @param offset of the event
     * @param markedCharset for a fragment: the character set that only the event's mark told; or
     *     null
     */
    static Headers headers(
            Rejection rejection,
            Headers eventHeaders,
            String topic,
            int partition,
            long offset,
            String markedCharset) {
        RecordHeaders headers = new RecordHeaders(eventHeaders);
        Throwable cause = rejection.cause();
        put(
                headers,
                EXCEPTION,
                cause == null ? Rejection.class.getName() : cause.getClass().getName());
        put(headers, MESSAGE, capped(rejection.message(), MAX_MESSAGE_BYTES));
        put(
                headers,
                STACKTRACE,
                cause == null ? new byte[0] : capped(stackTrace(cause), MAX_STACKTRACE_BYTES));
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(partition));
        put(headers, OFFSET, Long.toString(offset));
        put(headers, REASON, rejection.reason().name());
        put(headers, ORDINAL, Integer.toString(rejection.ordinal()));
        if (rejection.format() != null) {
            put(headers, Hints.FORMAT, rejection.format().name());
        }
        if (rejection.span() != null) {
            put(headers, Hints.FRAGMENT, "true");
            if (markedCharset != null) {
                put(headers, Hints.CHARSET, markedCharset);
            }
        }
        return headers;
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
