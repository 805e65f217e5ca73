package org.newsmill.stream.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.TopicPartition;
import org.newsmill.meter.Meters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;

/** Tells of events that Kafka removed before they were read, each once. Thread-safe. */
final class MissedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(MissedEvents.class);

    private final Counter missed;
    private final Map<TopicPartition, Long> toldUpTo = new HashMap<>();

    MissedEvents(MeterRegistry meters) {
        missed = Meters.EVENTS_MISSED.counter(meters);
    }

    /**
     * @param next the offset that was to be read next
     * @param beginning the first that is still there
     */
    synchronized void tell(TopicPartition partition, long next, long beginning) {
        // A task that is begun again from its committed offset finds the same gap.
        long from = Math.max(next, toldUpTo.getOrDefault(partition, 0L));
        if (from >= beginning) {
            return;
        }
        toldUpTo.put(partition, beginning);
        missed.increment(beginning - from);
        LOG.warn(
                "Events were removed before they were read: {}, offsets {} to {} ({} offsets, in"
                        + " which markers of transactions count as well), by the topic's retention"
                        + " or by deleteRecords. They are lost here; reading goes on at offset {}."
                        + " If producers have them, publish them again; 'newsmill topics describe'"
                        + " shows how long events are kept",
                partition,
                from,
                beginning - 1,
                beginning - from,
                beginning);
    }

    /** That partition's offsets begin again. */
    synchronized void forget(TopicPartition partition) {
        toldUpTo.remove(partition);
    }
}
