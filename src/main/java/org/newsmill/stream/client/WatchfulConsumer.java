package org.newsmill.stream.client;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The streams' consumer, which passes over nothing in silence: neither a topic that was deleted and
 * made again, nor events that are gone before they are read. Not thread-safe.
 *
 * <p>A consumer keeps its position when its topic is made again, and so skips what lies below it.
 * It cannot read of the new topic before it has heard of it, with new metadata. So whenever it has,
 * the topic's id is asked for before anything that was fetched is handed on.
 */
class WatchfulConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(WatchfulConsumer.class);

    private static final String AFTER_A_LOST_TRANSACTION = "Active tasks corrupted";

    /** While fetched events wait for the answer; well within what a transaction lasts. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Kafka tells its deserialisers of new metadata, on whatever thread it came. */
    private static final class Listener extends ByteArrayDeserializer
            implements ClusterResourceListener {

        private final TopicIds topics;
        private final AtomicBoolean heard = new AtomicBoolean();

        Listener(TopicIds topics) {
            this.topics = topics;
        }

        @Override
        public void onUpdate(ClusterResource cluster) {
            if (cluster.clusterId() != null) {
                topics.cluster(cluster.clusterId());
            }
            heard.set(true);
        }
    }

    private final TopicIds topics;
    private final MissedEvents missed;
    private final Listener metadata;

    /** Whether a partition that was never read is read from its first event. */
    private final boolean isFromBeginning;

    private final Map<String, KafkaFuture<TopicDescription>> questions = new HashMap<>();

    /** Those whose offsets were compared with their topic. */
    private final Set<TopicPartition> begun = new HashSet<>();

    WatchfulConsumer(Map<String, Object> settings, TopicIds topics, MissedEvents missed) {
        this(settings, topics, missed, new Listener(topics));
    }

    private WatchfulConsumer(
            Map<String, Object> settings, TopicIds topics, MissedEvents missed, Listener metadata) {
        super(withoutReset(settings), new ByteArrayDeserializer(), metadata);
        this.topics = topics;
        this.missed = missed;
        this.metadata = metadata;
        this.isFromBeginning =
                "earliest".equals(settings.get(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG));
    }

    /**
     * So that a consumer without a valid position says so instead of moving on. Where it has none
     * at all Kafka Streams moves it, as its own {@code auto.offset.reset} says.
     */
    private static Map<String, Object> withoutReset(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return all;
    }

    /** See {@link RewindingClients}. */
    @Override
    public void enforceRebalance(String reason) {
        if (AFTER_A_LOST_TRANSACTION.equals(reason)) {
            throw new TaskMigratedException("a transaction was lost");
        }
        super.enforceRebalance(reason);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = super.poll(timeout);
        } catch (OffsetOutOfRangeException gone) {
            seeTo(gone);
            return ConsumerRecords.empty();
        }
        checkTopics(records.isEmpty() ? Duration.ZERO : ANSWER);
        return records;
    }

    /**
     * Whether its committed offset was compared with its topic, as it is before its first event.
     */
    final boolean hasBegun(TopicPartition partition) {
        return begun.contains(partition);
    }

    /** Kafka says it once to whoever asks for a position, so whoever hears it has to call this. */
    final void seeTo(OffsetOutOfRangeException gone) {
        metadata.heard.set(true);
        checkTopics(PATIENCE);
        moveOn(gone);
    }

    /**
     * An answer that takes longer than that is looked at after a later poll: a broker that is slow
     * to answer should not hold up its events. In the worst case some are then written twice.
     *
     * @throws TaskMigratedException after which Kafka Streams begins with the committed offsets
     */
    private void checkTopics(Duration patience) {
        if (metadata.heard.getAndSet(false)) {
            Set<String> read = new HashSet<>();
            assignment().forEach(partition -> read.add(partition.topic()));
            // In place of an older question, whose answer would be of an older time.
            read.forEach(topic -> questions.put(topic, topics.question(topic)));
        }
        questions.entrySet().removeIf(asked -> isDone(asked.getKey(), asked.getValue(), patience));
    }

    private boolean isDone(
            String topic, KafkaFuture<TopicDescription> question, Duration patience) {
        Uuid now;
        try {
            now = TopicIds.answer(question, patience);
        } catch (TimeoutException late) {
            LOG.debug("It is not known yet whether {} is the same topic", topic, late);
            if (question.isDone()) {
                metadata.heard.set(true);
            }
            return question.isDone();
        }
        for (TopicPartition partition : assignment()) {
            if (partition.topic().equals(topic) && topics.wasAnother(partition, now)) {
                questions.clear();
                throw new TaskMigratedException(
                        "the topic " + topic + " was deleted and made again");
            }
        }
        return true;
    }

    /** Kafka Streams asks this once for each task, before the task's first event. */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        Map<String, Uuid> ids = new HashMap<>();
        super.committed(partitions)
                .forEach(
                        (partition, offset) -> {
                            Uuid now = ids.computeIfAbsent(partition.topic(), topics::now);
                            offsets.put(partition, ofThisTopic(partition, offset, now));
                        });
        return offsets;
    }

    private OffsetAndMetadata ofThisTopic(
            TopicPartition partition, OffsetAndMetadata offset, Uuid now) {
        boolean again =
                offset == null
                        ? topics.wasAnother(partition, now)
                        : topics.isOfAnother(offset, now);
        long beginning = again ? beginningOffsets(List.of(partition)).get(partition) : 0;
        topics.reads(partition, now);
        begun.add(partition);
        if (again) {
            LOG.warn(
                    "The topic {} was deleted and made again since {} was read last: it is read"
                            + " from its beginning. What the old topic held and was not read is"
                            + " lost",
                    partition.topic(),
                    partition);
            missed.forget(partition);
            goOnAt(partition, beginning);
            return null;
        }
        if (offset == null && isFromBeginning) {
            beginAtBeginning(partition);
        }
        return offset == null ? null : MarkedOffset.unmarked(offset);
    }

    /**
     * Commits it before the first event: an outage may come before that one is done, and what
     * retention removes meanwhile would be missed by nobody. It waits for the answer, since a
     * commit on its way must not overtake that of the first transaction.
     */
    private void beginAtBeginning(TopicPartition partition) {
        long beginning = beginningOffsets(List.of(partition), PATIENCE).get(partition);
        seek(partition, beginning);
        try {
            super.commitSync(
                    topics.marked(Map.of(partition, new OffsetAndMetadata(beginning))), PATIENCE);
        } catch (CommitFailedException | RebalanceInProgressException shared) {
            LOG.debug("{} is about to be another's", partition, shared);
        }
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        super.commitSync(topics.marked(offsets));
    }

    /** Commits it too, for the next event of that partition may be long in coming. */
    private void goOnAt(TopicPartition partition, long beginning) {
        seek(partition, beginning);
        commitAsync(
                topics.marked(Map.of(partition, new OffsetAndMetadata(beginning))),
                (offsets, failed) -> {
                    if (failed != null) {
                        LOG.debug("{} are committed with the next event", offsets, failed);
                    }
                });
    }

    private void moveOn(OffsetOutOfRangeException gone) {
        Map<TopicPartition, Long> positions = new HashMap<>(gone.offsetOutOfRangePartitions());
        // Of the others it is not known yet whether the offsets are of this topic at all.
        positions.keySet().retainAll(begun);
        Map<TopicPartition, Long> beginnings;
        try {
            beginnings = beginningOffsets(positions.keySet(), PATIENCE);
        } catch (TimeoutException notNow) {
            LOG.debug("The next poll finds the same offsets gone", notNow);
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> cuts =
                gone instanceof LogTruncationException cut ? cut.divergentOffsets() : Map.of();
        positions.forEach(
                (partition, next) ->
                        moveOn(partition, next, beginnings.get(partition), cuts.get(partition)));
    }

    private void moveOn(
            TopicPartition partition, long next, long beginning, OffsetAndMetadata cut) {
        if (next < beginning) {
            missed.tell(partition, next, beginning);
            goOnAt(partition, beginning);
        } else if (cut != null) {
            LOG.warn(
                    "Kafka has lost the end of {}, from offset {} on, which had been read up to"
                            + " {}; reading goes on at {}, with what was published since",
                    partition,
                    cut.offset(),
                    next - 1,
                    cut.offset());
            seek(partition, cut);
        } else {
            LOG.warn(
                    "{} was read up to offset {}, and now ends before that: Kafka has lost its end,"
                            + " or the offset was set by hand. It is read again from its oldest"
                            + " event, at offset {}, so that nothing is missed; ids tell the"
                            + " records that are written a second time",
                    partition,
                    next - 1,
                    beginning);
            seek(partition, beginning);
        }
    }
}
