package org.newsmill.run;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far the whole group is behind the end of the raw topic, whoever reads its partitions, and
 * which topics are missing: asked of Kafka every few seconds. No call waits for an answer, and what
 * has no answer stays as it was known. Thread-safe.
 */
final class GroupLag implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(GroupLag.class);

    private final Supplier<Admin> connect;
    private final String group;
    private final List<String> topics;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Behind> partitions = new ConcurrentHashMap<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Set<String> missing = Set.of();
    private volatile long completeAt;
    private Admin admin;
    private boolean closed;

    /**
     * How far the group is behind in one partition. Immutable.
     *
     * @param committed the offset that the next start would begin at
     * @param end the offset after the last event that is there
     * @param endThen the end when the group has last committed something there, as far as it was
     *     seen
     * @param behindSince by the clock, since when there is more than at that time; 0 if there is
     *     not
     */
    record Behind(long committed, long end, long endThen, long behindSince) {

        long lag() {
            return Math.max(0, end - committed);
        }

        Behind then(long nowCommitted, long nowEnd, long now) {
            if (nowCommitted != committed || nowEnd < endThen || nowCommitted >= nowEnd) {
                return new Behind(nowCommitted, nowEnd, nowEnd, 0);
            }
            boolean more = nowEnd > endThen;
            return new Behind(
                    committed,
                    nowEnd,
                    endThen,
                    behindSince == 0 && more ? Math.max(1, now) : behindSince);
        }
    }

    /**
     * @param connect gives a client, which is kept
     * @param topics that must be there, the raw topic first
     * @param nanos a clock as {@link System#nanoTime()}
     */
    GroupLag(Supplier<Admin> connect, String group, List<String> topics, LongSupplier nanos) {
        this.connect = connect;
        this.group = group;
        this.topics = List.copyOf(topics);
        this.nanos = nanos;
        this.completeAt = nanos.getAsLong();
    }

    /** By partition of the raw topic, as far as it is known. */
    Map<TopicPartition, Behind> partitions() {
        return Map.copyOf(partitions);
    }

    /** Those that were not there when it was last asked. */
    Set<String> missing() {
        return missing;
    }

    /** Whether topics have been missing for so long that whoever took them does not bring them. */
    boolean isMissingForLong() {
        return !missing.isEmpty() && nanos.getAsLong() - completeAt > LONG.toNanos();
    }

    /**
     * For how long events have come to a partition and none was committed; a lower bound. What was
     * there before the first question does not count, since it may be markers of transactions,
     * which nobody commits.
     *
     * @return seconds, 0 if it is not so
     */
    long stalledSeconds(TopicPartition partition) {
        Behind behind = partitions.get(partition);
        return behind == null || behind.behindSince() == 0
                ? 0
                : Duration.ofNanos(nanos.getAsLong() - behind.behindSince()).toSeconds();
    }

    /** Asks, unless the last answer is still to come. */
    void ask() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        try {
            Admin kafka = connection();
            if (kafka != null) {
                ask(kafka);
            }
        } catch (RuntimeException | Error notAsked) {
            LOG.debug("The group's lag cannot be asked for", notAsked);
            asking.set(false);
        }
    }

    private synchronized Admin connection() {
        if (admin == null && !closed) {
            admin = connect.get();
        }
        return admin;
    }

    private void ask(Admin kafka) {
        DescribeTopicsResult described = kafka.describeTopics(topics);
        Map<String, KafkaFuture<TopicDescription>> answers = described.topicNameValues();
        answers.get(topics.get(0))
                .toCompletionStage()
                .thenCompose(raw -> askOffsets(kafka, raw))
                .whenComplete(
                        (done, failed) -> {
                            if (failed != null) {
                                LOG.debug("The group's lag is not known", failed);
                            }
                            asking.set(false);
                        });
        KafkaFuture.allOf(answers.values().toArray(KafkaFuture<?>[]::new))
                .whenComplete((all, failed) -> rememberMissing(missing(answers)));
    }

    private void rememberMissing(Set<String> now) {
        missing = now;
        if (now.isEmpty()) {
            completeAt = nanos.getAsLong();
        }
    }

    /** What has no answer is not known to be missing. */
    private static Set<String> missing(Map<String, KafkaFuture<TopicDescription>> answers) {
        Set<String> missing = new TreeSet<>();
        answers.forEach(
                (topic, answer) ->
                        answer.whenComplete(
                                (there, failed) -> {
                                    if (isMissing(failed)) {
                                        missing.add(topic);
                                    }
                                }));
        return Set.copyOf(missing);
    }

    private static boolean isMissing(Throwable failed) {
        return failed instanceof UnknownTopicOrPartitionException
                || failed instanceof CompletionException
                        && failed.getCause() instanceof UnknownTopicOrPartitionException;
    }

    private CompletableFuture<Void> askOffsets(Admin kafka, TopicDescription raw) {
        List<TopicPartition> all =
                raw.partitions().stream()
                        .map(each -> new TopicPartition(raw.name(), each.partition()))
                        .toList();
        partitions.keySet().retainAll(all);
        CompletableFuture<Map<TopicPartition, Long>> ends =
                offsets(kafka, all, OffsetSpec.latest());
        return kafka.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .toCompletableFuture()
                .thenCompose(committed -> begun(kafka, all, committed))
                .thenAcceptBoth(ends, this::remember);
    }

    /** Who has committed nothing in a partition begins with its oldest event. */
    private static CompletableFuture<Map<TopicPartition, Long>> begun(
            Admin kafka,
            List<TopicPartition> all,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        all.forEach(
                partition -> {
                    OffsetAndMetadata offset = committed.get(partition);
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
        List<TopicPartition> others =
                all.stream().filter(partition -> !offsets.containsKey(partition)).toList();
        if (others.isEmpty()) {
            return CompletableFuture.completedFuture(offsets);
        }
        return offsets(kafka, others, OffsetSpec.earliest())
                .thenApply(
                        beginnings -> {
                            offsets.putAll(beginnings);
                            return offsets;
                        });
    }

    private static CompletableFuture<Map<TopicPartition, Long>> offsets(
            Admin kafka, Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        ListOffsetsResult answers = kafka.listOffsets(asked);
        return answers.all()
                .toCompletionStage()
                .thenApply(
                        all -> {
                            Map<TopicPartition, Long> offsets = new HashMap<>();
                            all.forEach((each, at) -> offsets.put(each, at.offset()));
                            return offsets;
                        })
                .toCompletableFuture();
    }

    private void remember(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        long now = nanos.getAsLong();
        ends.forEach(
                (partition, end) -> {
                    long done = committed.getOrDefault(partition, end);
                    partitions.compute(
                            partition,
                            (same, before) ->
                                    before == null
                                            ? new Behind(done, end, end, 0)
                                            : before.then(done, end, now));
                });
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
