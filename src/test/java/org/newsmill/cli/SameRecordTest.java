package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;

import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.article.TrustedClasses;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.json.RecordJson;
import org.newsmill.local.Samples;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Topics;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code newsmill process} prints of an event, the topology writes of the same event. */
class SameRecordTest {

    private static final String SCOPE = SameRecordTest.class.getSimpleName();

    /** What each option of {@code process} stands for. */
    private static final Map<String, String> OPTIONS =
            Map.of(
                    NewsHeader.ID.key(), "--id",
                    NewsHeader.FORMAT.key(), "--format",
                    NewsHeader.SOURCE.key(), "--source",
                    NewsHeader.CONTENT_TYPE.key(), "--content-type",
                    NewsHeader.TITLE.key(), "--title",
                    NewsHeader.PUBLISHED.key(), "--published");

    private final ObjectMapper mapper = new ObjectMapper();
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();

    @TempDir private Path folder;

    private TopologyTestDriver driver;
    private Topics topics;

    /** Records and rejections in the order of their ordinals. */
    private record Result(List<JsonNode> records, List<String> rejections) {}

    @BeforeEach
    void start() {
        NewsmillConfig config =
                new NewsmillConfig(Map.of(RegistrySettings.REGISTRY_URL.key(), "mock://" + SCOPE));
        topics = config.topics();
        RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
        driver =
                new TopologyTestDriver(
                        NewsTopology.of(config, limits, Clock.systemUTC()).get(),
                        new StreamsSettings(config).of(limits));
        TrustedClasses.register();
        deserializer.configure(
                Map.of("schema.registry.url", "mock://" + SCOPE, "specific.avro.reader", true),
                false);
    }

    @AfterEach
    void stop() {
        driver.close();
        deserializer.close();
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void of_every_sample() throws Exception {
        for (Samples.Sample sample : Samples.all()) {
            Map<String, String> headers = new LinkedHashMap<>(sample.headers());
            assertSame(sample.file(), sample.bytes(), headers);
        }
    }

    @Test
    void of_events_with_odd_bytes_and_headers() throws Exception {
        Map<String, byte[]> events = new LinkedHashMap<>();
        events.put(
                "nul and line separators", "A\u0000b\u2028c\u0085d \ud835\udca9.".getBytes(UTF_8));
        events.put("marked UTF-16", "\ufeffFerries \u2019 returned.".getBytes("UTF-16LE"));
        events.put("line breaks", "ferri\n\nreturn\tto  port\r\n".getBytes(UTF_8));
        events.put("not UTF-8", new byte[] {'C', (byte) 0xE9});
        events.put("nothing", new byte[0]);
        events.put("white space", " \u3000\n".getBytes(UTF_8));
        List<Map<String, String>> headers =
                List.of(
                        Map.of(),
                        Map.of(NewsHeader.FORMAT.key(), "normalised"),
                        Map.of(
                                NewsHeader.FORMAT.key(),
                                "STEMMED",
                                NewsHeader.TITLE.key(),
                                " A title "),
                        Map.of(NewsHeader.FORMAT.key(), "Tagged"),
                        Map.of(NewsHeader.CONTENT_TYPE.key(), "text/plain; charset=iso-8859-1"),
                        Map.of(NewsHeader.CONTENT_TYPE.key(), "text/plain; charset=klingon"),
                        Map.of(NewsHeader.PUBLISHED.key(), "2026-03-01T10:00:00.123456789+01:00"),
                        Map.of(
                                NewsHeader.PUBLISHED.key(),
                                "one of these days",
                                NewsHeader.SOURCE.key(),
                                "a/b"));
        for (Map.Entry<String, byte[]> event : events.entrySet()) {
            for (Map<String, String> each : headers) {
                assertSame(event.getKey() + " " + each, event.getValue(), each);
            }
        }
    }

    private void assertSame(String what, byte[] event, Map<String, String> headers)
            throws Exception {
        Result processed = processed(event, headers);
        Result written = written(event, headers);

        assertThat(processed.records().size() + processed.rejections().size())
                .as(what)
                .isPositive();
        assertThat(processed).as(what).isEqualTo(written);
    }

    private Result processed(byte[] event, Map<String, String> headers) throws Exception {
        Path file = Files.write(folder.resolve("event"), event);
        List<String> arguments = new ArrayList<>(List.of("process", file.toString()));
        headers.forEach(
                (name, value) -> {
                    arguments.add(OPTIONS.get(name));
                    arguments.add(value);
                });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out, err, false, 0);

        Main.run(console, arguments.toArray(String[]::new));

        List<JsonNode> records = new ArrayList<>();
        for (String line : out.toString(UTF_8).split("\n")) {
            if (!line.isEmpty()) {
                records.add(comparable(line));
            }
        }
        List<String> rejections = new ArrayList<>();
        for (String line : err.toString(UTF_8).split("\n")) {
            if (!line.isEmpty()) {
                JsonNode rejection = mapper.readTree(line);
                rejections.add(
                        rejection.get("ordinal").asText()
                                + " "
                                + rejection.get("reason").asText()
                                + " "
                                + rejection.get("message").asText());
            }
        }
        return new Result(records, rejections);
    }

    private Result written(byte[] event, Map<String, String> headers) throws Exception {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, value.getBytes(UTF_8)));
        driver.createInputTopic("news.raw", new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(null, event, all));

        List<JsonNode> records = new ArrayList<>();
        for (String topic : topics.enriched(Formats.ALL)) {
            for (TestRecord<byte[], byte[]> record : records(topic)) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                RecordJson json = new RecordJson(line);
                json.write((IndexedRecord) deserializer.deserialize(topic, record.value()));
                json.flush();
                records.add(comparable(line.toString(UTF_8)));
            }
        }
        List<String> rejections = new ArrayList<>();
        for (TestRecord<byte[], byte[]> letter : records("news.dead-letters")) {
            rejections.add(
                    header(letter, NewsHeader.ORDINAL.key())
                            + " "
                            + header(letter, NewsHeader.REASON.key())
                            + " "
                            + header(letter, NewsHeader.MESSAGE.key()));
        }
        return new Result(records, rejections);
    }

    private List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    /** Without what tells where and when. */
    private JsonNode comparable(String line) throws Exception {
        ObjectNode record = (ObjectNode) mapper.readTree(line);
        assertThat(record.remove("processedAt")).isNotNull();
        ObjectNode origin = (ObjectNode) record.get("origin");
        origin.retain("ordinal");
        return record;
    }
}
