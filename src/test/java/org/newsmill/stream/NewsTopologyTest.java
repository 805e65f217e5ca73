package org.newsmill.stream;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.article.Article;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.RawArticle;
import org.newsmill.enrich.Enricher;
import org.newsmill.format.EventReader;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.settings.Factory;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.record.RecordSize;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The topology that ships, without a broker: what goes in at one end and what comes out at the
 * others.
 */
class NewsTopologyTest {

    private static final Instant NOW = Instant.parse("2026-04-05T06:07:08.910Z");
    private static final Clock CLOCK = Clock.fixed(NOW.plusNanos(123_456), ZoneOffset.UTC);
    private static final String BLOCK =
            tagged(1, "The ferries were returning.")
                    + "F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. never closed "
                    + tagged(3, "Harvests were late.");

    private final String scope = UUID.randomUUID().toString();
    private TopologyTestDriver driver;

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
        MockSchemaRegistry.dropScope(scope);
    }

    @Test
    void is_one_sub_topology_with_every_node_named() {
        String description =
                topology(Map.of(), RecordLimits.of(RecordLimits.KAFKA_DEFAULT))
                        .describe()
                        .toString();

        assertThat(description).containsOnlyOnce("Sub-topology:").doesNotContain("KSTREAM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The ferries were returning.   | PLAIN      | the ferries were returning . | the ferri were return .
                    the ferries were returning .  | NORMALISED | the ferries were returning . | the ferri were return .
                    the ferri were return thi morn , becaus peopl wa wait . | STEMMED | | the ferri were return thi morn , becaus peopl wa wait .
                    T-E-X-T-S-T-A-R-T. The ferries were returning. T-E-X-T-E-N-D. | TAGGED | the ferries were returning . | the ferri were return .
                    """)
    void each_format_takes_its_branch_to_its_topic(
            String event, String format, String normalised, String stemmed) {
        start(Map.of());

        raw().pipeInput(new TestRecord<>(null, event.getBytes(UTF_8)));

        List<EnrichedArticle> articles = enriched(format);
        assertThat(articles).hasSize(1);
        EnrichedArticle article = articles.get(0);
        assertThat(article.getFormat()).isEqualTo(format);
        assertThat(article.getNormalisedText()).isEqualTo(normalised);
        assertThat(article.getStemmedText()).isEqualTo(stemmed);
        assertThat(letters()).isEmpty();
    }

    @Test
    void a_raw_article_in_avro_is_read_if_the_registry_knows_its_schema() throws Exception {
        start(Map.of());
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(scope);
        RawArticle raw =
                RawArticle.newBuilder()
                        .setBody(ByteBuffer.wrap("The ferries were returning.".getBytes(UTF_8)))
                        .setSource("harbour")
                        .build();
        TrustedClasses.register();
        byte[] event =
                new KafkaAvroSerializer(registry, Map.of("schema.registry.url", "mock://" + scope))
                        .serialize("news.raw", raw);
        byte[] unknown = event.clone();
        unknown[1] = 77;

        raw().pipeInput(new TestRecord<>(null, event));
        raw().pipeInput(new TestRecord<>(null, unknown));

        assertThat(enriched("AVRO"))
                .singleElement()
                .satisfies(
                        article -> {
                            assertThat(article.getStemmedText())
                                    .isEqualTo("the ferri were return .");
                            assertThat(article.getSource()).isEqualTo("harbour");
                        });
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(unknown));
    }

    @Test
    void fills_in_every_field_of_the_record() {
        start(Map.of());
        Headers headers =
                headers(
                        Map.of(
                                "ce_source",
                                "urn:wire",
                                "ce_id",
                                "77",
                                "news-title",
                                "Ferries",
                                "news-published",
                                "2026-03-01T01:00:00+02:00"));

        raw().pipeInput(
                        new TestRecord<>(
                                null,
                                "Ferries ran, ferry by ferry.".getBytes(UTF_8),
                                headers,
                                NOW));

        EnrichedArticle article = enriched("PLAIN").get(0);
        assertThat(article.getId()).isEqualTo("urn:wire/77");
        assertThat(article.getNativeId()).isEqualTo("77");
        assertThat(article.getSource()).isEqualTo("urn:wire");
        assertThat(article.getTitle()).isEqualTo("Ferries");
        assertThat(article.getStemmedTitle()).isEqualTo("ferri");
        assertThat(article.getPublishedDate()).isEqualTo("2026-03-01");
        assertThat(article.getPublishedAt()).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(article.getText()).isEqualTo("Ferries ran, ferry by ferry.");
        assertThat(article.getTokenCount()).isEqualTo(7);
        assertThat(article.getWordCount()).isEqualTo(5);
        assertThat(article.getTerms().get(0))
                .hasToString("{\"term\": \"ferri\", \"count\": 3, \"form\": \"ferry\"}");
        assertThat(article.getContentHash()).hasSize(64);
        assertThat(article.getOrigin().getTopic()).isEqualTo("news.raw");
        assertThat(article.getOrigin().getTimestamp()).isEqualTo(NOW);
        assertThat(article.getOrigin().getOrdinal()).isZero();
        assertThat(article.getProcessedAt()).isEqualTo(NOW);
        assertThat(article.getProcessor()).startsWith("newsmill/");
    }

    @Test
    void keys_the_record_by_its_id_and_keeps_timestamp_and_cloud_event_headers_alone() {
        start(Map.of());
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", "77".getBytes(UTF_8));
        headers.add("ce_source", "urn:wire".getBytes(UTF_8));
        headers.add("ce_time", new byte[] {(byte) 0xFF});
        headers.add("ce_datacontenttype", "text/plain".getBytes(UTF_8));
        headers.add("ce_dataschema", "urn:schema".getBytes(UTF_8));
        headers.add("content-language", "en-GB".getBytes(UTF_8));
        headers.add("traceparent", "00-1".getBytes(UTF_8));
        headers.add("x-secret", "no".getBytes(UTF_8));
        headers.add("content-type", "text/plain".getBytes(UTF_8));

        raw().pipeInput(
                        new TestRecord<>(
                                "key".getBytes(UTF_8), "Prose.".getBytes(UTF_8), headers, NOW));

        TestRecord<byte[], byte[]> record = output("news.enriched.plain").readRecord();
        assertThat(record.key()).asString(UTF_8).isEqualTo("urn:wire/77");
        assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(names(record.headers()))
                .containsExactly(
                        "ce_id",
                        "ce_source",
                        "ce_time",
                        "traceparent",
                        "news-format",
                        "news-language",
                        "news-source",
                        "news-status");
        assertThat(text(record.headers()))
                .containsEntry("news-format", "PLAIN")
                .containsEntry("news-language", "en-GB")
                .containsEntry("news-source", "urn:wire")
                .containsEntry("news-status", "USABLE");
    }

    @Test
    void a_broken_article_becomes_a_letter_of_its_own_bytes_and_its_neighbours_are_written() {
        start(Map.of());

        raw().pipeInput(
                        new TestRecord<>(
                                "k".getBytes(UTF_8),
                                BLOCK.getBytes(UTF_8),
                                headers(Map.of("x", "y")),
                                NOW));

        assertThat(enriched("TAGGED"))
                .extracting(
                        article -> article.getNativeId(),
                        article -> article.getOrigin().getOrdinal())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", 0),
                        org.assertj.core.groups.Tuple.tuple("3", 2));
        TestRecord<byte[], byte[]> letter = letters().get(0);
        assertThat(letter.key()).asString(UTF_8).isEqualTo("k");
        assertThat(letter.value())
                .asString(UTF_8)
                .isEqualTo("F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. never closed ");
        assertThat(text(letter.headers()))
                .containsEntry("x", "y")
                .containsEntry("news-reason", "MALFORMED")
                .containsEntry("news-ordinal", "1")
                .containsEntry("news-position", "28")
                .containsEntry("news-format", "TAGGED")
                .containsEntry("news-fragment", "true")
                .containsEntry("__streams.errors.topic", "news.raw")
                .containsEntry("__streams.errors.partition", "0")
                .containsEntry("__streams.errors.offset", "0")
                .hasEntrySatisfying(
                        "__streams.errors.message",
                        message -> assertThat(message).contains("has no end"));
    }

    @Test
    void a_fragment_of_a_marked_event_says_its_character_set_and_can_be_read_again() {
        start(Map.of());
        byte[] block = ("\ufeff" + BLOCK).getBytes(Charset.forName("UTF-16LE"));

        raw().pipeInput(new TestRecord<>(null, block));
        TestRecord<byte[], byte[]> letter = letters().get(0);
        raw().pipeInput(new TestRecord<>(letter.key(), letter.value(), letter.headers(), NOW));

        TestRecord<byte[], byte[]> again = letters().get(0);
        assertThat(again.value()).isEqualTo(letter.value());
        assertThat(text(again.headers()))
                .containsEntry("news-reason", "MALFORMED")
                .containsEntry("news-ordinal", "0");
    }

    @Test
    void what_cannot_be_read_at_all_keeps_its_bytes_and_a_null_key() {
        start(Map.of());
        byte[] bytes = {'C', (byte) 0xE9, 0};

        raw().pipeInput(new TestRecord<>(null, bytes));
        raw().pipeInput(new TestRecord<>(null, (byte[]) null));

        List<TestRecord<byte[], byte[]>> letters = letters();
        assertThat(letters.get(0).key()).isNull();
        assertThat(letters.get(0).value()).isEqualTo(bytes);
        assertThat(text(letters.get(0).headers()))
                .containsEntry("news-reason", "UNDECODABLE")
                .containsEntry("news-ordinal", "0")
                .doesNotContainKey("news-format");
        assertThat(letters.get(1).value()).isNull();
        assertThat(text(letters.get(1).headers())).containsEntry("news-reason", "EMPTY");
    }

    @Test
    void a_header_that_is_not_utf8_makes_a_letter_only_where_it_is_read() {
        start(Map.of());
        RecordHeaders harmless = new RecordHeaders();
        harmless.add("x-bin", new byte[] {(byte) 0xFF});
        harmless.add("ce_source", null);
        RecordHeaders harmful = new RecordHeaders();
        harmful.add("ce_source", new byte[] {(byte) 0xFF});

        raw().pipeInput(new TestRecord<>(null, "Prose.".getBytes(UTF_8), harmless, NOW));
        raw().pipeInput(new TestRecord<>(null, "Prose.".getBytes(UTF_8), harmful, NOW));

        assertThat(enriched("PLAIN")).hasSize(1);
        TestRecord<byte[], byte[]> letter = letters().get(0);
        assertThat(text(letter.headers()))
                .containsEntry("news-reason", "UNDECODABLE")
                .containsEntry("__streams.errors.message", "the header ce_source is not UTF-8");
        assertThat(letter.headers().lastHeader("ce_source").value())
                .isEqualTo(new byte[] {(byte) 0xFF});
    }

    @Test
    void a_record_over_its_topics_limit_becomes_a_letter_and_one_at_the_limit_does_not() {
        String event = "Prose, and more prose.";
        start(Map.of());
        raw().pipeInput(new TestRecord<>(null, event.getBytes(UTF_8)));
        TestRecord<byte[], byte[]> record = output("news.enriched.plain").readRecord();
        int size = (int) RecordSize.of(record.key(), record.value(), record.headers());
        driver.close();

        start(Map.of(), RecordLimits.of(size));
        raw().pipeInput(new TestRecord<>(null, event.getBytes(UTF_8)));
        assertThat(output("news.enriched.plain").readRecordsToList()).hasSize(1);
        driver.close();

        start(Map.of(), RecordLimits.of(size - 1));
        raw().pipeInput(new TestRecord<>(null, event.getBytes(UTF_8)));
        TestRecord<byte[], byte[]> letter = letters().get(0);
        assertThat(letter.value()).asString(UTF_8).isEqualTo(event);
        assertThat(text(letter.headers()))
                .containsEntry("news-reason", "TOO_LARGE")
                .containsEntry("news-format", "PLAIN")
                .containsEntry(
                        "__streams.errors.message",
                        "the record would have "
                                + size
                                + " bytes, and news.enriched.plain takes "
                                + (size - 1));
    }

    @Test
    void an_article_of_a_block_whose_record_is_too_large_is_lettered_alone() {
        String large = tagged(2, "Long story. ".repeat(2000));
        start(Map.of(), RecordLimits.of(20_000));

        raw().pipeInput(
                        new TestRecord<>(
                                null,
                                (tagged(1, "Short.") + large + tagged(3, "Short."))
                                        .getBytes(UTF_8)));

        assertThat(enriched("TAGGED"))
                .extracting(EnrichedArticle::getNativeId)
                .containsExactly("1", "3");
        assertThat(letters())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.value()).asString(UTF_8).isEqualTo(large);
                            assertThat(text(letter.headers()))
                                    .containsEntry("news-reason", "TOO_LARGE")
                                    .containsEntry("news-ordinal", "1");
                        });
    }

    @Test
    void one_topic_can_take_all_formats() {
        start(Map.of("output.topic", "news.all"));

        raw().pipeInput(new TestRecord<>(null, "Prose.".getBytes(UTF_8)));
        raw().pipeInput(new TestRecord<>(null, BLOCK.getBytes(UTF_8)));

        assertThat(output("news.all").readRecordsToList()).hasSize(3);
    }

    @Test
    void fields_that_are_not_wanted_are_left_out() {
        start(Map.of("enrich.fields", ""));

        raw().pipeInput(new TestRecord<>(null, "Prose.".getBytes(UTF_8)));

        EnrichedArticle article = enriched("PLAIN").get(0);
        assertThat(article)
                .extracting(EnrichedArticle::getText, EnrichedArticle::getNormalisedText)
                .containsOnlyNulls();
        assertThat(article.getTerms()).isEmpty();
        assertThat(article.getStemmedText()).isEqualTo("prose .");
    }

    @Test
    void the_same_story_has_the_same_hash_in_any_form() {
        start(Map.of());
        String prose = "The ferries were returning this morning, because people was waiting.";
        String stems = "the ferri were return thi morn , becaus peopl wa wait .";

        raw().pipeInput(new TestRecord<>(null, prose.getBytes(UTF_8)));
        raw().pipeInput(new TestRecord<>(null, stems.getBytes(UTF_8)));

        assertThat(enriched("PLAIN").get(0).getContentHash())
                .isEqualTo(enriched("STEMMED").get(0).getContentHash());
    }

    @Test
    void gives_the_record_that_the_enricher_gives_without_kafka() {
        start(Map.of());
        NewsmillConfig config = new NewsmillConfig(Map.of());
        EventReader reader = new Factory(config).eventReader();
        Enricher enricher = new Factory(config).enrichers(CLOCK).with(each -> each);
        List<EnrichedArticle> expected = new ArrayList<>();
        reader.open(BLOCK.getBytes(UTF_8), Hints.NONE)
                .outcomes()
                .forEach(
                        outcome -> {
                            if (outcome instanceof Article article) {
                                expected.add(
                                        enricher.enrich(
                                                article,
                                                new org.newsmill.avro.Origin(
                                                        "news.raw",
                                                        0,
                                                        0L,
                                                        NOW,
                                                        article.ordinal())));
                            }
                        });

        raw().pipeInput(new TestRecord<>(null, BLOCK.getBytes(UTF_8), NOW));

        assertThat(enriched("TAGGED")).isEqualTo(expected);
    }

    private static String tagged(int number, String text) {
        return "F-N-S-T-A-R-T. "
                + number
                + " F-N-E-N-D. T-E-X-T-S-T-A-R-T. "
                + text
                + " T-E-X-T-E-N-D. ";
    }

    private void start(Map<String, String> settings) {
        start(settings, RecordLimits.of(RecordLimits.KAFKA_DEFAULT));
    }

    private void start(Map<String, String> settings, RecordLimits limits) {
        NewsmillConfig config = config(settings);
        driver =
                new TopologyTestDriver(
                        topology(settings, limits), new StreamsSettings(config).of(limits));
    }

    private Topology topology(Map<String, String> settings, RecordLimits limits) {
        return NewsTopology.of(config(settings), limits, CLOCK).get();
    }

    private NewsmillConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(RegistrySettings.REGISTRY_URL.key(), "mock://" + scope);
        return new NewsmillConfig(all);
    }

    private TestInputTopic<byte[], byte[]> raw() {
        return driver.createInputTopic(
                "news.raw", new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(
                topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private List<TestRecord<byte[], byte[]>> letters() {
        return output("news.dead-letters").readRecordsToList();
    }

    private List<EnrichedArticle> enriched(String format) {
        String topic =
                "news.enriched."
                        + Formats.ALL.stream()
                                .filter(each -> each.name().equals(format))
                                .map(Format::topicPart)
                                .findAny()
                                .orElseThrow();
        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(
                    Map.of("schema.registry.url", "mock://" + scope, "specific.avro.reader", true),
                    false);
            return output(topic).readRecordsToList().stream()
                    .map(
                            record ->
                                    (EnrichedArticle)
                                            deserializer.deserialize(topic, record.value()))
                    .toList();
        }
    }

    private static Headers headers(Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, value.getBytes(UTF_8)));
        return all;
    }

    private static List<String> names(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(header -> header.key())
                .toList();
    }

    private static Map<String, String> text(Headers headers) {
        Map<String, String> text = new LinkedHashMap<>();
        headers.forEach(header -> text.put(header.key(), new String(header.value(), UTF_8)));
        return text;
    }
}
