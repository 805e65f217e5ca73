package org.newsmill.replay;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.settings.Topics;
import org.newsmill.stream.event.HeaderValues;
import org.newsmill.stream.letter.DeadLetters;
import org.newsmill.stream.record.TimeWindow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A dead letter as it lies in its topic. Headers that it lacks or that make no sense count as
 * absent: anybody can write to that topic. Immutable.
 */
record Letter(ConsumerRecord<byte[], byte[]> record) {

    static final String NONE = "-";

    String reason() {
        return header(NewsHeader.REASON, NONE);
    }

    String format() {
        return header(NewsHeader.FORMAT, NONE);
    }

    String source() {
        return header(NewsHeader.SOURCE, NONE);
    }

    /** Whether it holds its event other than as it came. */
    boolean isShortened() {
        return !header(NewsHeader.SHORTENED, NONE).equals(NONE);
    }

    /** When it was written, by the broker's clock where the topic keeps that. */
    Instant written() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** How often its event was sent back before. */
    int replays() {
        return (int) number(NewsHeader.REPLAYS, 0);
    }

    /**
     * The event that the letter was made of, to where it came from: bytes, key, time and headers,
     * counted once more.
     *
     * @param partitions how many the raw topic has
     * @param times which the raw topic takes: the event's own may be older by now than that
     */
    ProducerRecord<byte[], byte[]> event(Topics topics, int partitions, TimeWindow times) {
        Headers headers = DeadLetters.eventHeaders(record.headers());
        headers.remove(NewsHeader.REPLAYS.key());
        headers.add(
                NewsHeader.REPLAYS.key(),
                Integer.toString(replays() + 1).getBytes(StandardCharsets.UTF_8));
        long partition = number(NewsHeader.PARTITION, -1);
        boolean known =
                topics.raw().equals(header(NewsHeader.TOPIC, NONE))
                        && partition >= 0
                        && partition < partitions;
        long timestamp = number(NewsHeader.TIMESTAMP, record.timestamp());
        return new ProducerRecord<>(
                topics.raw(),
                known ? (int) partition : null,
                timestamp < 0
                        ? null
                        : Long.valueOf(times.nearest(timestamp, System.currentTimeMillis())),
                record.key(),
                record.value(),
                headers);
    }

    private long number(NewsHeader name, long otherwise) {
        try {
            return Long.parseLong(header(name, NONE));
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    private String header(NewsHeader name, String otherwise) {
        String said = HeaderValues.text(record.headers(), name);
        return said == null ? otherwise : said;
    }
}
