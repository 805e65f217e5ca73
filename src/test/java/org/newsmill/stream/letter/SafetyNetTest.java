package org.newsmill.stream.letter;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

class SafetyNetTest {

    private final SafetyNet net = new SafetyNet();

    @BeforeEach
    void configure() {
        net.configure(Map.of("errors.dead.letter.queue.topic.name", "letters"));
    }

    @Test
    void an_unforeseen_fault_makes_a_letter_of_the_whole_event_even_without_a_key() {
        ProcessingExceptionHandler.Response response =
                net.handleError(
                        context(null, "event".getBytes(UTF_8)),
                        (org.apache.kafka.streams.processor.api.Record<?, ?>) null,
                        new IllegalStateException("surprise"));

        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
        ProducerRecord<byte[], byte[]> letter = response.deadLetterQueueRecords().get(0);
        assertThat(letter.topic()).isEqualTo("letters");
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).asString(UTF_8).isEqualTo("event");
        assertThat(new String(letter.headers().lastHeader("news-reason").value(), UTF_8))
                .isEqualTo("FAILED");
        assertThat(letter.headers().lastHeader("news-ordinal")).isNotNull();
        assertThat(letter.headers().lastHeader("x")).isNotNull();
    }

    @Test
    void a_letter_is_no_larger_than_its_own_topic_takes_whatever_other_topics_take() {
        RecordLimits limits =
                new RecordLimits(
                        Map.of("news.dead-letters", 1_200_000, "news.enriched.plain", 9_000_000),
                        1_000_000);
        Map<String, Object> settings = new HashMap<>();
        new StreamsSettings(new NewsmillConfig(Map.of()))
                .of(limits)
                .forEach((key, value) -> settings.put((String) key, value));
        net.configure(settings);
        byte[] event = new byte[2_000_000];
        new Random(3).nextBytes(event);

        ProducerRecord<byte[], byte[]> letter =
                net.handleError(
                                context(null, event),
                                (org.apache.kafka.streams.processor.api.Record<?, ?>) null,
                                new IllegalStateException("surprise"))
                        .deadLetterQueueRecords()
                        .get(0);

        assertThat(letter.value()).isNull();
        assertThat(new String(letter.headers().lastHeader("news-shortened").value(), UTF_8))
                .isEqualTo("omitted");
    }

    @Test
    void a_limit_that_was_lowered_meanwhile_counts_for_its_letters_as_well() {
        AtomicReference<RecordLimits> limits =
                new AtomicReference<>(RecordLimits.of(RecordLimits.KAFKA_DEFAULT));
        Map<String, Object> settings = new HashMap<>();
        new StreamsSettings(new NewsmillConfig(Map.of()))
                .of(limits::get, new Refusals())
                .forEach((key, value) -> settings.put((String) key, value));
        // Kafka makes the handlers, with what its own configuration keeps of the settings.
        SafetyNet byKafka = (SafetyNet) new StreamsConfig(settings).processingExceptionHandler();
        byte[] event = new byte[900_000];
        new Random(3).nextBytes(event);

        assertThat(letter(byKafka, event).value()).isEqualTo(event);
        limits.set(new RecordLimits(Map.of("news.dead-letters", 100_000), 100_000));
        assertThat(letter(byKafka, event).value()).isNull();
    }

    /** By its event's time it might be refused, or let go of at once. */
    @Test
    void a_letter_has_the_time_of_its_writing_and_tells_its_events() {
        long before = System.currentTimeMillis();

        ProducerRecord<byte[], byte[]> letter = letter(net, new byte[1]);

        assertThat(letter.timestamp()).isBetween(before, System.currentTimeMillis());
        assertThat(new String(letter.headers().lastHeader("news-timestamp").value(), UTF_8))
                .isEqualTo("5");
    }

    private static ProducerRecord<byte[], byte[]> letter(SafetyNet net, byte[] event) {
        return net.handleError(
                        context(null, event),
                        (org.apache.kafka.streams.processor.api.Record<?, ?>) null,
                        new IllegalStateException("surprise"))
                .deadLetterQueueRecords()
                .get(0);
    }

    @Test
    void an_outage_stops_the_thread_and_makes_no_letter() {
        ProcessingExceptionHandler.Response response =
                net.handleError(
                        context(null, new byte[1]),
                        (org.apache.kafka.streams.processor.api.Record<?, ?>) null,
                        new TimeoutException("registry away"));

        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
    }

    private static ErrorHandlerContext context(byte[] key, byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("x", new byte[0]);
        return new ErrorHandlerContext() {
            @Override
            public String topic() {
                return "news.raw";
            }

            @Override
            public int partition() {
                return 2;
            }

            @Override
            public long offset() {
                return 7;
            }

            @Override
            public Headers headers() {
                return headers;
            }

            @Override
            public String processorNodeId() {
                return "enrich";
            }

            @Override
            public TaskId taskId() {
                return new TaskId(0, 2);
            }

            @Override
            public long timestamp() {
                return 5;
            }

            @Override
            public byte[] sourceRawKey() {
                return key;
            }

            @Override
            public byte[] sourceRawValue() {
                return value;
            }
        };
    }
}
