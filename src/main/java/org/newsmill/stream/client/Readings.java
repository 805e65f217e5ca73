package org.newsmill.stream.client;

import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far the streams' consumers have read, for those who watch them. Thread-safe. */
public final class Readings {

    private final Map<Object, Reading> byConsumer = new ConcurrentHashMap<>();

    /**
     * @param positions by partition, the offset of the next event that will be fetched
     * @param unreadable by partition, what cannot be read
     */
    record Reading(
            Map<TopicPartition, Long> positions, Map<TopicPartition, UnreadableBatch> unreadable) {

        Reading {
            positions = Map.copyOf(positions);
            unreadable = Map.copyOf(unreadable);
        }
    }

    void tell(Object consumer, Reading reading) {
        byConsumer.put(consumer, reading);
    }

    void forget(Object consumer) {
        byConsumer.remove(consumer);
    }

    /** By partition, the offset of the next event that will be fetched. */
    public Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> all = new HashMap<>();
        byConsumer.values().forEach(reading -> all.putAll(reading.positions()));
        return all;
    }

    /** By partition, what cannot be read; the other partitions go on. */
    public Map<TopicPartition, UnreadableBatch> unreadable() {
        Map<TopicPartition, UnreadableBatch> all = new HashMap<>();
        byConsumer.values().forEach(reading -> all.putAll(reading.unreadable()));
        return all;
    }
}
