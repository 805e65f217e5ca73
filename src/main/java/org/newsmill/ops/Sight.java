package org.newsmill.ops;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be seen of the streams from outside at one moment. Immutable.
 *
 * @param running whether they are assigned their partitions and at work
 * @param connected whether any of their consumers has a connection to Kafka, or there is none to
 *     have one
 * @param seen by partition, the offset of the last event that was fetched
 * @param committed by partition, the offset that the next start would begin at; -1 where this
 *     thread has committed nothing yet
 */
record Sight(
        boolean running,
        boolean connected,
        Map<TopicPartition, Long> seen,
        Map<TopicPartition, Long> committed) {

    /** Before the streams are started: nothing runs, and nothing waits for a connection. */
    static final Sight NOTHING = new Sight(false, true, Map.of(), Map.of());

    Sight {
        seen = Map.copyOf(seen);
        committed = Map.copyOf(committed);
    }

    static Sight of(KafkaStreams streams) {
        Map<TopicPartition, Long> seen = new HashMap<>();
        Map<TopicPartition, Long> committed = new HashMap<>();
        streams.metadataForLocalThreads()
                .forEach(
                        thread ->
                                thread.activeTasks()
                                        .forEach(
                                                task -> {
                                                    seen.putAll(task.endOffsets());
                                                    committed.putAll(task.committedOffsets());
                                                }));
        seen.values().removeIf(offset -> offset < 0);
        List<Double> connections = connectionsOfConsumers(streams);
        return new Sight(
                streams.state() == KafkaStreams.State.RUNNING && !connections.isEmpty(),
                connections.isEmpty() || connections.stream().anyMatch(count -> count > 0),
                seen,
                committed);
    }

    private static List<Double> connectionsOfConsumers(KafkaStreams streams) {
        List<Double> connections = new ArrayList<>();
        for (Metric metric : streams.metrics().values()) {
            if (metric.metricName().name().equals("connection-count")
                    && metric.metricName().group().equals("consumer-metrics")) {
                connections.add(((Number) metric.metricValue()).doubleValue());
            }
        }
        return connections;
    }

    /** Whether events were fetched of which nothing is committed yet. */
    boolean waits(TopicPartition partition) {
        return seen.getOrDefault(partition, -1L) >= committed(partition);
    }

    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, -1L);
    }
}
