package org.newsmill.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.enrich.Enricher;
import org.newsmill.enrich.Enrichers;
import org.newsmill.format.EventReader;
import org.newsmill.format.Fake;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.UnreadableException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.stream.letter.DeadLetters;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.registry.Registry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A format whose parser does what its event tells it to, word by word: an article, or one of the
 * ways to fail.
 */
class FaultyParserTest {

    /** Each word is an article without a span, as in formats that cannot be cut into pieces. */
    private static final class Obedient implements Parser {
        @Override
        public void parse(Document document, Outcomes outcomes) throws UnreadableException {
            for (String word : document.content().split(" ")) {
                switch (word) {
                    case "throw" -> throw new IllegalStateException("as it was told");
                    case "overflow" -> overflow(0);
                    case "exhaust" -> exhaust();
                    case "broken" ->
                            outcomes.reject(Reason.MALFORMED, "broken", Place.NOWHERE, null);
                    default -> outcomes.accept(outcomes.next(), word, null);
                }
            }
        }

        private static void exhaust() {
            throw new OutOfMemoryError(new int[Integer.MAX_VALUE].length + " ints");
        }

        private static int overflow(int depth) {
            return overflow(depth + 1) + 1;
        }
    }

    /** Overflows the stack once it is told to, in the middle of an enricher's work. */
    private final class Stumbling extends Clock {
        @Override
        public Instant instant() {
            if (stumble) {
                stumble = false;
                throw new StackOverflowError();
            }
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

    private boolean stumble;
    private int enrichers;
    private final String scope = UUID.randomUUID().toString();
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        NewsmillConfig config =
                new NewsmillConfig(Map.of("schema.registry.url", "mock://" + scope));
        RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
        NewsTopology topology =
                new NewsTopology(
                        config.topics(),
                        new EventReader(
                                List.of(Fake.format("TAGGED", new Obedient())),
                                new ReadSettings(UTF_8, 4_000_000, 100_000)),
                        new Enrichers(
                                () -> {
                                    enrichers++;
                                    return new Enricher(List.of(), new Stumbling(), "newsmill/1");
                                }),
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

    @Test
    void a_parser_that_throws_makes_a_letter_and_what_it_had_read_is_written() {
        put("One. Two. throw Four.", new RecordHeaders());

        assertThat(articles()).isEqualTo(2);
        TestRecord<byte[], byte[]> letter = letter("FAILED", "2");
        assertThat(text(letter, "__streams.errors.message")).contains("as it was told");
        assertThat(text(letter, "__streams.errors.stacktrace")).contains("Obedient.parse");
    }

    @Test
    void a_parser_that_overflows_the_stack_makes_a_letter() {
        put("One. overflow", new RecordHeaders());
        put("A neighbour.", new RecordHeaders());

        assertThat(articles()).isEqualTo(3);
        TestRecord<byte[], byte[]> letter = letter("FAILED", "1");
        assertThat(text(letter, "__streams.errors.stacktrace").length()).isLessThanOrEqualTo(2048);
    }

    @Test
    void an_enricher_that_was_torn_from_its_work_is_not_used_again() {
        put("One.", new RecordHeaders());
        put("Two.", new RecordHeaders());
        assertThat(enrichers).isEqualTo(1);

        stumble = true;
        put("Three.", new RecordHeaders());
        put("Four.", new RecordHeaders());

        assertThat(enrichers).isEqualTo(2);
        assertThat(articles()).isEqualTo(3);
        letter("FAILED", "0");
    }

    @Test
    void a_gigantic_event_for_which_memory_does_not_suffice_is_a_letter() {
        put("One. exhaust " + "x".repeat(1 << 20), new RecordHeaders());
        put("A neighbour.", new RecordHeaders());

        assertThat(articles()).isEqualTo(3);
        assertThat(text(letter("FAILED", "1"), "__streams.errors.message")).contains("OutOfMemory");
    }

    @Test
    void a_small_event_is_not_to_blame_for_memory_that_does_not_suffice() {
        assertThatThrownBy(() -> put("One. exhaust", new RecordHeaders()))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(letters()).isEmpty();
    }

    @Test
    void an_error_in_the_middle_costs_its_neighbours_nothing_and_they_are_not_written_again() {
        put("One. broken Three.", new RecordHeaders());
        assertThat(articles()).isEqualTo(2);
        TestRecord<byte[], byte[]> letter = letter("MALFORMED", "1");
        assertThat(text(letter, "news-only-ordinal")).isEqualTo("1");

        putBack("One. broken Three.", letter);
        assertThat(articles()).isZero();
        assertThat(text(letter("MALFORMED", "1"), "news-only-ordinal")).isEqualTo("1");

        putBack("One. Mended. Three.", letter);
        assertThat(articles()).isEqualTo(1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void five_hundred_broken_articles_of_an_event_cost_one_letter_that_lists_them() {
        StringBuilder event = new StringBuilder("broken ".repeat(500));
        event.append("One. broken Three. broken");

        put(event.toString(), new RecordHeaders());

        assertThat(articles()).isEqualTo(2);
        TestRecord<byte[], byte[]> letter = letter("MALFORMED", "0");
        assertThat(letter.value()).isEqualTo(event.toString().getBytes(UTF_8));
        assertThat(text(letter, "news-only-ordinal")).isEqualTo("0-499,501,503");
        assertThat(text(letter, "news-stage")).isEqualTo("parse");
        assertThat(text(letter, "__streams.errors.message"))
                .startsWith("502 articles could not be read: 0 MALFORMED, broken; 1 MALFORMED")
                .endsWith(" more");

        putBack("Well. ".repeat(500) + "One. Two. Three. Four.", letter);
        assertThat(articles()).isEqualTo(502);
        assertThat(letters()).isEmpty();
    }

    @Test
    void what_cannot_be_read_and_what_fails_later_share_one_letter() {
        stumble = true;
        put("One. broken Three.", new RecordHeaders());

        assertThat(articles()).isEqualTo(1);
        TestRecord<byte[], byte[]> letter = letter("MALFORMED", "1");
        assertThat(text(letter, "news-only-ordinal")).isEqualTo("0-1");
        assertThat(text(letter, "__streams.errors.message"))
                .contains("1 MALFORMED, broken")
                .contains("0 FAILED, StackOverflowError");
    }

    @Test
    void an_event_whose_parser_threw_is_wanted_from_there_on() {
        put("One. throw Three.", new RecordHeaders());
        assertThat(articles()).isEqualTo(1);
        TestRecord<byte[], byte[]> letter = letter("FAILED", "1");
        assertThat(text(letter, "news-only-ordinal")).isEqualTo("1+");

        putBack("One. Mended. Three.", letter);

        assertThat(articles()).isEqualTo(2);
    }

    @Test
    void
            an_event_whose_parser_throws_earlier_when_it_is_sent_back_stays_wanted_from_the_same_place() {
        put("One. Two. throw", new RecordHeaders());
        assertThat(articles()).isEqualTo(2);

        putBack("One. throw Three.", letter("FAILED", "2"));

        assertThat(articles()).isZero();
        assertThat(text(letter("FAILED", "2"), "news-only-ordinal")).isEqualTo("2+");
    }

    @Test
    void an_event_that_cannot_be_read_any_more_stays_wanted_as_before() {
        put("One. broken Three.", new RecordHeaders());
        articles();
        Headers headers = DeadLetters.eventHeaders(letter("MALFORMED", "1").headers());
        headers.add("content-type", "text/plain; charset=klingon".getBytes(UTF_8));

        put("One. broken Three.", headers);

        assertThat(text(letter("UNDECODABLE", "0"), "news-only-ordinal")).isEqualTo("1");
    }

    private void put(String event, Headers headers) {
        driver.createInputTopic("news.raw", new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(null, event.getBytes(UTF_8), headers, Instant.EPOCH));
    }

    private void putBack(String event, TestRecord<byte[], byte[]> letter) {
        put(event, DeadLetters.eventHeaders(letter.headers()));
    }

    private int articles() {
        return read("news.enriched.tagged").size();
    }

    private List<TestRecord<byte[], byte[]>> letters() {
        return read("news.dead-letters");
    }

    private TestRecord<byte[], byte[]> letter(String reason, String ordinal) {
        List<TestRecord<byte[], byte[]>> letters = letters();
        assertThat(letters).hasSize(1);
        assertThat(text(letters.get(0), "news-reason")).isEqualTo(reason);
        assertThat(text(letters.get(0), "news-ordinal")).isEqualTo(ordinal);
        return letters.get(0);
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String text(TestRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), UTF_8);
    }
}
