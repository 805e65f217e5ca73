package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.run.NewsProcessor;
import org.newsmill.stream.record.RecordLimits;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Events about as large as a broker with Kafka's default limits takes them. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 2, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class RecordSizesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void an_event_of_900_KB_ends_as_a_letter_and_the_stream_goes_on() throws Exception {
        Site site = new Site("900KB");
        String event = prose(900_000);
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("One.", event, "Two.");

            ConsumerRecord<byte[], byte[]> letter =
                    site.await(PATIENCE, 1, site.topics().deadLetters()).get(0);
            assertThat(Topic.header(letter, "news-reason")).isEqualTo("TOO_LARGE");
            assertThat(letter.value()).isEqualTo(event.getBytes(UTF_8));
            assertThat(site.await(PATIENCE, 2, site.articles())).hasSize(2);
            assertThat(processor.outage()).isNull();
        }
    }

    @Test
    void an_event_of_900_KB_ends_as_a_record_where_that_fits() throws Exception {
        Site site = new Site("900KB-lean").with("enrich.fields", "");
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("One.", prose(900_000), "Two.");

            assertThat(site.await(PATIENCE, 3, site.articles())).hasSize(3);
            assertThat(site.read(site.topics().deadLetters())).isEmpty();
        }
    }

    @Test
    void events_at_the_brokers_limit_and_one_byte_under_are_letters_and_one_over_is_the_producers()
            throws Exception {
        Site site = new Site("limit");
        byte[] atLimit = noText(RecordLimits.KAFKA_DEFAULT - overhead());
        byte[] under = Arrays.copyOf(atLimit, atLimit.length - 1);
        byte[] over = Arrays.copyOf(atLimit, atLimit.length + 1);
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send(List.of(event(site, under), event(site, atLimit)));
            assertThatThrownBy(() -> site.send(List.of(event(site, over))))
                    .hasRootCauseInstanceOf(RecordTooLargeException.class);
            site.send("A neighbour.");

            assertThat(site.await(PATIENCE, 2, site.topics().deadLetters()))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(under, atLimit);
            assertThat(site.await(PATIENCE, 1, site.articles())).hasSize(1);
        }
    }

    @Test
    void an_event_that_is_over_the_limit_once_it_is_unpacked_does_not_stop_the_stream()
            throws Exception {
        Site site = new Site("packed");
        byte[] packed = prose(6_000_000).getBytes(UTF_8);
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            Topic.send(
                    SharedBroker.servers(),
                    Map.of("compression.type", "gzip"),
                    List.of(event(site, packed), event(site, "A neighbour.".getBytes(UTF_8))));

            assertThat(site.await(PATIENCE, 1, site.articles())).hasSize(1);
            ConsumerRecord<byte[], byte[]> letter =
                    site.await(PATIENCE, 1, site.topics().deadLetters()).get(0);
            assertThat(Topic.header(letter, "news-reason")).isEqualTo("TOO_LARGE");
            assertThat(Topic.header(letter, "news-shortened")).isEqualTo("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(letter.value())))
                    .hasBinaryContent(packed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "news-format"})
    void a_letter_that_does_not_fit_even_packed_says_where_its_event_stands(String header)
            throws Exception {
        Site site = new Site("unpackable-" + header);
        ProducerRecord<byte[], byte[]> event = event(site, noText(10));
        event.headers().add(header, "x".repeat(3_000_000).getBytes(UTF_8));
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            Topic.send(
                    SharedBroker.servers(),
                    Map.of("compression.type", "gzip"),
                    List.of(event, event(site, "A neighbour.".getBytes(UTF_8))));

            assertThat(site.await(PATIENCE, 1, site.articles())).hasSize(1);
            ConsumerRecord<byte[], byte[]> letter =
                    site.await(PATIENCE, 1, site.topics().deadLetters()).get(0);
            assertThat(Topic.header(letter, "news-shortened")).isEqualTo("omitted");
            assertThat(Topic.header(letter, "__streams.errors.offset")).isEqualTo("0");
            assertThat(letter.value()).isNull();
        }
    }

    @Test
    void a_topic_that_takes_less_than_a_batch_is_written() throws Exception {
        Site site = new Site("small");
        try (Admin admin = site.admin()) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(site.articles(), 1, (short) 1)
                                            .configs(Map.of("max.message.bytes", "30000"))))
                    .all()
                    .get();
        }
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(event(site, prose(3_000 + i).getBytes(UTF_8)));
        }
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send(events);

            assertThat(site.await(PATIENCE, 100, site.articles())).hasSize(100);
            assertThat(site.read(site.topics().deadLetters())).isEmpty();
        }
    }

    private static ProducerRecord<byte[], byte[]> event(Site site, byte[] value) {
        return new ProducerRecord<>(site.topics().raw(), value);
    }

    private static String prose(int bytes) {
        return "Ferries and more of them. ".repeat(bytes / 26 + 1).substring(0, bytes);
    }

    private static byte[] noText(int bytes) {
        byte[] value = new byte[bytes];
        new Random(7).nextBytes(value);
        value[0] = -1;
        value[1] = -1;
        return value;
    }

    private static int overhead() {
        int bytes = 1_000_000;
        return MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(0L, new byte[bytes]))
                        .sizeInBytes()
                - bytes;
    }
}
