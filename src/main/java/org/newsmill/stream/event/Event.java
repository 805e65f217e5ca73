package org.newsmill.stream.event;

import org.apache.kafka.common.header.Headers;
import org.newsmill.article.Article;
import org.newsmill.article.Faults;
import org.newsmill.article.Outcome;
import org.newsmill.article.Rejection;
import org.newsmill.article.Stage;
import org.newsmill.avro.Origin;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An event on its way through the topology. It travels with each of its articles and gathers what
 * goes wrong with them, so that its dead letters can be written with the bytes at hand, once all
 * its articles have passed. Not thread-safe: it belongs to one task.
 */
public final class Event {

    private final byte[] key;
    private final Headers headers;
    private final String topic;
    private final int partition;
    private final long offset;
    private final long timestamp;
    private final OpenedEvent opened;
    private final List<Rejection> rejections = new ArrayList<>(0);
    private int read;
    private int rejectedLater;

    /**
     * @param key any bytes, or null
     * @param headers the event's own; never changed
     * @param topic where it came from
     * @param partition of that topic
     * @param offset in that partition
     * @param timestamp milliseconds since 1970
     * @param opened its format, or its rejection
     */
    public Event(
            byte[] key,
            Headers headers,
            String topic,
            int partition,
            long offset,
            long timestamp,
            OpenedEvent opened) {
        this.key = key;
        this.headers = headers;
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.timestamp = timestamp;
        this.opened = opened;
    }

    public byte[] key() {
        return key;
    }

    public Headers headers() {
        return headers;
    }

    public String topic() {
        return topic;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    public long timestamp() {
        return timestamp;
    }

    public OpenedEvent opened() {
        return opened;
    }

    /** The format, or null if the event could not be read. */
    public Format format() {
        return opened.format();
    }

    /** Parses the event: its articles in their order. What could not be read is gathered. */
    public List<Article> articles() {
        List<Article> articles = new ArrayList<>();
        for (Outcome outcome : opened.outcomes()) {
            if (outcome instanceof Article article) {
                articles.add(article);
            } else {
                rejections.add((Rejection) outcome);
            }
        }
        read += articles.size();
        return articles;
    }

    /** One of its articles cannot become a record. */
    public void reject(Rejection rejection) {
        rejections.add(rejection);
        rejectedLater++;
    }

    /** Whether any article of it has passed so far. */
    public boolean hasPassedSome() {
        return read > rejectedLater;
    }

    /**
     * What a step threw for one of its articles.
     *
     * @throws RuntimeException the same, if no event is to blame for it
     */
    public void reject(Article article, Stage stage, Throwable thrown) {
        Faults.rethrow(thrown, opened.bytes(null));
        reject(article.rejected(Rejection.failed(thrown), stage));
    }

    /** All that was gathered, in the order in which it went wrong. */
    public List<Rejection> rejections() {
        return rejections;
    }

    public Origin origin(int ordinal) {
        return new Origin(topic, partition, offset, Instant.ofEpochMilli(timestamp), ordinal);
    }
}
