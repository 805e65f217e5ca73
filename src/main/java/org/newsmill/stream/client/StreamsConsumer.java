package org.newsmill.stream.client;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The streams' consumer, which keeps a fault from spreading:
 *
 * <ul>
 *   <li>a batch that cannot be read holds its own partition only: what lies before it is handed out
 *       and committed, the other partitions go on, and it is tried again now and then;
 *   <li>it hands out no more than a transaction can carry, see {@link Pace}.
 * </ul>
 *
 * Not thread-safe.
 */
final class StreamsConsumer extends WatchfulConsumer {

    /** What Kafka Streams' consumer hands out where nothing bounds it. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final long BETWEEN_TRIES = Duration.ofSeconds(10).toNanos();
    private static final long BETWEEN_READINGS = Duration.ofSeconds(1).toNanos();

    private final Readings readings;
    private final CommittedWork work;
    private final Pace pace;

    /**
     * Whether it hands out many events at once; one that is made when they must be few does not.
     */
    private final boolean coarse;

    private final Map<TopicPartition, UnreadableBatch> unreadable = new HashMap<>();
    private long triedAt;
    private long toldAt = System.nanoTime() - BETWEEN_READINGS;

    private StreamsConsumer(
            Map<String, Object> settings,
            TopicIds topics,
            MissedEvents missed,
            Readings readings,
            Pace pace,
            CommittedWork work,
            boolean coarse) {
        super(settings, topics, missed);
        this.readings = readings;
        this.pace = pace;
        this.work = work;
        this.coarse = coarse;
    }

    static StreamsConsumer of(
            Map<String, Object> settings,
            TopicIds topics,
            MissedEvents missed,
            Readings readings,
            Pace pace,
            CommittedWork work) {
        Map<String, Object> all = new HashMap<>(settings);
        boolean coarse = !pace.isBounded();
        if (!coarse) {
            all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        }
        return new StreamsConsumer(all, topics, missed, readings, pace, work, coarse);
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, forgetting(listener));
    }

    @Override
    public void subscribe(Pattern topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, forgetting(listener));
    }

    /** A partition that is taken from us begins at its committed offset when it comes back. */
    private ConsumerRebalanceListener forgetting(ConsumerRebalanceListener listener) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                listener.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                try {
                    listener.onPartitionsRevoked(partitions);
                } finally {
                    unreadable.keySet().removeAll(partitions);
                }
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                try {
                    listener.onPartitionsLost(partitions);
                } finally {
                    unreadable.keySet().removeAll(partitions);
                }
            }
        };
    }

    /** All that may throw comes before the poll, whose events must not be lost. */
    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        pace.check(coarse);
        if (System.nanoTime() - toldAt >= BETWEEN_READINGS) {
            tell();
        }
        return pace.isFull() ? pollOnly(Set.of(), timeout) : pollAtPace(timeout);
    }

    private ConsumerRecords<byte[], byte[]> pollAtPace(Duration timeout) {
        ConsumerRecords<byte[], byte[]> first = pollReadable(timeout);
        if (coarse && !pace.isBounded()) {
            return first;
        }
        List<ConsumerRecords<byte[], byte[]>> all = new ArrayList<>(List.of(first));
        boolean more = pace.handOut(first);
        while (more && all.size() < MOST_AT_ONCE) {
            more = addNext(all);
        }
        return PolledRecords.merged(all);
    }

    /**
     * What is fetched must not be lost for what a partition lacks: the next poll finds that too.
     */
    private boolean addNext(List<ConsumerRecords<byte[], byte[]>> all) {
        try {
            ConsumerRecords<byte[], byte[]> next = pollReadable(Duration.ZERO);
            all.add(next);
            return pace.handOut(next);
        } catch (InvalidOffsetException later) {
            return false;
        }
    }

    private ConsumerRecords<byte[], byte[]> pollReadable(Duration timeout) {
        if (!unreadable.isEmpty() && System.nanoTime() - triedAt >= BETWEEN_TRIES) {
            ConsumerRecords<byte[], byte[]> others = dropWhatWasFetched();
            if (!others.isEmpty()) {
                return others;
            }
        }
        while (true) {
            try {
                ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
                unreadable.keySet().removeAll(records.partitions());
                return records;
            } catch (KafkaException thrown) {
                TopicPartition partition = UnreadableBatches.partition(thrown, assignment());
                if (partition == null) {
                    throw thrown;
                }
                hold(partition, UnreadableBatches.why(thrown));
            }
        }
    }

    private void hold(TopicPartition partition, String why) {
        super.pause(Set.of(partition));
        unreadable.put(partition, new UnreadableBatch(super.position(partition), why));
        triedAt = System.nanoTime();
        tell();
    }

    /**
     * The disk may be sound again, or another broker lead: so what was fetched has to be fetched
     * again, and Kafka's consumer drops it only when it stands at another position.
     *
     * @return events of other partitions, if any were assigned just now
     */
    private ConsumerRecords<byte[], byte[]> dropWhatWasFetched() {
        Map<TopicPartition, UnreadableBatch> held = Map.copyOf(unreadable);
        held.forEach((partition, batch) -> super.seek(partition, batch.offset() + 1));
        super.resume(held.keySet());
        try {
            return PolledRecords.without(held.keySet(), pollOnly(held.keySet(), Duration.ZERO));
        } finally {
            triedAt = System.nanoTime();
            held.forEach(
                    (partition, batch) -> {
                        if (unreadable.containsKey(partition)) {
                            super.seek(partition, batch.offset());
                        }
                    });
        }
    }

    /** Polls with the other partitions paused, which leaves what was fetched of them in place. */
    private ConsumerRecords<byte[], byte[]> pollOnly(Set<TopicPartition> some, Duration timeout) {
        Set<TopicPartition> others = new HashSet<>(assignment());
        others.removeAll(some);
        others.removeAll(paused());
        super.pause(others);
        try {
            return super.poll(timeout);
        } finally {
            others.retainAll(assignment());
            super.resume(others);
        }
    }

    /** What is held stays so: Kafka Streams resumes a partition when it has worked off its own. */
    @Override
    public void resume(Collection<TopicPartition> partitions) {
        Set<TopicPartition> readable = new HashSet<>(partitions);
        readable.removeAll(unreadable.keySet());
        super.resume(readable);
    }

    /** Of what is held it is where it is held, even while it is being tried again. */
    @Override
    public long position(TopicPartition partition) {
        UnreadableBatch held = unreadable.get(partition);
        return held == null ? super.position(partition) : held.offset();
    }

    /** Without transactions; with them the producer commits. */
    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        super.commitSync(offsets);
        work.offsetsCommitted();
    }

    private void tell() {
        toldAt = System.nanoTime();
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : assignment()) {
            if (!hasBegun(partition)) {
                // What is wrong with its offset is told once, and could not be seen to yet.
                continue;
            }
            try {
                positions.put(partition, super.position(partition, Duration.ZERO));
            } catch (OffsetOutOfRangeException gone) {
                seeTo(gone);
            } catch (TimeoutException | NoOffsetForPartitionException notYet) {
                // It has none, which the next poll finds too, and sees to.
                positions.remove(partition);
            }
        }
        unreadable
                .entrySet()
                .removeIf(
                        held ->
                                positions.getOrDefault(held.getKey(), -1L)
                                        > held.getValue().offset());
        readings.tell(this, new Readings.Reading(positions, unreadable));
    }

    @Override
    public void close() {
        readings.forget(this);
        super.close();
    }

    @Override
    public void close(CloseOptions options) {
        readings.forget(this);
        super.close(options);
    }
}
