package org.newsmill.run;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.newsmill.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far the partitions go that are read here, and what holds them: asked of Kafka every few
 * seconds. No call waits for an answer, and what has no answer stays as it was known. Thread-safe.
 */
final class LogEnds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogEnds.class);

    /** A transaction may be open for a while; one that is short is nobody's business. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private final Supplier<Admin> connect;
    private final LongSupplier nanos;
    private final Map<TopicPartition, End> ends = new ConcurrentHashMap<>();
    private final Map<TopicPartition, OpenTransaction> open = new ConcurrentHashMap<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private Admin admin;

    /**
     * How far one partition goes.
     *
     * @param highWatermark the offset behind the last event that is there
     * @param lastStable the offset of the first event that a reader of committed events may not see
     *     yet, or the high watermark
     * @param askedAt by the clock, when that was asked
     * @param stableSince by the clock, since when the last stable offset is this
     */
    record End(long highWatermark, long lastStable, long askedAt, long stableSince) {

        boolean isHeld() {
            return highWatermark > lastStable;
        }
    }

    /**
     * @param connect gives a client, which is kept
     * @param nanos a clock as {@link System#nanoTime()}
     */
    LogEnds(Supplier<Admin> connect, LongSupplier nanos) {
        this.connect = connect;
        this.nanos = nanos;
    }

    static LogEnds of(KafkaClients clients) {
        return new LogEnds(clients::admin, System::nanoTime);
    }

    End of(TopicPartition partition) {
        return ends.get(partition);
    }

    /** The transaction that holds that partition, as far as it is known; else null. */
    OpenTransaction open(TopicPartition partition) {
        End end = ends.get(partition);
        if (end == null || !end.isHeld()) {
            return null;
        }
        OpenTransaction known = open.get(partition);
        return known != null && known.offset() == end.lastStable()
                ? known
                : OpenTransaction.at(end.lastStable());
    }

    /** Asks, unless the last answer is still to come; what cannot be asked stays unknown. */
    void ask(Set<TopicPartition> partitions) {
        ends.keySet().retainAll(partitions);
        open.keySet().retainAll(partitions);
        if (partitions.isEmpty() || !asking.compareAndSet(false, true)) {
            return;
        }
        try {
            askNow(connection(), partitions);
        } catch (RuntimeException | Error notAsked) {
            LOG.debug("The ends of {} cannot be asked for", partitions, notAsked);
            asking.set(false);
        }
    }

    private synchronized Admin connection() {
        if (admin == null) {
            admin = connect.get();
        }
        return admin;
    }

    private void askNow(Admin kafka, Set<TopicPartition> partitions) {
        long askedAt = nanos.getAsLong();
        ListOffsetsResult all = offsets(kafka, partitions, IsolationLevel.READ_UNCOMMITTED);
        ListOffsetsResult stable = offsets(kafka, partitions, IsolationLevel.READ_COMMITTED);
        CompletableFuture.allOf(
                        partitions.stream()
                                .map(
                                        partition ->
                                                offset(all, partition)
                                                        .thenAcceptBoth(
                                                                offset(stable, partition),
                                                                (high, last) ->
                                                                        remember(
                                                                                partition, high,
                                                                                last, askedAt)))
                                .toArray(CompletableFuture[]::new))
                .whenComplete(
                        (done, failed) -> {
                            asking.set(false);
                            partitions.forEach(partition -> askWhoHolds(kafka, partition));
                        });
    }

    private static ListOffsetsResult offsets(
            Admin kafka, Set<TopicPartition> partitions, IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        return kafka.listOffsets(latest, new ListOffsetsOptions(level));
    }

    private static CompletableFuture<Long> offset(
            ListOffsetsResult answers, TopicPartition partition) {
        return answers.partitionResult(partition)
                .toCompletionStage()
                .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .toCompletableFuture();
    }

    /** The second question may have been answered later than the first. */
    private void remember(TopicPartition partition, long high, long stable, long askedAt) {
        ends.compute(
                partition,
                (same, before) ->
                        new End(
                                Math.max(high, stable),
                                stable,
                                askedAt,
                                before != null && before.lastStable() == stable
                                        ? before.stableSince()
                                        : askedAt));
    }

    private void askWhoHolds(Admin kafka, TopicPartition partition) {
        End end = ends.get(partition);
        OpenTransaction known = open.get(partition);
        if (end == null
                || !end.isHeld()
                || end.askedAt() - end.stableSince() < LONG.toNanos()
                || known != null && known.offset() == end.lastStable()) {
            return;
        }
        kafka.describeProducers(List.of(partition))
                .partitionResult(partition)
                .whenComplete(
                        (state, failed) -> {
                            if (state != null) {
                                earliest(state.activeProducers())
                                        .ifPresent(it -> askItsName(kafka, partition, it));
                            }
                        });
    }

    private static Optional<ProducerState> earliest(List<ProducerState> producers) {
        return producers.stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .min(
                        Comparator.comparingLong(
                                producer -> producer.currentTransactionStartOffset().getAsLong()));
    }

    /** Whoever may not see the names of transactions is not told them. */
    private void askItsName(Admin kafka, TopicPartition partition, ProducerState producer) {
        long offset = producer.currentTransactionStartOffset().getAsLong();
        long id = producer.producerId();
        open.put(partition, new OpenTransaction(offset, id, null));
        kafka.listTransactions(new ListTransactionsOptions().filterProducerIds(Set.of(id)))
                .all()
                .whenComplete(
                        (listed, failed) -> {
                            if (listed != null && !listed.isEmpty()) {
                                String name = listed.iterator().next().transactionalId();
                                open.put(partition, new OpenTransaction(offset, id, name));
                            }
                        });
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
