package org.newsmill.run;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.newsmill.stream.client.Readings;
import org.newsmill.stream.client.RewindingClients;
import org.newsmill.stream.client.UnreadableBatch;

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
 * @param partitions what they are assigned, and how each stands
 * @param tooSlow why transactions are too slow, for a person; else null
 */
record Sight(
        boolean running,
        boolean connected,
        Map<TopicPartition, Standing> partitions,
        String tooSlow) {

    private static final String AT_WORK = "RUNNING";

    /** Before the streams are started: nothing runs, and nothing waits for a connection. */
    static final Sight NOTHING = new Sight(false, true, Map.of(), null);

    Sight {
        partitions = Map.copyOf(partitions);
    }

    /**
     * How one partition stands. Immutable.
     *
     * @param fetched the offset of the last event that was fetched; -1 for none
     * @param committed the offset that the next start would begin at; -1 where this thread has
     *     committed nothing yet
     * @param position the offset of the next event that will be fetched; -1 where it is not known
     * @param end how far the partition goes; null where Kafka has not said it
     * @param open the transaction that holds it; else null
     * @param unreadable what holds it; else null
     */
    record Standing(
            long fetched,
            long committed,
            long position,
            LogEnds.End end,
            OpenTransaction open,
            UnreadableBatch unreadable) {

        /** Whether events are there of which nothing is committed yet. */
        boolean waits() {
            return isFetchedWaiting()
                    || position >= 0 && end != null && position < end.highWatermark();
        }

        /** The same of events that were fetched. */
        boolean isFetchedWaiting() {
            return fetched >= 0 && fetched >= committed;
        }

        /** What grows when something is done: commits, or reading where there is none to do. */
        long progress() {
            return isFetchedWaiting() ? committed : Math.max(committed, position);
        }

        /**
         * Whether it is known how far it is, as of a later time than that.
         *
         * @param then by the clock
         */
        boolean isKnownSince(long then) {
            return position >= 0 && end != null && end.askedAt() - then > 0;
        }

        /** Whether all is read that the open transaction lets be read. */
        boolean isHeld() {
            return open != null && position >= open.offset() && !isFetchedWaiting();
        }
    }

    static Sight of(KafkaStreams streams, RewindingClients clients, LogEnds ends) {
        boolean atWork = streams.state() == KafkaStreams.State.RUNNING;
        Map<TopicPartition, Long> fetched = new HashMap<>();
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            atWork &= thread.threadState().equals(AT_WORK);
            thread.activeTasks()
                    .forEach(
                            task -> {
                                task.topicPartitions()
                                        .forEach(partition -> fetched.put(partition, -1L));
                                fetched.putAll(task.endOffsets());
                                committed.putAll(task.committedOffsets());
                            });
        }
        List<Double> connections = connectionsOfConsumers(streams);
        return new Sight(
                atWork && !connections.isEmpty(),
                connections.isEmpty() || connections.stream().anyMatch(count -> count > 0),
                standings(fetched, committed, clients.readings(), ends),
                clients.pace().tooSlow());
    }

    private static Map<TopicPartition, Standing> standings(
            Map<TopicPartition, Long> fetched,
            Map<TopicPartition, Long> committed,
            Readings readings,
            LogEnds ends) {
        Map<TopicPartition, Long> positions = readings.positions();
        Map<TopicPartition, UnreadableBatch> unreadable = readings.unreadable();
        Map<TopicPartition, Standing> standings = new HashMap<>();
        fetched.forEach(
                (partition, last) ->
                        standings.put(
                                partition,
                                new Standing(
                                        last,
                                        committed.getOrDefault(partition, -1L),
                                        positions.getOrDefault(partition, -1L),
                                        ends.of(partition),
                                        ends.open(partition),
                                        unreadable.get(partition))));
        return standings;
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
}
