package org.newsmill.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParseException;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.newsmill.article.Outage;
import org.newsmill.format.EventReader;
import org.newsmill.format.Fake;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.settings.Factory;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.registry.Registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An event is not to blame for an outage, wherever one is met, and is for what else is thrown. */
class FaultsOfOthersTest {

    /** What is met on the event's way. */
    enum Step {
        DETECTION,
        PARSER,
        ENRICHMENT
    }

    private final String scope = UUID.randomUUID().toString();
    private Step failing;
    private RuntimeException fault;
    private TopologyTestDriver driver;

    private void meet(Step step) {
        if (step == failing) {
            throw fault;
        }
    }

    private Format faulty() {
        return Fake.format(
                "TAGGED",
                root -> {
                    meet(Step.DETECTION);
                    return true;
                },
                (document, outcomes) -> {
                    meet(Step.PARSER);
                    outcomes.accept(outcomes.next(), document.content(), null);
                });
    }

    private final class FaultyClock extends Clock {
        @Override
        public Instant instant() {
            meet(Step.ENRICHMENT);
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() {
        NewsmillConfig config =
                new NewsmillConfig(Map.of("schema.registry.url", "mock://" + scope));
        RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
        NewsTopology topology =
                new NewsTopology(
                        config.topics(),
                        new EventReader(
                                List.of(faulty()), new ReadSettings(UTF_8, 4_000_000, 100_000)),
                        new Factory(config).enrichers(new FaultyClock()),
                        new Registry(new SerializerSettings(config)),
                        () -> limits,
                        Clock.systemUTC(),
                        new ArticleMeters(new SimpleMeterRegistry()),
                        Embargo.MARK,
                        false);
        driver = new TopologyTestDriver(topology.get(), new StreamsSettings(config).of(limits));
    }

    @AfterEach
    void close() {
        driver.close();
        MockSchemaRegistry.dropScope(scope);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void an_outage_is_thrown_on_and_makes_no_letter_wherever_it_is_met(Step step) {
        Outage outage = new Outage("a registry is away", new ConnectException("refused"));
        failing = step;
        fault = new IllegalStateException("a library's own wrapping", outage);

        assertThatThrownBy(() -> put("One.")).hasStackTraceContaining("a registry is away");

        assertThat(read("news.dead-letters")).isEmpty();
        assertThat(read("news.enriched.tagged")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void an_exception_of_jacksons_makes_a_letter_although_it_is_an_io_exception(Step step) {
        failing = step;
        fault = new UncheckedIOException(new JsonParseException(null, "half a brace"));

        put("One.");
        failing = null;
        put("A neighbour.");

        assertThat(letter()).contains("half a brace");
        assertThat(read("news.enriched.tagged")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void an_io_exception_of_a_parsers_makes_a_letter(Step step) {
        failing = step;
        fault = new UncheckedIOException(new IOException("mail ends in the middle of a part"));

        put("One.");

        assertThat(letter()).contains("in the middle of a part");
    }

    private void put(String event) {
        driver.createInputTopic("news.raw", new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(null, event.getBytes(UTF_8)));
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private String letter() {
        List<TestRecord<byte[], byte[]>> letters = read("news.dead-letters");
        assertThat(letters).hasSize(1);
        return new String(
                letters.get(0).headers().lastHeader("__streams.errors.message").value(), UTF_8);
    }
}
