package org.newsmill.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newsmill.article.Dates;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.UnreadableException;
import org.newsmill.settings.Factory;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.registry.Registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What becomes of stories that may not be published yet, without a broker. */
class EmbargoTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final String scope = UUID.randomUUID().toString();
    private final Hands clock = new Hands();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;

    /** A clock that the test moves. */
    private static final class Hands extends Clock {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
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

    /** One story a line: id|status|embargo|text. */
    private static final class Wire implements Parser {
        @Override
        public void parse(Document document, Outcomes outcomes) throws UnreadableException {
            for (String line : document.text().split("\n")) {
                String[] fields = line.split("\\|", -1);
                EnrichedArticle draft = outcomes.next();
                draft.setSource("agency");
                draft.setNativeId(fields[0]);
                draft.setStatus(fields[1]);
                draft.setEmbargoedUntil(Dates.instant(fields[2]));
                outcomes.accept(draft, fields[3], null);
            }
        }
    }

    private void start(String embargo) {
        NewsmillConfig config =
                new NewsmillConfig(
                        Map.of("schema.registry.url", "mock://" + scope, "embargo", embargo));
        Format wire =
                new Format(
                        "PLAIN",
                        TextForm.PROSE,
                        Family.TEXT,
                        root -> true,
                        settings -> new Wire(),
                        "For this test.");
        RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
        NewsTopology topology =
                new NewsTopology(
                        config.topics(),
                        new EventReader(List.of(wire), new ReadSettings(UTF_8, 4_000_000, 100)),
                        new Factory(config).enrichers(clock),
                        new Registry(new SerializerSettings(config)),
                        () -> limits,
                        clock,
                        new ArticleMeters(meters),
                        Embargo.of(config),
                        true);
        driver =
                new TopologyTestDriver(topology.get(), new StreamsSettings(config).of(limits), NOW);
    }

    @AfterEach
    void close() {
        driver.close();
        MockSchemaRegistry.dropScope(scope);
    }

    @Test
    void marked_stories_are_written_at_once_and_say_what_they_are() {
        start("mark");

        put("7|WITHHELD|2026-03-01T18:00:00Z|The budget is out.");

        EnrichedArticle story = written().get(0);
        assertThat(story.getStatus()).isEqualTo("WITHHELD");
        assertThat(story.getEmbargoedUntil()).isEqualTo("2026-03-01T18:00:00Z");
    }

    @Test
    void rejected_stories_are_letters_that_say_until_when() {
        start("reject");

        put("7|USABLE|2026-03-01T18:00:00Z|The budget is out.");
        put("8|WITHHELD||The minister has resigned.");
        put("9|USABLE|2026-03-01T11:59:59Z|Old news.");

        assertThat(written()).extracting(EnrichedArticle::getNativeId).containsExactly("9");
        assertThat(letters())
                .extracting(letter -> header(letter, "news-reason"))
                .containsExactly("EMBARGOED", "EMBARGOED");
    }

    @Test
    void a_held_story_is_written_when_its_time_has_come_and_not_before() {
        start("hold");

        put("7|USABLE|2026-03-01T12:00:10Z|The budget is out.");
        put("8|USABLE||The harbour is open.");
        assertThat(written()).extracting(EnrichedArticle::getNativeId).containsExactly("8");
        assertThat(waiting()).containsExactly("agency/7 story");

        pass(Duration.ofMillis(9_999));
        assertThat(written()).isEmpty();

        pass(Duration.ofMillis(201));
        assertThat(written()).extracting(EnrichedArticle::getNativeId).containsExactly("7");
        assertThat(waiting()).containsExactly("agency/7 gone");

        pass(Duration.ofHours(1));
        assertThat(written()).isEmpty();
        assertThat(count("held")).isEqualTo(1);
        assertThat(count("released")).isEqualTo(1);
    }

    @Test
    void stories_are_released_in_the_order_of_their_times() {
        start("hold");

        put("1|USABLE|2026-03-01T12:00:03Z|Three.\n2|USABLE|2026-03-01T12:00:01Z|One.");
        put("3|USABLE|2026-03-01T12:00:02Z|Two.");
        pass(Duration.ofSeconds(5));

        assertThat(written())
                .extracting(EnrichedArticle::getNativeId)
                .containsExactly("2", "3", "1");
    }

    @Test
    void a_kill_reaches_readers_instead_of_the_story_that_waits() {
        start("hold");

        put("7|USABLE|2026-03-01T12:00:10Z|The budget is out.");
        put("7|CANCELLED|2026-03-01T12:00:10Z|");
        pass(Duration.ofMinutes(1));

        List<EnrichedArticle> written = written();
        assertThat(written).extracting(EnrichedArticle::getStatus).containsExactly("CANCELLED");
        assertThat(written.get(0).getStemmedText()).isEmpty();
        assertThat(waiting()).containsExactly("agency/7 story", "agency/7 gone");
        assertThat(count("superseded")).isEqualTo(1);
    }

    @Test
    void a_new_version_takes_the_place_of_the_one_that_waits() {
        start("hold");

        put("7|USABLE|2026-03-01T12:00:10Z|The budget is out.");
        put("7|USABLE|2026-03-01T12:00:20Z|The budget is out late.");
        pass(Duration.ofSeconds(15));
        assertThat(written()).isEmpty();

        put("8|WITHHELD||The minister has resigned.");
        pass(Duration.ofSeconds(10));
        assertThat(written())
                .extracting(EnrichedArticle::getText)
                .containsExactly("The budget is out late.");

        put("8|USABLE||The minister has resigned.");
        assertThat(written()).extracting(EnrichedArticle::getNativeId).containsExactly("8");
    }

    @Test
    void what_waits_survives_a_restart() {
        start("hold");
        put("7|USABLE|2026-03-01T12:00:10Z|The budget is out.");
        byte[] stored = driver.<String, byte[]>getKeyValueStore(HoldStories.STORE).get("agency/7");

        HeldStory story = HeldStory.of("agency/7".getBytes(UTF_8), stored);

        assertThat(story.until()).isEqualTo(NOW.plusSeconds(10).toEpochMilli());
        assertThat(story.bytes()).isEqualTo(stored);
        assertThat(story.record().topic()).isEqualTo("news.enriched.plain");
    }

    @Test
    void a_processor_that_no_longer_holds_lets_go_what_waits_at_its_time() {
        start("hold");
        put("7|USABLE|2026-03-01T12:00:10Z|The budget is out.");
        put("8|USABLE|2026-03-01T12:00:10Z|The harbour is open.");
        put("9|WITHHELD||The minister has resigned.");
        Map<String, byte[]> stored = stored();
        driver.close();

        start("mark");
        stored.forEach(driver.<String, byte[]>getKeyValueStore(HoldStories.STORE)::put);
        put("7|CANCELLED||");
        put("1|USABLE|2026-03-01T18:00:00Z|Written at once, and marked.");

        assertThat(written())
                .extracting(EnrichedArticle::getNativeId, EnrichedArticle::getStatus)
                .containsExactly(tuple("7", "CANCELLED"), tuple("1", "USABLE"));
        pass(Duration.ofSeconds(11));
        assertThat(stored().keySet()).contains("agency/9").doesNotContain("agency/7", "agency/1");
    }

    @Test
    void of_a_correction_and_a_kill_the_last_that_was_sent_counts() {
        start("hold");
        put("7|USABLE|2026-03-01T12:00:10Z|The budget is out.");
        put("7|USABLE|2026-03-01T12:00:20Z|The budget is out, corrected.");
        put("7|CANCELLED||");
        put("8|USABLE|2026-03-01T12:00:10Z|The harbour is open.");
        put("8|CANCELLED||");
        put("8|USABLE|2026-03-01T12:00:20Z|The harbour is open after all.");
        pass(Duration.ofSeconds(30));

        assertThat(written())
                .extracting(EnrichedArticle::getNativeId, EnrichedArticle::getStatus)
                .containsExactly(
                        tuple("7", "CANCELLED"), tuple("8", "CANCELLED"), tuple("8", "USABLE"));
    }

    @Test
    void a_kill_says_nothing_of_what_was_under_embargo_until_that_has_passed() {
        start("hold");
        put("7|USABLE|2026-03-01T12:00:10Z|The budget is out.");
        put("7|CANCELLED|2026-03-01T12:00:10Z|The budget is out.");
        put("8|CANCELLED|2026-03-01T11:00:00Z|The harbour is open.");

        assertThat(written())
                .extracting(EnrichedArticle::getId, EnrichedArticle::getText)
                .containsExactly(
                        tuple("agency/7", null), tuple("agency/8", "The harbour is open."));
    }

    private Map<String, byte[]> stored() {
        Map<String, byte[]> stored = new HashMap<>();
        try (var all = driver.<String, byte[]>getKeyValueStore(HoldStories.STORE).all()) {
            all.forEachRemaining(each -> stored.put(each.key, each.value));
        }
        return stored;
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
        driver.advanceWallClockTime(time);
    }

    private void put(String event) {
        driver.createInputTopic("news.raw", new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(null, event.getBytes(UTF_8), clock.now));
    }

    private List<EnrichedArticle> written() {
        String topic = "news.enriched.plain";
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer()) {
            avro.configure(
                    Map.of("schema.registry.url", "mock://" + scope, "specific.avro.reader", true),
                    false);
            List<EnrichedArticle> stories = new ArrayList<>();
            for (TestRecord<byte[], byte[]> record : read(topic)) {
                stories.add((EnrichedArticle) avro.deserialize(topic, record.value()));
            }
            return stories;
        }
    }

    private List<String> waiting() {
        return read("news.embargoed").stream()
                .map(
                        record ->
                                new String(record.key(), UTF_8)
                                        + (record.value() == null ? " gone" : " story"))
                .toList();
    }

    private List<TestRecord<byte[], byte[]>> letters() {
        return read("news.dead-letters");
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private double count(String outcome) {
        return meters.get("newsmill.embargo").tags("outcome", outcome).counter().count();
    }
}
