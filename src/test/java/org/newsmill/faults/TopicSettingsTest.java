package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.kafka.SetupException;
import org.newsmill.run.NewsProcessor;
import org.newsmill.topic.TopicReport;
import org.newsmill.topic.TopicSetup;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Every setting of a topic by which a broker can refuse a record, or let go of it early. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 2, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class TopicSettingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant YEAR_1990 = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z");
    private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

    @Test
    void a_time_that_a_topic_refuses_is_moved_into_what_it_takes() throws Exception {
        Site site = new Site("window");
        Map<String, String> oneDay =
                Map.of(
                        "message.timestamp.before.max.ms", Long.toString(DAY.toMillis()),
                        "message.timestamp.after.max.ms", Long.toString(DAY.toMillis()));
        create(
                site.topics().raw(),
                Map.of("message.timestamp.after.max.ms", ANY_TIME, "retention.ms", "-1"));
        create(site.articles(), oneDay);
        create(site.topics().deadLetters(), with(oneDay, "max.message.bytes", "2000000"));
        Instant before = Instant.now();
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send(
                    List.of(
                            event(site, YEAR_1990, "Long ago."),
                            event(site, YEAR_2100, "To come."),
                            event(site, before, "Now."),
                            event(site, YEAR_1990, " "),
                            event(site, YEAR_2100, " ")));

            List<ConsumerRecord<byte[], byte[]>> records = site.await(PATIENCE, 3, site.articles());
            assertThat(processor.outage()).isNull();
            assertThat(records)
                    .extracting(record -> article(site, record).getOrigin().getTimestamp())
                    .containsExactly(
                            YEAR_1990, YEAR_2100, Instant.ofEpochMilli(before.toEpochMilli()));
            assertThat(time(records.get(0)))
                    .isBetween(before.minus(DAY), Instant.now().minus(DAY).plusSeconds(600));
            assertThat(time(records.get(1)))
                    .isBetween(before.plus(DAY).minusSeconds(600), Instant.now().plus(DAY));
            assertThat(time(records.get(2)).toEpochMilli()).isEqualTo(before.toEpochMilli());
            assertThat(site.await(PATIENCE, 2, site.topics().deadLetters()))
                    .allSatisfy(letter -> assertThat(time(letter)).isBetween(before, Instant.now()))
                    .extracting(letter -> Topic.header(letter, "news-timestamp"))
                    .containsExactly(
                            Long.toString(YEAR_1990.toEpochMilli()),
                            Long.toString(YEAR_2100.toEpochMilli()));
        }
    }

    @Test
    void a_limit_that_is_lowered_while_running_is_an_outage_that_names_topic_and_record_and_ends()
            throws Exception {
        Site site = new Site("lowered");
        create(site.topics().raw(), Map.of("retention.ms", "-1"));
        create(site.articles(), Map.of("retention.ms", "-1"));
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
            alter(site.articles(), "message.timestamp.before.max.ms", "3600000");
            site.send(List.of(event(site, YEAR_1990, "Two.")));
            long sent = System.nanoTime();

            await().pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> processor.outage() != null);

            // Kafka Streams' own handler waits for itself for max.block.ms, a minute.
            assertThat(Duration.ofNanos(System.nanoTime() - sent))
                    .isLessThan(Duration.ofSeconds(30));
            assertThat(processor.outage())
                    .contains("lowered.articles refuses")
                    .contains("1990-01-01T00:00:00Z")
                    .containsIgnoringCase("timestamp");
            assertThat(site.await(PATIENCE, 2, site.articles())).hasSize(2);
            await().atMost(PATIENCE).until(() -> processor.outage() == null);
        }
    }

    @Test
    void an_event_without_a_time_gets_that_of_its_reading_and_never_anothers() throws Exception {
        Site site = new Site("timeless");
        create(site.topics().raw(), Map.of("retention.ms", "-1"));
        Instant before = Instant.ofEpochMilli(System.currentTimeMillis());
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send(
                    List.of(
                            event(site, YEAR_1990, "One."),
                            new ProducerRecord<>(site.topics().raw(), "Two.".getBytes(UTF_8)) {
                                @Override
                                public Long timestamp() {
                                    return -1L;
                                }
                            }));

            assertThat(site.await(PATIENCE, 2, site.articles()))
                    .extracting(record -> article(site, record).getOrigin().getTimestamp())
                    .satisfiesExactly(
                            first -> assertThat(first).isEqualTo(YEAR_1990),
                            second -> assertThat(second).isBetween(before, Instant.now()));
            assertThat(site.read(site.topics().raw()).get(1).timestamp()).isEqualTo(-1);
        }
    }

    @Test
    void a_record_of_an_old_event_is_kept_as_long_as_any_other() throws Exception {
        Site site = new Site("old");
        create(site.topics().raw(), Map.of("retention.ms", "-1"));
        String control = "old.control";
        create(control, Map.of());
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send(List.of(event(site, YEAR_1990, "Old."), event(site, YEAR_1990, " ")));
            site.await(PATIENCE, 1, site.articles());
            Topic.send(
                    SharedBroker.servers(),
                    List.of(
                            new ProducerRecord<>(
                                    control, 0, YEAR_1990.toEpochMilli(), null, new byte[1])));
            site.send("New.");
            Topic.send(SharedBroker.servers(), List.of(new ProducerRecord<>(control, new byte[1])));

            // With its event's time a record is let go of by now.
            await().atMost(PATIENCE).until(() -> site.read(control).size() == 1);
            assertThat(site.await(PATIENCE, 2, site.articles())).hasSize(2);
            assertThat(site.read(site.topics().deadLetters())).hasSize(1);
        }
    }

    @Test
    void a_compacted_topic_for_letters_is_refused_at_the_start_and_an_outage_later()
            throws Exception {
        Site site = new Site("compacted");
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
            alter(site.topics().deadLetters(), "cleanup.policy", "compact");
            site.send("", "Two.");

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(processor.outage())
                                            .contains("compacted.letters is compacted")
                                            .contains("cleanup.policy=delete"));
            assertThatThrownBy(() -> NewsProcessor.start(site.config()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("compacted.letters is compacted")
                    .hasMessageContaining("cleanup.policy=delete");

            alter(site.topics().deadLetters(), "cleanup.policy", "delete");
            assertThat(site.await(PATIENCE, 1, site.topics().deadLetters())).hasSize(1);
            assertThat(site.await(PATIENCE, 2, site.articles())).hasSize(2);
        }
    }

    @Test
    void a_record_may_be_no_larger_than_a_segment() throws Exception {
        Site site = new Site("segment").with("enrich.fields", "");
        create(site.topics().raw(), Map.of("max.message.bytes", "2000000"));
        create(site.articles(), Map.of("segment.bytes", "1048576", "max.message.bytes", "4000000"));
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("Ferries. ".repeat(300_000 / 9), "Ferries. ".repeat(1_300_000 / 9), "Two.");

            assertThat(site.await(PATIENCE, 2, site.articles())).hasSize(2);
            assertThat(site.await(PATIENCE, 1, site.topics().deadLetters())).hasSize(1);
            assertThat(processor.outage()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"gzip,none", "snappy,none", "lz4,none", "zstd,none", "producer,gzip"})
    void what_compressing_makes_larger_still_fits(String codec, String producers) throws Exception {
        Site site = new Site("codec-" + codec).with("streams.producer.compression.type", producers);
        create(site.topics().raw(), Map.of("max.message.bytes", "2000000"));
        create(
                site.topics().deadLetters(),
                Map.of("compression.type", codec, "max.message.bytes", "1000000"));
        byte[] noise = noise(1_000_000);
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            for (int shorter = 0; shorter < 1_000; shorter += 100) {
                site.send(
                        List.of(
                                new ProducerRecord<>(
                                        site.topics().raw(),
                                        Arrays.copyOf(noise, 1_000_000 - shorter))));
            }
            site.send("Two.");

            assertThat(site.await(PATIENCE, 1, site.articles())).hasSize(1);
            assertThat(site.await(PATIENCE, 10, site.topics().deadLetters())).hasSize(10);
            assertThat(processor.outage()).isNull();
        }
    }

    /** As if a provider caps every topic at the same size. */
    @Test
    void letters_without_more_room_than_events_are_shortened_and_that_is_said_once()
            throws Exception {
        Site site = new Site("capped");
        create(site.topics().deadLetters(), Map.of());
        byte[] event = noise(1_048_400);
        try (LogLines log = new LogLines();
                NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send(List.of(new ProducerRecord<>(site.topics().raw(), event)));
            site.send("", "Two.");

            assertThat(site.await(PATIENCE, 2, site.topics().deadLetters()))
                    .extracting(letter -> Topic.header(letter, "news-shortened"))
                    .containsExactly("omitted", null);
            assertThat(site.await(PATIENCE, 1, site.articles())).hasSize(1);
            assertThat(processor.outage()).isNull();
            assertThat(log.with("capped.letters"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("takes records of 1048588 bytes and capped.raw of 1048588")
                    .contains("shortened");
        }
        assertThat(risks(site)).filteredOn(risk -> risk.contains("shortened")).hasSize(1);

        alter(site.topics().deadLetters(), "max.message.bytes", "65536");
        await().atMost(PATIENCE)
                .until(() -> risks(site).stream().anyMatch(risk -> risk.contains("not start")));
        assertThatThrownBy(() -> NewsProcessor.start(site.config()))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("capped.letters takes records of 65536 bytes");
    }

    @Test
    void topics_as_they_are_created_have_no_risk_of_time_and_others_do() throws Exception {
        Site site = new Site("described");
        try (Admin admin = site.admin()) {
            new TopicSetup(admin, site.config()).create();
        }
        assertThat(risks(site)).noneMatch(risk -> risk.contains("timestamp"));

        alter(site.articles(), "message.timestamp.type", "CreateTime");
        alter(site.articles(), "message.timestamp.before.max.ms", "86400000");
        alter(site.topics().deadLetters(), "message.timestamp.type", "CreateTime");
        alter(site.topics().deadLetters(), "message.timestamp.after.max.ms", "1000");

        await().atMost(PATIENCE).until(() -> risks(site).toString().contains("after.max.ms=1000"));
        assertThat(risks(site))
                .filteredOn(risk -> risk.contains("timestamp"))
                .satisfiesExactly(
                        retention ->
                                assertThat(retention)
                                        .startsWith(
                                                "described.articles:"
                                                        + " message.timestamp.type=CreateTime")
                                        .contains("7 days")
                                        .endsWith("set message.timestamp.type=LogAppendTime"),
                        before ->
                                assertThat(before)
                                        .startsWith("described.articles: ")
                                        .contains("before.max.ms=86400000"),
                        narrow ->
                                assertThat(narrow)
                                        .startsWith("described.letters: ")
                                        .contains("after.max.ms=1000"));
    }

    private static void create(String topic, Map<String, String> settings) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.servers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    private static void alter(String topic, String key, String value) throws Exception {
        Topic.alter(SharedBroker.servers(), topic, key, value);
    }

    private static List<String> risks(Site site) {
        try (Admin admin = site.admin()) {
            return TopicReport.of(admin, site.config()).risks();
        }
    }

    private static Map<String, String> with(
            Map<String, String> settings, String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    private static ProducerRecord<byte[], byte[]> event(Site site, Instant time, String text) {
        return new ProducerRecord<>(
                site.topics().raw(), 0, time.toEpochMilli(), null, text.getBytes(UTF_8));
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(5).nextBytes(noise);
        noise[0] = -1;
        return noise;
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    private static EnrichedArticle article(Site site, ConsumerRecord<byte[], byte[]> record) {
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer()) {
            avro.configure(
                    Map.of(
                            "schema.registry.url",
                            site.config().getString("schema.registry.url"),
                            "specific.avro.reader",
                            true),
                    false);
            return (EnrichedArticle) avro.deserialize(record.topic(), record.value());
        }
    }
}
