package org.newsmill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.article.Reason;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.local.LocalStack;
import org.newsmill.local.Samples;
import org.newsmill.local.Samples.Place;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole thing: a real broker, the registry over HTTP, the processor, and clients that know
 * nothing but two URLs.
 */
class EndToEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir(factory = MemoryFolder.class)
    private static Path folder;

    private static LocalStack stack;
    private static Map<Place, String> expected;

    @BeforeAll
    static void startAndPublishTheSamples() throws Exception {
        TrustedClasses.register();
        stack = LocalStack.start(Map.of(), folder, 0, 0);
        expected = Samples.publish(stack.config());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void every_sample_comes_out_as_the_specific_record_or_the_letter_that_was_expected() {
        Map<Place, String> actual = new HashMap<>();

        read(
                "news.enriched.*",
                avro(true),
                (int) articles(),
                record -> {
                    EnrichedArticle article = (EnrichedArticle) record.value();
                    assertThat(new String(record.key(), UTF_8)).isEqualTo(article.getId());
                    assertThat(record.topic())
                            .isEqualTo(
                                    "news.enriched."
                                            + article.getFormat()
                                                    .toString()
                                                    .toLowerCase()
                                                    .replace('_', '-'));
                    actual.put(
                            new Place(
                                    article.getOrigin().getPartition(),
                                    article.getOrigin().getOffset(),
                                    article.getOrigin().getOrdinal()),
                            article.getFormat().toString());
                });
        read(
                "news.dead-letters",
                new ByteArrayDeserializer(),
                (int) (expected.size() - articles()),
                letter ->
                        actual.put(
                                new Place(
                                        Integer.parseInt(
                                                header(letter, "__streams.errors.partition")),
                                        Long.parseLong(header(letter, "__streams.errors.offset")),
                                        Integer.parseInt(header(letter, "news-ordinal"))),
                                header(letter, "news-reason")));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void a_consumer_without_our_classes_reads_generic_records_and_the_schema_of_the_file()
            throws Exception {
        List<GenericRecord> records = new ArrayList<>();

        read(
                "news.enriched.tagged",
                avro(false),
                4,
                record -> records.add((GenericRecord) record.value()));

        assertThat(records)
                .allSatisfy(
                        record -> {
                            assertThat(record.get("format")).hasToString("TAGGED");
                            assertThat(record.get("stemmedText")).asString().isNotBlank();
                            assertThat(record.getSchema())
                                    .isEqualTo(
                                            new org.apache.avro.Schema.Parser()
                                                    .parse(
                                                            Path.of("schemas/EnrichedArticle.avsc")
                                                                    .toFile()));
                        });
    }

    @Test
    void the_same_story_in_three_forms_has_one_content_hash() {
        Map<String, Set<String>> titlesByHash = new HashMap<>();
        Map<String, Set<String>> formatsByHash = new HashMap<>();

        read(
                "news.enriched.*",
                avro(true),
                (int) articles(),
                record -> {
                    EnrichedArticle article = (EnrichedArticle) record.value();
                    formatsByHash
                            .computeIfAbsent(article.getContentHash(), hash -> new HashSet<>())
                            .add(article.getFormat().toString());
                });

        assertThat(formatsByHash.values())
                .anySatisfy(
                        formats -> assertThat(formats).contains("PLAIN", "NORMALISED", "STEMMED"));
    }

    @Test
    void a_second_start_on_the_same_folder_finds_topics_records_schema_ids_and_its_place(
            @TempDir(factory = MemoryFolder.class) Path data) throws Exception {
        int schemaId;
        try (LocalStack first = LocalStack.start(Map.of(), data, 0, 0)) {
            send(first.config(), "First story.");
            schemaId = schemaId(only(first.config(), 1).get(0));
        }

        try (LocalStack second = LocalStack.start(Map.of(), data, 0, 0)) {
            send(second.config(), "Second story.");
            List<ConsumerRecord<byte[], byte[]>> records = only(second.config(), 2);

            assertThat(records)
                    .hasSize(2)
                    .allSatisfy(record -> assertThat(schemaId(record)).isEqualTo(schemaId));
            try (Deserializer<Object> avro = avro(second.config(), true)) {
                assertThat(records)
                        .extracting(
                                record ->
                                        ((EnrichedArticle)
                                                        avro.deserialize(
                                                                record.topic(), record.value()))
                                                .getText())
                        .containsExactlyInAnyOrder("First story.", "Second story.");
            }
        }
    }

    private static long articles() {
        Set<String> reasons =
                Arrays.stream(Reason.values()).map(Reason::name).collect(Collectors.toSet());
        return expected.values().stream().filter(outcome -> !reasons.contains(outcome)).count();
    }

    private static void send(NewsmillConfig config, String event) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        kafka(config), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("news.raw", event.getBytes(UTF_8))).get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> only(NewsmillConfig config, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        read(config, "news.enriched.plain", new ByteArrayDeserializer(), count, records::add);
        return records;
    }

    private static int schemaId(ConsumerRecord<byte[], byte[]> record) {
        return java.nio.ByteBuffer.wrap(record.value()).getInt(1);
    }

    private static <T> void read(
            String topics,
            Deserializer<T> deserializer,
            int count,
            java.util.function.Consumer<ConsumerRecord<byte[], T>> records) {
        read(stack.config(), topics, deserializer, count, records);
    }

    private static <T> void read(
            NewsmillConfig config,
            String topics,
            Deserializer<T> deserializer,
            int count,
            java.util.function.Consumer<ConsumerRecord<byte[], T>> records) {
        try (KafkaConsumer<byte[], T> consumer =
                new KafkaConsumer<>(kafka(config), new ByteArrayDeserializer(), deserializer)) {
            consumer.subscribe(java.util.regex.Pattern.compile(topics));
            int[] seen = {0};
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(200))
                                        .forEach(
                                                record -> {
                                                    seen[0]++;
                                                    records.accept(record);
                                                });
                                return seen[0] >= count;
                            });
            assertThat(seen[0]).isEqualTo(count);
        }
    }

    private static Deserializer<Object> avro(boolean specific) {
        return avro(stack.config(), specific);
    }

    private static Deserializer<Object> avro(NewsmillConfig config, boolean specific) {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(
                Map.of(
                        "schema.registry.url",
                        config.get(RegistrySettings.REGISTRY_URL),
                        "specific.avro.reader",
                        specific),
                false);
        return deserializer;
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private static Map<String, Object> kafka(NewsmillConfig config) {
        return Map.of(
                "bootstrap.servers",
                config.get(Settings.BOOTSTRAP_SERVERS),
                "group.id",
                java.util.UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
    }
}
