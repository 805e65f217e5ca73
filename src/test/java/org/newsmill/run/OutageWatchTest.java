package org.newsmill.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsmill.stream.client.UnreadableBatch;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an operator is told of an outage, by a clock that is set by hand. */
class OutageWatchTest {

    private static final TopicPartition RAW = new TopicPartition("raw", 0);

    private final Logger logger = (Logger) LoggerFactory.getLogger(OutageWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private long nanos;
    private final OutageWatch watch = new OutageWatch("mill", () -> nanos, meters);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void an_outage_is_told_when_it_begins_once_a_minute_and_when_it_is_over() {
        watch.look(committed(5));
        for (int second = 0; second < 150; second++) {
            if (second % 10 == 0) {
                watch.threadDied(new IllegalStateException("registry away"));
            }
            pass(1);
            watch.look(committed(5));
        }
        assertThat(meters.get("newsmill.outage").gauge().value()).isEqualTo(1);
        watch.look(committed(9));

        assertThat(lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Outage: registry away."),
                        line -> assertThat(line).contains("goes on, for 60 s"),
                        line -> assertThat(line).contains("goes on, for 120 s"),
                        line -> assertThat(line).contains("is over after 150 s"));
        assertThat(meters.get("newsmill.outage").gauge().value()).isZero();
        assertThat(meters.get("newsmill.outages").counter().count()).isEqualTo(1);
        assertThat(meters.get("newsmill.thread.restarts").counter().count()).isEqualTo(15);
    }

    @Test
    void events_that_wait_without_a_commit_are_an_outage() {
        watch.look(committed(5));
        pass(16);
        watch.look(committed(5));

        assertThat(watch.cause()).contains("events wait in raw-0");
    }

    @Test
    void events_that_wait_and_cannot_be_read_are_an_outage_that_names_the_offset() {
        watch.look(sight(standing(4, 5, 5, 8)));
        pass(15);
        watch.look(sight(standing(4, 5, 5, 8)));

        assertThat(watch.cause()).contains("raw-0 from offset 5 on, and none could be read");
    }

    @Test
    void slow_progress_is_no_outage() {
        for (int offset = 0; offset < 9; offset++) {
            watch.look(committed(offset));
            pass(14);
        }

        assertThat(watch.cause()).isNull();
    }

    @Test
    void an_attempt_to_mend_that_fails_begins_no_outage_and_prolongs_none() {
        watch.notFixed(new IllegalStateException("a topic cannot be made"));
        assertThat(watch.cause()).isNull();

        watch.look(committed(10));
        watch.failed(new OutOfMemoryError("unable to create native thread"));
        for (int second = 0; second < 15; second++) {
            pass(1);
            watch.notFixed(new IllegalStateException("a topic cannot be made"));
            assertThat(watch.cause()).isEqualTo("a topic cannot be made");
            watch.look(committed(10));
        }

        assertThat(watch.cause()).isNull();
        assertThat(meters.get("newsmill.outages").counter().count()).isEqualTo(1);
    }

    /** As after Kafka was away: nothing is fetched yet, and nothing tells but the topic's end. */
    @Test
    void an_outage_is_not_over_while_an_event_waits_on_the_broker() {
        watch.look(sight(standing(4, 5, 5, 5)));
        watch.look(new Sight(true, false, Map.of(), null));
        pass(6);
        watch.look(new Sight(true, false, Map.of(), null));
        assertThat(watch.cause()).contains("no connection to Kafka");
        for (int second = 0; second < 60; second++) {
            pass(1);
            watch.look(sight(standing(-1, -1, 5, 6)));
            assertThat(watch.cause()).isNotNull();
        }

        watch.look(sight(standing(5, 6, 6, 6)));
        assertThat(watch.cause()).isNull();
    }

    @Test
    void an_outage_is_not_over_before_the_topics_end_is_known_again() {
        watch.failed(new IllegalStateException("away"));
        Sight before = sight(standing(4, -1, 5, 5));
        Sight unknown = sight(new Sight.Standing(-1, -1, 5, null, null, null));
        for (int second = 0; second < 30; second++) {
            pass(1);
            watch.look(second % 2 == 0 ? before : unknown);
            assertThat(watch.cause()).isNotNull();
        }

        watch.look(sight(standing(-1, -1, 5, 5)));
        assertThat(watch.cause()).isNull();
    }

    @Test
    void what_is_read_and_holds_no_event_is_progress() {
        for (int position = 5; position < 9; position++) {
            watch.look(sight(standing(4, 5, position, 20)));
            pass(14);
        }

        assertThat(watch.cause()).isNull();
    }

    @Test
    void an_open_transaction_is_told_once_it_has_held_a_partition_for_a_while() {
        OpenTransaction open = new OpenTransaction(5, 17, "hanging");
        LogEnds.End end = new LogEnds.End(8, 5, 0, 0);
        Sight held = sight(new Sight.Standing(4, 5, 5, end, open, null));
        watch.look(held);
        pass(14);
        watch.look(held);
        assertThat(watch.cause()).isNull();

        pass(1);
        watch.look(held);
        assertThat(watch.cause())
                .isEqualTo(
                        "raw-0 is held at offset 5 by an open transaction of producer id 17"
                                + " (transactional.id hanging); its end is at 8");
        assertThat(lines().get(0))
                .contains("until that producer commits or aborts")
                .contains("abort --topic raw --partition 0 --start-offset 5")
                .doesNotContain("by itself");
    }

    @Test
    void a_batch_that_cannot_be_read_is_told_at_once_with_the_way_out() {
        Sight held =
                sight(
                        new Sight.Standing(
                                4, 5, 5, null, null, new UnreadableBatch(5, "Record is corrupt")));
        for (int second = 0; second < 100; second++) {
            watch.look(held);
            pass(1);
        }

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0))
                .startsWith(
                        "Outage: a batch of raw-0 cannot be read, at offset 5: Record is corrupt")
                .contains("does not end by itself")
                .contains("--group mill --topic raw:0 --reset-offsets --execute --to-offset 6");
        assertThat(lines().get(1)).startsWith("The outage goes on, for 60 s now: a batch");
    }

    @Test
    void transactions_that_are_too_slow_are_told_where_nothing_is_committed() {
        Sight slow =
                new Sight(true, true, Map.of(RAW, standing(9, 5, 10, 10)), "they are too slow");
        watch.look(slow);
        assertThat(watch.cause()).isNull();
        pass(15);
        watch.look(slow);

        assertThat(watch.cause()).isEqualTo("they are too slow");
    }

    @Test
    void another_cause_is_told_once_when_it_comes_up() {
        watch.threadDied(new TimeoutException("away"));
        watch.threadDied(new TopicAuthorizationException("not allowed"));
        watch.threadDied(new TimeoutException("away"));
        watch.threadDied(new TopicAuthorizationException("not allowed"));

        assertThat(lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Outage: away."),
                        line ->
                                assertThat(line)
                                        .startsWith("The outage has another cause now: not all"));
    }

    @Test
    void a_library_that_does_not_load_ends_in_another_process_only() {
        watch.threadDied(new TimeoutException("away"));
        assertThat(watch.needsRestart()).isFalse();
        watch.threadDied(new NoClassDefFoundError("Could not initialize class Zstd"));
        watch.threadDied(new TimeoutException("away"));

        assertThat(watch.needsRestart()).isTrue();
        assertThat(watch.cause()).contains("Zstd");
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    /** Ten events are fetched, and so many committed. */
    private Sight committed(long offset) {
        return sight(standing(9, offset, 10, 10));
    }

    /**
     * @param fetched the last event's offset
     * @param position of the next to fetch
     * @param end of the partition
     */
    private Sight.Standing standing(long fetched, long committed, long position, long end) {
        return new Sight.Standing(
                fetched, committed, position, new LogEnds.End(end, end, nanos, 0), null, null);
    }

    private static Sight sight(Sight.Standing standing) {
        return new Sight(true, true, Map.of(RAW, standing), null);
    }

    private List<String> lines() {
        return log.list.stream()
                .filter(event -> event.getThreadName().equals(Thread.currentThread().getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
