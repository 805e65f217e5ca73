package org.newsmill.stream.record;

import java.util.HashMap;
import java.util.Map;

/**
 * What the topics take: how large a record may be, and which times it may have.
 *
 * @param byTopic the topics' own limits, in bytes
 * @param fallback for topics not named there, in bytes
 * @param times by topic; for those not named Kafka's defaults
 */
public record RecordLimits(
        Map<String, Integer> byTopic, int fallback, Map<String, TimeWindow> times) {

    /** What a letter may be larger than its event: the room that topic and producer leave it. */
    public static final int LETTER_ROOM = 64 * 1024;

    /** The broker's default for {@code max.message.bytes}. */
    public static final int KAFKA_DEFAULT = 1024 * 1024 + 12;

    public RecordLimits {
        byTopic = Map.copyOf(byTopic);
        times = Map.copyOf(times);
    }

    /** Those sizes, and Kafka's defaults for times. */
    public RecordLimits(Map<String, Integer> byTopic, int fallback) {
        this(byTopic, fallback, Map.of());
    }

    /** The same limit for every topic. */
    public static RecordLimits of(int bytes) {
        return new RecordLimits(Map.of(), bytes);
    }

    /** The most bytes that a record to this topic may have, headers and overhead included. */
    public int of(String topic) {
        return byTopic.getOrDefault(topic, fallback);
    }

    /** The most bytes that a letter to this topic may have. */
    public int ofLetters(String topic) {
        return byTopic.getOrDefault(topic, fallback + LETTER_ROOM);
    }

    /** The times that a record to this topic may have. */
    public TimeWindow times(String topic) {
        return times.getOrDefault(topic, TimeWindow.KAFKA_DEFAULT);
    }

    /** The largest of all, which the producer must let pass. */
    public int largest() {
        return byTopic.values().stream().mapToInt(Integer::intValue).reduce(fallback, Math::max);
    }

    /** The same limits, none of them above that: what a running producer lets pass. */
    public RecordLimits atMost(int bytes) {
        Map<String, Integer> lowered = new HashMap<>(byTopic);
        lowered.replaceAll((topic, limit) -> Math.min(limit, bytes));
        return new RecordLimits(lowered, Math.min(fallback, bytes), times);
    }
}
