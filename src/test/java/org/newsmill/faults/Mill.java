package org.newsmill.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** The topology that ships, without a broker, and what comes out of it. */
final class Mill implements AutoCloseable {

    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

    private final String scope = UUID.randomUUID().toString();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final NewsTopology topology;
    private final Properties streams;
    private TopologyTestDriver driver;
    private final String registry;

    Mill() {
        this(Map.of(), RecordLimits.KAFKA_DEFAULT);
    }

    Mill(Map<String, String> settings, int limit) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("schema.registry.url", "mock://" + scope);
        registry = all.get("schema.registry.url");
        NewsmillConfig config = new NewsmillConfig(all);
        RecordLimits limits = RecordLimits.of(limit);
        topology = NewsTopology.of(config, () -> limits, Clock.systemUTC(), meters, false);
        streams = new StreamsSettings(config).of(limits);
        driver = new TopologyTestDriver(topology.get(), streams);
    }

    /** Lets new tasks go on, as after a rebalance. */
    Mill rebalance() {
        driver.close();
        driver = new TopologyTestDriver(topology.get(), streams);
        return this;
    }

    /** Does what the processor does now and then. */
    Mill askRegistryAgain() {
        topology.askRegistryAgain();
        return this;
    }

    Mill put(String event) {
        return put(event.getBytes(UTF_8));
    }

    Mill put(byte[] event) {
        return put(null, event, new RecordHeaders());
    }

    Mill put(String event, String header, String value) {
        return put(event.getBytes(UTF_8), header, value);
    }

    Mill put(byte[] event, String header, String value) {
        return put(null, event, new RecordHeaders().add(header, value.getBytes(UTF_8)));
    }

    Mill put(byte[] key, byte[] event, Headers headers) {
        driver.createInputTopic("news.raw", new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, event, headers, TIME));
        return this;
    }

    /** Sends a letter back as a replay would. */
    Mill putBack(TestRecord<byte[], byte[]> letter) {
        return put(
                letter.key(),
                letter.value(),
                org.newsmill.stream.letter.DeadLetters.eventHeaders(letter.headers()));
    }

    List<TestRecord<byte[], byte[]>> letters() {
        return read("news.dead-letters");
    }

    /** The only letter that is there. */
    TestRecord<byte[], byte[]> letter() {
        List<TestRecord<byte[], byte[]>> letters = letters();
        if (letters.size() != 1) {
            throw new AssertionError(letters.size() + " letters: " + letters);
        }
        return letters.get(0);
    }

    List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    List<EnrichedArticle> articles(String format) {
        String topic = "news.enriched." + format;
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer()) {
            avro.configure(
                    Map.of("schema.registry.url", registry, "specific.avro.reader", true), false);
            return read(topic).stream()
                    .map(record -> (EnrichedArticle) avro.deserialize(topic, record.value()))
                    .toList();
        }
    }

    double count(String meter, String... tags) {
        return meters.get(meter).tags(tags).counter().count();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return record.headers().lastHeader(name) == null
                ? null
                : new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    static String tagged(int number, String text) {
        return "F-N-S-T-A-R-T. "
                + number
                + " F-N-E-N-D. T-E-X-T-S-T-A-R-T. "
                + text
                + " T-E-X-T-E-N-D. ";
    }

    @Override
    public void close() {
        driver.close();
        topology.close();
        MockSchemaRegistry.dropScope(scope);
    }
}
