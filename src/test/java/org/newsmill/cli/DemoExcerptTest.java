package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.Formats;
import org.newsmill.local.Samples;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What README shows of {@code newsmill demo} is what that prints of the samples. */
class DemoExcerptTest {

    private static final String SCOPE = DemoExcerptTest.class.getSimpleName();
    private static final Pattern EXCERPT = Pattern.compile("(?s)```text\n(✓ .*?)\n\n(.*?)\n```");

    /** Which partition an event goes to is up to its producer. */
    private static final Pattern PLACE = Pattern.compile("news\\.raw-\\d+ offset \\d+");

    private final ArticleView view = new ArticleView(0);
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    private final List<String> printed = new ArrayList<>();
    private int articles;
    private int letters;

    @Test
    void readme_shows_what_the_demo_prints() throws Exception {
        print();
        Matcher excerpt = EXCERPT.matcher(Files.readString(Path.of("README.md")));
        assertThat(excerpt.find()).as("README has an excerpt of the demo").isTrue();

        assertThat(printed).containsAll(excerpt.group(1).lines().map(this::comparable).toList());
        assertThat(excerpt.group(2))
                .isEqualTo(
                        "All as expected: "
                                + articles
                                + " articles enriched, "
                                + letters
                                + " dead letters. Next: newsmill local");
    }

    private void print() throws Exception {
        NewsmillConfig config =
                new NewsmillConfig(Map.of(RegistrySettings.REGISTRY_URL.key(), "mock://" + SCOPE));
        RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
        TrustedClasses.register();
        deserializer.configure(
                Map.of("schema.registry.url", "mock://" + SCOPE, "specific.avro.reader", true),
                false);
        try (TopologyTestDriver driver =
                new TopologyTestDriver(
                        NewsTopology.of(config, limits, Clock.systemUTC()).get(),
                        new StreamsSettings(config).of(limits))) {
            for (Samples.Sample sample : Samples.all()) {
                RecordHeaders headers = new RecordHeaders();
                sample.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
                driver.createInputTopic(
                                "news.raw", new ByteArraySerializer(), new ByteArraySerializer())
                        .pipeInput(new TestRecord<>(null, sample.bytes(), headers));
            }
            for (String topic : config.topics().enriched(Formats.ALL)) {
                for (TestRecord<byte[], byte[]> record : records(driver, topic)) {
                    articles++;
                    keep(
                            view.of(
                                    (EnrichedArticle)
                                            deserializer.deserialize(topic, record.value())));
                }
            }
            for (TestRecord<byte[], byte[]> letter : records(driver, "news.dead-letters")) {
                letters++;
                keep(view.ofLetter(consumed(letter)));
            }
        } finally {
            deserializer.close();
            MockSchemaRegistry.dropScope(SCOPE);
        }
    }

    private void keep(String view) {
        view.lines().map(this::comparable).forEach(printed::add);
    }

    private String comparable(String line) {
        return PLACE.matcher(line).replaceAll("news.raw-N offset N");
    }

    private static List<TestRecord<byte[], byte[]>> records(
            TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static ConsumerRecord<byte[], byte[]> consumed(TestRecord<byte[], byte[]> letter) {
        return new ConsumerRecord<>(
                "news.dead-letters",
                0,
                0L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                letter.key(),
                letter.value(),
                letter.headers(),
                Optional.empty());
    }
}
