package org.newsmill.stream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much a transaction takes, by a clock that is set by hand. */
class PaceTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SIZE = 100_000;

    private long nanos;
    private final Pace pace = new Pace(() -> nanos);

    @Test
    void nothing_is_bounded_while_transactions_are_quick() {
        for (int i = 0; i < 10; i++) {
            transaction(Duration.ofSeconds(4));
            assertThat(pace.isBounded()).isFalse();
            assertThat(pace.isFull()).isFalse();
        }
        assertThat(pace.tooSlow()).isNull();
        assertThat(pace.timeout(TIMEOUT)).isEqualTo(TIMEOUT);
    }

    @Test
    void one_that_is_lost_makes_the_next_smaller_and_is_not_told() {
        lose(Duration.ofSeconds(11));

        assertThat(pace.isBounded()).isTrue();
        assertThat(pace.tooSlow()).isNull();
        assertThatCode(() -> pace.check(true)).doesNotThrowAnyException();
        assertThat(eventsOfATransaction()).isEqualTo(3);
    }

    @Test
    void two_in_a_row_are_told_and_end_a_thread_that_hands_out_too_much_at_once() {
        lose(Duration.ofSeconds(11));
        transaction(Duration.ofSeconds(8));

        assertThat(pace.tooSlow()).contains("too slow").contains("10 s").contains("64 KiB");
        assertThatCode(() -> pace.check(false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> pace.check(true))
                .isInstanceOf(SlowTransactionException.class)
                .hasMessageContaining("64 KiB");
        assertThatCode(() -> pace.check(true)).doesNotThrowAnyException();
        assertThat(eventsOfATransaction()).isEqualTo(1);
    }

    @Test
    void one_that_fails_early_was_not_too_slow() {
        lose(Duration.ofSeconds(8));
        lose(Duration.ofSeconds(8));

        assertThat(pace.isBounded()).isFalse();
    }

    @Test
    void transactions_grow_again_until_nothing_bounds_them() {
        lose(Duration.ofSeconds(11));
        lose(Duration.ofSeconds(11));
        int transactions = 0;
        while (pace.isBounded() && transactions < 30) {
            eventsOfATransaction();
            transactions++;
        }

        assertThat(transactions).isLessThan(10);
        assertThat(pace.tooSlow()).isNull();
    }

    @Test
    void the_time_out_grows_when_one_event_alone_is_too_slow_but_not_over_what_kafka_allows() {
        for (int i = 0; i < 30 && pace.timeout(TIMEOUT).equals(TIMEOUT); i++) {
            lose(Duration.ofSeconds(11));
        }
        assertThat(pace.timeout(TIMEOUT)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pace.tooSlow()).contains("one event");
        for (int i = 0; i < 30; i++) {
            lose(Duration.ofMinutes(10));
        }
        assertThat(pace.timeout(TIMEOUT)).isEqualTo(Duration.ofSeconds(160));

        pace.refused();
        assertThat(pace.timeout(TIMEOUT)).isLessThanOrEqualTo(Duration.ofSeconds(160));
        for (int i = 0; i < 30; i++) {
            pace.refused();
        }
        assertThat(pace.timeout(TIMEOUT)).isEqualTo(TIMEOUT);
    }

    @Test
    void what_was_handed_out_and_dropped_does_not_count() {
        lose(Duration.ofSeconds(11));
        for (int i = 0; i < 10; i++) {
            pace.handOut(oneEvent());
        }

        // No transaction was begun, and no event is left of what was handed out.
        assertThat(pace.isFull()).isFalse();
        assertThat(pace.handOut(oneEvent())).isTrue();
    }

    private void transaction(Duration takes) {
        pace.begun();
        nanos += takes.toNanos();
        pace.committed(TIMEOUT);
    }

    private void lose(Duration takes) {
        pace.begun();
        nanos += takes.toNanos();
        pace.ended(TIMEOUT);
    }

    /** How many events are handed out for one transaction, which is quick. */
    private int eventsOfATransaction() {
        pace.begun();
        int events = 1;
        while (pace.handOut(oneEvent()) && events < 1_000) {
            events++;
        }
        assertThat(pace.isFull()).isTrue();
        pace.committed(TIMEOUT);
        return events;
    }

    private static ConsumerRecords<byte[], byte[]> oneEvent() {
        TopicPartition partition = new TopicPartition("raw", 0);
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        events.add(
                new ConsumerRecord<>(
                        "raw",
                        0,
                        0,
                        0,
                        TimestampType.CREATE_TIME,
                        -1,
                        SIZE,
                        null,
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty()));
        return new ConsumerRecords<>(Map.of(partition, events), Map.of());
    }
}
