package org.newsmill.stream;

import org.apache.kafka.common.header.Headers;
import org.newsmill.article.Outcome;
import org.newsmill.avro.Origin;
import org.newsmill.format.Format;
import org.newsmill.format.OpenedEvent;

import java.time.Instant;
import java.util.List;

/**
 * An event as it came from the raw topic. It travels with each of its articles, so that whatever
 * goes wrong with one can be reported with the bytes at hand.
 *
 * @param key any bytes, or null
 * @param headers the event's own; never changed
 * @param topic where it came from
 * @param partition of that topic
 * @param offset in that partition
 * @param timestamp milliseconds since 1970
 * @param opened its text and format, or its rejection
 */
record RawEvent(
        byte[] key,
        Headers headers,
        String topic,
        int partition,
        long offset,
        long timestamp,
        OpenedEvent opened) {

    /** The format, or null where the event could not be read. */
    Format format() {
        return opened.format();
    }

    /** The event's articles and rejections, in their order. */
    List<Attempt<Outcome>> attempts() {
        return opened.articles().stream()
                .map(outcome -> new Attempt<>(this, outcome, outcome))
                .toList();
    }

    /** The rejection of an event that could not be read. */
    <T> Attempt<T> rejected() {
        return new Attempt<>(this, opened.rejection(), null);
    }

    Origin origin(int ordinal) {
        return new Origin(topic, partition, offset, Instant.ofEpochMilli(timestamp), ordinal);
    }
}
