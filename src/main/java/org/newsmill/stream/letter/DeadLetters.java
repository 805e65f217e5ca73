package org.newsmill.stream.letter;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.ReceivedText;
import org.newsmill.article.Rejection;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.NewsHeader.On;
import org.newsmill.format.parse.Ordinals;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.event.HeaderValues;
import org.newsmill.stream.record.RecordLimits;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Dead letters: the bytes that could not be read, the event's headers as they came, and those that
 * say why. The names that begin with {@code __streams.errors} are Kafka Streams' own (KIP-1034).
 */
public final class DeadLetters {

    /** Of a header that the letter adds. */
    private static final int MAX_VALUE_BYTES = 2 * 1024;

    /** Of the list of ordinals, which must not be cut. */
    private static final int MAX_ORDINALS_BYTES = 16 * 1024;

    /** Only what is here was added by the letter; anything else came with the event. */
    private static final Set<String> ADDED = keys(On.LETTER, NewsHeader.REPLAYS);

    /** Without these the letter's bytes would be read as something else. */
    private static final Set<String> KEPT_BY_REPLAY = keys(On.REPLAY, NewsHeader.REPLAYS);

    private DeadLetters() {}

    private static Set<String> keys(On where, NewsHeader except) {
        return NewsHeader.on(where).stream()
                .filter(header -> header != except)
                .map(NewsHeader::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The letters of an event: one for each article that can be cut out of it, then one for all
     * others together (several, if the list of their ordinals is too long). They have the event's
     * key. Their time is not the event's, by which the letter of an old event would be refused or
     * soon deleted.
     *
     * @param now the time of writing, milliseconds since 1970
     */
    public static List<Record<byte[], byte[]>> of(Event event, long now) {
        List<Record<byte[], byte[]>> letters = new ArrayList<>();
        List<Rejection> whole = new ArrayList<>();
        for (Rejection rejection : event.rejections()) {
            if (rejection.span() == null) {
                whole.add(rejection);
            } else {
                letters.add(fragment(event, rejection, now));
            }
        }
        Ordinals ordinals = whole.isEmpty() ? null : event.opened().onlyOrdinals(whole);
        if (ordinals != null) {
            for (Ordinals part : ordinals.split(MAX_ORDINALS_BYTES)) {
                letters.add(
                        wholeEvent(
                                event,
                                whole.stream().filter(each -> part.holds(each.ordinal())).toList(),
                                part,
                                now));
            }
        } else if (!whole.isEmpty()) {
            letters.add(wholeEvent(event, whole, null, now));
        }
        return letters;
    }

    private static Record<byte[], byte[]> fragment(Event event, Rejection rejection, long now) {
        Headers headers = headers(event, List.of(rejection));
        putPosition(headers, event, rejection);
        headers.remove(NewsHeader.ONLY_ORDINAL.key());
        put(headers, NewsHeader.FRAGMENT, "true");
        String charset = event.opened().markedCharset();
        if (charset != null) {
            put(headers, NewsHeader.CHARSET, charset);
        }
        return new Record<>(event.key(), event.opened().bytes(rejection.span()), now, headers);
    }

    /**
     * @param ordinals of those rejections; null if nothing of the event was read
     */
    private static Record<byte[], byte[]> wholeEvent(
            Event event, List<Rejection> rejections, Ordinals ordinals, long now) {
        Headers headers = headers(event, rejections);
        if (rejections.size() == 1) {
            putPosition(headers, event, rejections.get(0));
        }
        if (ordinals != null) {
            put(headers, NewsHeader.ONLY_ORDINAL, ordinals.toString());
        }
        return new Record<>(event.key(), event.opened().bytes(null), now, headers);
    }

    private static void putPosition(Headers headers, Event event, Rejection rejection) {
        event.opened()
                .position(rejection)
                .ifPresent(at -> put(headers, NewsHeader.POSITION, Integer.toString(at)));
    }

    private static Headers headers(Event event, List<Rejection> rejections) {
        Headers headers =
                headers(
                        rejections.get(0),
                        event.headers(),
                        event.topic(),
                        event.partition(),
                        event.offset(),
                        event.timestamp());
        if (rejections.size() > 1) {
            put(headers, NewsHeader.MESSAGE, message(rejections));
        }
        return headers;
    }

    /** What is wrong with each of them, as far as there is room. */
    private static String message(List<Rejection> rejections) {
        StringBuilder message = new StringBuilder();
        message.append(rejections.size()).append(" articles could not be read");
        int told = 0;
        for (Rejection each : rejections) {
            String one =
                    (told == 0 ? ": " : "; ")
                            + each.ordinal()
                            + " "
                            + each.reason()
                            + ", "
                            + each.message();
            if (message.length() + one.length() > MAX_VALUE_BYTES / 2) {
                break;
            }
            message.append(one);
            told++;
        }
        if (told < rejections.size()) {
            message.append("; and ").append(rejections.size() - told).append(" more");
        }
        return message.toString();
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
                NewsHeader.EXCEPTION,
                cause == null ? Rejection.class.getName() : cause.getClass().getName());
        put(headers, NewsHeader.MESSAGE, rejection.message());
        put(headers, NewsHeader.STACKTRACE, cause == null ? "" : stackTrace(cause));
        put(headers, NewsHeader.TOPIC, topic);
        put(headers, NewsHeader.PARTITION, Integer.toString(partition));
        put(headers, NewsHeader.OFFSET, Long.toString(offset));
        put(headers, NewsHeader.TIMESTAMP, Long.toString(timestamp));
        put(headers, NewsHeader.REASON, rejection.reason().name());
        put(headers, NewsHeader.STAGE, rejection.stage().headerValue());
        put(headers, NewsHeader.ORDINAL, Integer.toString(rejection.ordinal()));
        headers.remove(NewsHeader.SHORTENED.key());
        if (rejection.format() != null && said(headers, NewsHeader.FORMAT) == null) {
            headers.add(
                    NewsHeader.FORMAT.key(), rejection.format().getBytes(StandardCharsets.UTF_8));
        }
        if (said(headers, NewsHeader.ONLY_ORDINAL) == null) {
            put(headers, NewsHeader.ONLY_ORDINAL, Ordinals.ALL.toString());
        }
        return headers;
    }

    /**
     * The headers of the event that a letter was made of: as they came, and those of the letter
     * without which its bytes would be read as something else.
     */
    public static Headers eventHeaders(Headers letter) {
        boolean fragment = said(letter, NewsHeader.FRAGMENT) != null;
        RecordHeaders event = new RecordHeaders();
        boolean ours = letter.lastHeader(NewsHeader.EXCEPTION.key()) == null;
        for (Header header : letter) {
            ours |= header.key().equals(NewsHeader.EXCEPTION.key());
            boolean kept =
                    KEPT_BY_REPLAY.contains(header.key())
                            || fragment && header.key().equals(NewsHeader.FORMAT.key());
            if (!ours || kept || !ADDED.contains(header.key())) {
                event.add(header);
            }
        }
        return event;
    }

    /**
     * Those of a letter's headers that say why and where from: no more than fits into {@link
     * RecordLimits#LETTER_ROOM}. An event may have brought a header of the same name itself, of any
     * length; one that is longer than any of ours is left out.
     */
    static Headers ownHeaders(Headers letter) {
        RecordHeaders own = new RecordHeaders();
        for (Header header : letter) {
            int most =
                    header.key().equals(NewsHeader.ONLY_ORDINAL.key())
                            ? MAX_ORDINALS_BYTES
                            : MAX_VALUE_BYTES;
            if (ADDED.contains(header.key())
                    && letter.lastHeader(header.key()) == header
                    && length(header) <= most) {
                own.add(header);
            }
        }
        return own;
    }

    private static int length(Header header) {
        return header.value() == null ? 0 : header.value().length;
    }

    private static String said(Headers headers, NewsHeader name) {
        return ReceivedText.clean(HeaderValues.text(headers, name));
    }

    /** A replayed event may carry the header from its last rejection: only the newest counts. */
    private static void put(Headers headers, NewsHeader name, String value) {
        int most = name == NewsHeader.ONLY_ORDINAL ? MAX_ORDINALS_BYTES : MAX_VALUE_BYTES;
        headers.remove(name.key());
        headers.add(name.key(), capped(value, most));
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
