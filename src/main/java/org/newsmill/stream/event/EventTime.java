package org.newsmill.stream.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

import java.time.Clock;

/**
 * The event's own timestamp. Kafka's extractors throw or skip if there is none (-1, or what else is
 * negative: some clients send that). Neither may happen to an event, so the time of reading stands
 * in; the partition's time would be another event's.
 */
public final class EventTime implements TimestampExtractor {

    private final Clock clock;

    /**
     * @param clock gives the time of reading
     */
    public EventTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> event, long partitionTime) {
        return event.timestamp() >= 0 ? event.timestamp() : clock.millis();
    }
}
