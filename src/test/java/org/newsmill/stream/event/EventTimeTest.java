package org.newsmill.stream.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

class EventTimeTest {

    private static final Instant READ = Instant.parse("2026-03-01T10:00:00Z");
    private static final long ANOTHERS = 1_234;

    private final EventTime time = new EventTime(Clock.fixed(READ, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(longs = {0, 5, Long.MAX_VALUE})
    void an_events_own_time_is_its_time(long own) {
        assertThat(time.extract(event(own), ANOTHERS)).isEqualTo(own);
    }

    /** kafkajs sends whatever number it is given. */
    @ParameterizedTest
    @ValueSource(longs = {-1, -5, Long.MIN_VALUE})
    void an_event_without_one_gets_the_time_of_its_reading_and_never_anothers(long none) {
        assertThat(time.extract(event(none), ANOTHERS)).isEqualTo(READ.toEpochMilli());
        assertThat(time.extract(event(none), -1)).isEqualTo(READ.toEpochMilli());
    }

    private static ConsumerRecord<Object, Object> event(long timestamp) {
        return new ConsumerRecord<>(
                "news.raw",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
