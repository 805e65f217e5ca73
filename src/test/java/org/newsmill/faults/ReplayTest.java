package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.newsmill.article.Reason;
import org.newsmill.kafka.SetupException;
import org.newsmill.replay.Replay;
import org.newsmill.replay.ReplayFilter;
import org.newsmill.replay.ReplaySurvey;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.topic.TopicSetup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Letters back to the raw topic, against a real broker; no processor disturbs the counts. */
@ExtendWith(SharedBroker.class)
class ReplayTest {

    private static final ReplayFilter ALL = new ReplayFilter(Set.of(), Set.of(), null, null);

    private NewsmillConfig config;
    private String raw;
    private String letters;

    @BeforeEach
    void createTopics(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        String prefix = name.substring(0, Math.min(40, name.length()));
        raw = prefix + ".raw";
        letters = prefix + ".letters";
        config =
                new NewsmillConfig(
                        Map.of(
                                "bootstrap.servers",
                                SharedBroker.servers(),
                                "input.topic",
                                raw,
                                "output.topic",
                                prefix + ".articles",
                                "dead.letter.topic",
                                letters,
                                "topic.partitions",
                                "2"));
        createTopicsAgain();
    }

    private void createTopicsAgain() {
        try (Admin admin = admin()) {
            new TopicSetup(admin, config).ensure();
        }
        Topic.awaitLeaders(SharedBroker.servers(), List.of(raw, letters));
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", SharedBroker.servers()));
    }

    @Test
    void a_whole_event_goes_back_as_it_came_and_says_what_is_still_wanted() throws Exception {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(letters, 0, "key".getBytes(UTF_8), new byte[] {1, 2, 3});
        header(letter, "x-own", "kept");
        header(letter, "ce_source", "wire");
        header(letter, "x-own", "twice");
        letter.headers().add("x-null", null);
        asLetter(letter, "MALFORMED", 4);
        long time = System.currentTimeMillis() - 60_000; // an older one is removed at once
        header(letter, "news-timestamp", Long.toString(time));
        header(letter, "news-format", "TAGGED");
        header(letter, "news-only-ordinal", "4+");
        Topic.send(SharedBroker.servers(), List.of(letter));

        assertThat(replay(ALL)).isEqualTo(1);

        ConsumerRecord<byte[], byte[]> event =
                Topic.read(SharedBroker.servers(), raw).iterator().next();
        assertThat(event.key()).asString(UTF_8).isEqualTo("key");
        assertThat(event.value()).containsExactly(1, 2, 3);
        assertThat(event.partition()).isEqualTo(1);
        assertThat(event.timestamp()).isEqualTo(time);
        assertThat(names(event))
                .containsExactly(
                        "x-own",
                        "ce_source",
                        "x-own",
                        "x-null",
                        "news-only-ordinal",
                        "news-replays");
        assertThat(Topic.header(event, "news-only-ordinal")).isEqualTo("4+");
        assertThat(Topic.header(event, "news-replays")).isEqualTo("1");
    }

    @Test
    void a_fragment_keeps_what_tells_how_to_read_it() throws Exception {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(letters, null, "part".getBytes(UTF_8));
        asLetter(letter, "EMPTY", 2);
        header(letter, "news-format", "TAGGED");
        header(letter, "news-fragment", "true");
        header(letter, "news-charset", "UTF-16LE");
        Topic.send(SharedBroker.servers(), List.of(letter));

        replay(ALL);

        assertThat(names(Topic.read(SharedBroker.servers(), raw).iterator().next()))
                .containsExactly("news-format", "news-fragment", "news-charset", "news-replays");
    }

    @Test
    void a_null_value_goes_back_as_null() throws Exception {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(letters, null, null);
        asLetter(letter, "EMPTY", 0);
        Topic.send(SharedBroker.servers(), List.of(letter));

        replay(ALL);

        assertThat(Topic.read(SharedBroker.servers(), raw).iterator().next().value()).isNull();
    }

    @Test
    void a_dry_run_counts_by_reason_format_and_source_and_writes_nothing() throws Exception {
        sendLetters(3, "MALFORMED", "wire");
        sendLetters(2, "EMPTY", null);

        ReplaySurvey survey = survey(ALL, Long.MAX_VALUE);

        assertThat(survey.chosen()).isEqualTo(5);
        assertThat(survey.reasons()).isEqualTo(Map.of("MALFORMED", 3L, "EMPTY", 2L));
        assertThat(survey.sources()).isEqualTo(Map.of("wire", 3L, "-", 2L));
        assertThat(survey.formats()).isEqualTo(Map.of("-", 5L));
        assertThat(Topic.read(SharedBroker.servers(), raw)).isEmpty();
        assertThat(replay(ALL)).isEqualTo(5);
    }

    @Test
    void filters_choose_by_reason_source_time_and_number() throws Exception {
        sendLetters(3, "MALFORMED", "wire");
        Instant between = Instant.now();
        sendLetters(2, "EMPTY", "feed");

        assertThat(chosen(new ReplayFilter(Set.of(Reason.EMPTY), Set.of(), null, null)))
                .isEqualTo(2);
        assertThat(chosen(new ReplayFilter(Set.of(), Set.of("wire"), null, null))).isEqualTo(3);
        assertThat(chosen(new ReplayFilter(Set.of(), Set.of(), between, null))).isEqualTo(2);
        assertThat(chosen(new ReplayFilter(Set.of(), Set.of(), null, between))).isEqualTo(3);
        assertThat(survey(ALL, 4).chosen()).isEqualTo(4);
    }

    @Test
    void a_letter_goes_back_once_and_the_next_run_takes_only_new_ones() throws Exception {
        sendLetters(3, "MALFORMED", null);
        assertThat(replay(ALL)).isEqualTo(3);
        assertThat(replay(ALL)).isZero();

        sendLetters(2, "MALFORMED", null);

        assertThat(survey(ALL, Long.MAX_VALUE).doneBefore()).isEqualTo(3);
        assertThat(replay(ALL)).isEqualTo(2);
        assertThat(Topic.read(SharedBroker.servers(), raw)).hasSize(5);
    }

    @Test
    void a_letter_that_was_replayed_three_times_stays() throws Exception {
        for (int replays = 0; replays <= 4; replays++) {
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(letters, null, ("replayed " + replays).getBytes(UTF_8));
            header(letter, "news-replays", Integer.toString(replays));
            asLetter(letter, "FAILED", 0);
            Topic.send(SharedBroker.servers(), List.of(letter));
        }

        assertThat(survey(ALL, Long.MAX_VALUE).tooOften()).isEqualTo(2);
        assertThat(replay(ALL)).isEqualTo(3);
        assertThat(Topic.read(SharedBroker.servers(), raw))
                .extracting(event -> Topic.header(event, "news-replays"))
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void a_replay_that_dies_between_two_commits_is_resumed_without_doubling() throws Exception {
        sendLetters(1_200, "MALFORMED", null);

        AtomicLong before = new AtomicLong();
        try (Replay replay = new Replay(config, ALL, Long.MAX_VALUE)) {
            assertThatThrownBy(
                            () ->
                                    replay.run(
                                            committed -> {
                                                before.set(committed);
                                                throw new IllegalStateException("killed");
                                            }))
                    .hasMessage("killed");
        }

        assertThat(before.get()).isBetween(1L, 1_199L);
        assertThat(replay(ALL)).isEqualTo(1_200 - before.get());
        assertThatEachWasSentOnce(1_200);
    }

    @Test
    void of_two_replays_at_once_only_the_later_one_goes_on() throws Exception {
        sendLetters(1_200, "MALFORMED", null);
        List<Long> second = new ArrayList<>();

        try (Replay replay = new Replay(config, ALL, Long.MAX_VALUE)) {
            assertThatThrownBy(
                            () ->
                                    replay.run(
                                            committed -> {
                                                if (second.isEmpty()) {
                                                    second.add(replay(ALL));
                                                }
                                            }))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("another replay");
        }

        assertThat(second).containsExactly(700L);
        assertThatEachWasSentOnce(1_200);
    }

    @Test
    void letters_of_a_topic_made_again_are_not_taken_for_those_of_the_old_one() throws Exception {
        sendLetters(3, "MALFORMED", null);
        assertThat(replay(ALL)).isEqualTo(3);
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(letters)).all().get();
        }
        createTopicsAgain();
        sendLetters(3, "MALFORMED", null);

        assertThat(replay(ALL)).isEqualTo(3);
    }

    @Test
    void an_event_that_the_raw_topic_would_refuse_with_its_new_headers_stays_a_letter()
            throws Exception {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(letters, null, new byte[1024 * 1024 - 60]);
        asLetter(letter, "UNDECODABLE", 0);
        Topic.send(SharedBroker.servers(), List.of(letter));

        assertThat(survey(ALL, Long.MAX_VALUE).tooLarge()).isEqualTo(1);
        assertThat(replay(ALL)).isZero();
    }

    @Test
    void an_event_of_a_time_that_the_raw_topic_takes_no_longer_goes_back_with_the_nearest()
            throws Exception {
        Topic.alter(SharedBroker.servers(), raw, "message.timestamp.before.max.ms", "86400000");
        for (String time : List.of("1234567890123", "9223372036854775807", "-5")) {
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(letters, 0, null, time.getBytes(UTF_8));
            asLetter(letter, "MALFORMED", 4);
            header(letter, "news-timestamp", time);
            Topic.send(SharedBroker.servers(), List.of(letter));
        }
        Instant now = Instant.now();

        assertThat(replay(ALL)).isEqualTo(3);

        assertThat(Topic.read(SharedBroker.servers(), raw))
                .extracting(event -> Duration.between(now, Instant.ofEpochMilli(event.timestamp())))
                .satisfiesExactly(
                        old -> assertThat(old.toHours()).isEqualTo(-23),
                        future -> assertThat(future).isBetween(Duration.ZERO, Duration.ofHours(1)),
                        none -> assertThat(none.abs()).isLessThan(Duration.ofMinutes(1)));
    }

    @Test
    void a_letter_that_does_not_hold_its_event_as_it_came_stays_and_is_counted_apart()
            throws Exception {
        for (String how : List.of("gzip", "omitted")) {
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(letters, null, new byte[10]);
            asLetter(letter, "TOO_LARGE", 0);
            header(letter, "news-shortened", how);
            Topic.send(SharedBroker.servers(), List.of(letter));
        }

        ReplaySurvey survey = survey(ALL, Long.MAX_VALUE);

        assertThat(survey.shortened()).isEqualTo(2);
        assertThat(survey.tooLarge()).isZero();
        assertThat(replay(ALL)).isZero();
    }

    private void assertThatEachWasSentOnce(int count) {
        assertThat(Topic.read(SharedBroker.servers(), raw))
                .extracting(event -> new String(event.value(), UTF_8))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count).mapToObj(i -> "letter " + i).toList());
    }

    private long chosen(ReplayFilter filter) {
        return survey(filter, Long.MAX_VALUE).chosen();
    }

    private ReplaySurvey survey(ReplayFilter filter, long max) {
        try (Replay replay = new Replay(config, filter, max)) {
            return replay.survey();
        }
    }

    private long replay(ReplayFilter filter) {
        try (Replay replay = new Replay(config, filter, Long.MAX_VALUE)) {
            return replay.run(committed -> {});
        }
    }

    private void sendLetters(int count, String reason, String source) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(letters, null, ("letter " + i).getBytes(UTF_8));
            if (source != null) {
                header(letter, "ce_source", source);
            }
            records.add(asLetter(letter, reason, 0));
        }
        Topic.send(SharedBroker.servers(), records);
    }

    private ProducerRecord<byte[], byte[]> asLetter(
            ProducerRecord<byte[], byte[]> letter, String reason, int ordinal) {
        header(letter, "__streams.errors.exception", "java.lang.Exception");
        header(letter, "__streams.errors.message", "broken");
        header(letter, "__streams.errors.stacktrace", "");
        header(letter, "__streams.errors.topic", raw);
        header(letter, "__streams.errors.partition", "1");
        header(letter, "__streams.errors.offset", "7");
        header(letter, "news-reason", reason);
        header(letter, "news-ordinal", Integer.toString(ordinal));
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static List<String> names(ConsumerRecord<byte[], byte[]> record) {
        List<String> names = new ArrayList<>();
        record.headers().forEach(header -> names.add(header.key()));
        return names;
    }
}
