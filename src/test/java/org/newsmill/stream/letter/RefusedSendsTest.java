package org.newsmill.stream.letter;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Response;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.util.HashMap;
import java.util.Map;

class RefusedSendsTest {

    private static final ErrorHandlerContext CONTEXT =
            new DefaultErrorHandlerContext(
                    null,
                    "news.raw",
                    2,
                    99,
                    new RecordHeaders(),
                    "write",
                    new TaskId(0, 2),
                    0L,
                    null,
                    null);

    private final Refusals refusals = new Refusals();
    private final RefusedSends handler = configured(refusals);

    private static RefusedSends configured(Refusals refusals) {
        Map<String, Object> settings = new HashMap<>();
        new StreamsSettings(new NewsmillConfig(Map.of()))
                .of(() -> RecordLimits.of(1_000_000), refusals)
                .forEach((key, value) -> settings.put((String) key, value));
        RefusedSends handler = new RefusedSends();
        handler.configure(settings);
        return handler;
    }

    @Test
    void a_refused_record_ends_the_thread_without_a_letter_and_its_topic_is_told() {
        InvalidTimestampException thrown = new InvalidTimestampException("out of range");

        Response response = handler.handleError(CONTEXT, record("wire/7"), thrown);

        assertThat(response.result()).isEqualTo(Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
        assertThat(refusals.explained(new StreamsException("wrapped", thrown)))
                .isInstanceOf(RefusedRecordException.class)
                .hasMessage(
                        "news.out refuses the record wire/7 of 1970-01-01T00:00:00.005Z, made of"
                                + " an event of news.raw-2: out of range");
    }

    @Test
    void a_letter_is_named_by_the_offset_of_its_event_and_keys_are_made_printable() {
        InvalidRecordException ofLetter = new InvalidRecordException("no key");
        ProducerRecord<byte[], byte[]> letter = record("any");
        letter.headers().add(NewsHeader.OFFSET.key(), "17".getBytes(UTF_8));
        handler.handleError(CONTEXT, letter, ofLetter);
        InvalidRecordException ofOdd = new InvalidRecordException("why");
        handler.handleError(CONTEXT, record("a\nb" + "c".repeat(200)), ofOdd);

        assertThat(refusals.explained(ofLetter))
                .hasMessageStartingWith("news.out refuses the letter for offset 17 of 1970");
        assertThat(refusals.explained(ofOdd))
                .hasMessageStartingWith("news.out refuses the record a b" + "c".repeat(97) + " of");
    }

    @Test
    void a_send_that_took_too_long_is_done_again() {
        TimeoutException thrown = new TimeoutException("two minutes");

        Response response = handler.handleError(CONTEXT, record("wire/7"), thrown);

        assertThat(response.result()).isEqualTo(Result.RETRY);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
        assertThat(refusals.explained(thrown)).isSameAs(thrown);
    }

    private static ProducerRecord<byte[], byte[]> record(String key) {
        return new ProducerRecord<>("news.out", 0, 5L, key.getBytes(UTF_8), new byte[1]);
    }
}
