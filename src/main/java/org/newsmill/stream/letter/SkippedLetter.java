package org.newsmill.stream.letter;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.format.parse.NewsHeader;

import java.nio.charset.StandardCharsets;

/** The letter of an event that nobody could read: without its bytes, so that no replay sends it. */
public final class SkippedLetter {

    private static final String WITHOUT_VALUE = "omitted";

    private SkippedLetter() {}

    /**
     * @param letters the topic of dead letters
     * @param partition of the event
     * @param offset of the event
     * @param message why it was skipped
     * @param now the time of writing, milliseconds since 1970
     */
    public static ProducerRecord<byte[], byte[]> of(
            String letters, TopicPartition partition, long offset, String message, long now) {
        Headers headers =
                DeadLetters.headers(
                        Rejection.of(Reason.FAILED, message),
                        new RecordHeaders(),
                        partition.topic(),
                        partition.partition(),
                        offset,
                        now);
        headers.add(NewsHeader.SHORTENED.key(), WITHOUT_VALUE.getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(letters, null, now, null, new byte[0], headers);
    }
}
