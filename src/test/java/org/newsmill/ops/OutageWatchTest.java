package org.newsmill.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an operator is told of an outage, by a clock that is set by hand. */
@ResourceLock("log")
class OutageWatchTest {

    private static final TopicPartition RAW = new TopicPartition("raw", 0);

    private final Logger logger = (Logger) LoggerFactory.getLogger(OutageWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private long nanos;
    private final OutageWatch watch = new OutageWatch(() -> nanos, meters);

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
    void slow_progress_is_no_outage() {
        for (int offset = 0; offset < 9; offset++) {
            watch.look(committed(offset));
            pass(14);
        }

        assertThat(watch.cause()).isNull();
    }

    @Test
    void an_attempt_to_mend_that_fails_begins_no_outage_and_prolongs_none() {
        watch.notMended(new IllegalStateException("a topic cannot be made"));
        assertThat(watch.cause()).isNull();

        watch.look(committed(10));
        watch.failed(new OutOfMemoryError("unable to create native thread"));
        for (int second = 0; second < 15; second++) {
            pass(1);
            watch.notMended(new IllegalStateException("a topic cannot be made"));
            assertThat(watch.cause()).isEqualTo("a topic cannot be made");
            watch.look(committed(10));
        }

        assertThat(watch.cause()).isNull();
        assertThat(meters.get("newsmill.outages").counter().count()).isEqualTo(1);
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    private static Sight committed(long offset) {
        return new Sight(true, true, Map.of(RAW, 9L), Map.of(RAW, offset));
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
