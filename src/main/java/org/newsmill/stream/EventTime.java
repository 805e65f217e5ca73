package org.newsmill.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The event's own timestamp. Kafka's extractors throw or skip where there is none (-1); neither may
 * happen to an event, so the partition's time stands in, or that of the clock where the partition
 * has none yet.
 */
public final class EventTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> event, long partitionTime) {
        if (event.timestamp() >= 0) {
            return event.timestamp();
        }
        return partitionTime >= 0 ? partitionTime : System.currentTimeMillis();
    }
}
