package org.newsmill;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.article.Article;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.enrich.Enrichers;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Hints;
import org.newsmill.local.Samples;
import org.newsmill.local.Samples.Sample;
import org.newsmill.settings.Factory;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.settings.Settings;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * However fast it is made, the topology that ships writes the records that the enricher gives and
 * the bytes that Confluent's serializer gives for them.
 */
class ShippedRecordsTest {

    private static final Instant NOW = Instant.parse("2026-04-05T06:07:08.910Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final RecordLimits LIMITS = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
    private static final String OUTPUT = "news.all";

    private final String scope = UUID.randomUUID().toString();

    @AfterEach
    void dropRegistry() {
        MockSchemaRegistry.dropScope(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text,normalisedText,terms", "text,normalisedText", "terms", ""})
    void every_sample_comes_out_field_by_field_and_byte_by_byte_as_the_enricher_has_it(
            String fields) throws Exception {
        NewsmillConfig config =
                new NewsmillConfig(
                        Map.of(
                                RegistrySettings.REGISTRY_URL.key(),
                                "mock://" + scope,
                                Settings.OUTPUT_TOPIC.key(),
                                OUTPUT,
                                Settings.ENRICH_FIELDS.key(),
                                fields));
        List<EnrichedArticle> expected = new ArrayList<>();
        List<byte[]> actual = new ArrayList<>();

        try (TopologyTestDriver driver =
                new TopologyTestDriver(
                        NewsTopology.of(config, LIMITS, CLOCK).get(),
                        new StreamsSettings(config).of(LIMITS))) {
            TestInputTopic<byte[], byte[]> raw =
                    driver.createInputTopic(
                            "news.raw", new ByteArraySerializer(), new ByteArraySerializer());
            TestOutputTopic<byte[], byte[]> out =
                    driver.createOutputTopic(
                            OUTPUT, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            Enrichers enrichers = new Factory(config).enrichers(CLOCK);
            List<Sample> samples = Samples.all();
            for (int offset = 0; offset < samples.size(); offset++) {
                Sample sample = samples.get(offset);
                raw.pipeInput(new TestRecord<>(null, sample.bytes(), headers(sample), NOW));
                out.readValuesToList().forEach(actual::add);
                expected.addAll(
                        records(new Factory(config).eventReader(), enrichers, sample, offset));
            }
        }

        assertThat(actual).hasSameSizeAs(expected).hasSizeGreaterThan(10);
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            TrustedClasses.register();
            serializer.configure(new SerializerSettings(config).asMap(), false);
            deserializer.configure(
                    Map.of("schema.registry.url", "mock://" + scope, "specific.avro.reader", true),
                    false);
            for (int i = 0; i < actual.size(); i++) {
                EnrichedArticle article = expected.get(i);
                assertThat(deserializer.deserialize(OUTPUT, actual.get(i))).isEqualTo(article);
                assertThat(actual.get(i)).isEqualTo(serializer.serialize(OUTPUT, article));
            }
        }
    }

    private static List<EnrichedArticle> records(
            EventReader reader, Enrichers enrichers, Sample sample, long offset) throws Exception {
        List<EnrichedArticle> records = new ArrayList<>();
        reader.open(sample.bytes(), Hints.of(sample.headers()::get))
                .outcomes()
                .forEach(
                        outcome -> {
                            if (outcome instanceof Article article) {
                                records.add(
                                        enrichers.with(
                                                enricher ->
                                                        enricher.enrich(
                                                                article,
                                                                new Origin(
                                                                        "news.raw",
                                                                        0,
                                                                        offset,
                                                                        NOW,
                                                                        article.ordinal()))));
                            }
                        });
        return records;
    }

    private static RecordHeaders headers(Sample sample) {
        RecordHeaders headers = new RecordHeaders();
        sample.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return headers;
    }
}
