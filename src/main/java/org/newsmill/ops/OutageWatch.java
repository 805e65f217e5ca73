package org.newsmill.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.TopicPartition;
import org.newsmill.stream.RefusedRecordException;
import org.newsmill.stream.RegistryAwayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Knows when there is an outage and tells a person: one line when it begins, one a minute while it
 * lasts, one when it ends. It begins when a stream thread dies, when there is no connection to
 * Kafka, or when events wait and nothing is committed; it ends when the events that waited are
 * committed. Thread-safe.
 *
 * <ul>
 *   <li>{@code newsmill.outage}: 1 while there is one, else 0
 *   <li>{@code newsmill.outages}: how many there were
 *   <li>{@code newsmill.thread.restarts}: how often a stream thread was replaced
 * </ul>
 */
final class OutageWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OutageWatch.class);

    /** Short breaks are the clients' own business. */
    private static final Duration PATIENCE_WITH_CONNECTION = Duration.ofSeconds(5);

    /** A commit every 100 ms is usual; in place the registry is waited for up to 8 s. */
    private static final Duration PATIENCE_WITH_COMMIT = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    /** Where nothing waits, so long without another fault counts as over. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final LongSupplier nanos;
    private final Counter outages;
    private final Counter restarts;

    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Long> waitingSince = new HashMap<>();
    private final Map<TopicPartition, Long> committedAtFault = new HashMap<>();
    private long connectedAt;
    private long faultAt;
    private long begunAt;
    private long toldAt;
    private String cause;

    /**
     * @param nanos a clock as {@link System#nanoTime()}
     * @param meters where the metrics go
     */
    OutageWatch(LongSupplier nanos, MeterRegistry meters) {
        this.nanos = nanos;
        this.connectedAt = nanos.getAsLong();
        this.outages =
                Counter.builder("newsmill.outages")
                        .description("Outages of Kafka or the registry")
                        .register(meters);
        this.restarts =
                Counter.builder("newsmill.thread.restarts")
                        .description("Stream threads that died and were replaced")
                        .register(meters);
        Gauge.builder("newsmill.outage", this, watch -> watch.isOutage() ? 1 : 0)
                .description("1 while Kafka or the registry does not serve us, else 0")
                .register(meters);
    }

    synchronized boolean isOutage() {
        return cause != null;
    }

    /** What is wrong, for a person; null where nothing is. */
    synchronized String cause() {
        return cause;
    }

    /** A stream thread ends; it will be replaced. */
    synchronized void threadDied(Throwable thrown) {
        restarts.increment();
        fault(describe(thrown));
    }

    /** Something else failed that only time or an operator can mend. */
    synchronized void failed(Throwable thrown) {
        fault(describe(thrown));
    }

    /**
     * An attempt to end the outage failed. It begins none, for the outage may have ended meanwhile,
     * and it does not make the outage last, for that may end without it.
     */
    synchronized void notMended(Throwable thrown) {
        if (cause != null) {
            cause = describe(thrown);
        }
    }

    /** Looks again; to be called about every second. */
    synchronized void look(Sight sight) {
        long now = nanos.getAsLong();
        remember(sight, now);
        String fault = faultSeen(sight, now);
        if (fault != null) {
            fault(fault);
        } else if (cause != null && isOver(sight, now)) {
            over();
        }
        if (cause != null && now - toldAt >= BETWEEN_LINES.toNanos()) {
            LOG.warn("The outage goes on, for {} s now: {}", secondsSince(begunAt), cause);
            toldAt = now;
        }
    }

    /** Whatever was wrong is so no longer. */
    synchronized void over() {
        if (cause != null) {
            LOG.info("The outage is over after {} s; work goes on", secondsSince(begunAt));
            cause = null;
        }
    }

    private void fault(String what) {
        faultAt = nanos.getAsLong();
        committedAtFault.putAll(committed);
        if (cause == null) {
            begunAt = faultAt;
            toldAt = faultAt;
            outages.increment();
            LOG.warn(
                    "Outage: {}. Nothing is lost, events wait, and work goes on by itself when it"
                            + " is over",
                    what);
        }
        cause = what;
    }

    private void remember(Sight sight, long now) {
        if (sight.connected()) {
            connectedAt = now;
        }
        waitingSince.keySet().retainAll(sight.seen().keySet());
        for (TopicPartition partition : sight.seen().keySet()) {
            long before = committed.getOrDefault(partition, -1L);
            if (!sight.waits(partition)) {
                waitingSince.remove(partition);
            } else if (sight.committed(partition) > before) {
                waitingSince.put(partition, now);
            } else {
                waitingSince.putIfAbsent(partition, now);
            }
            committed.merge(partition, sight.committed(partition), Math::max);
        }
    }

    private String faultSeen(Sight sight, long now) {
        if (now - connectedAt >= PATIENCE_WITH_CONNECTION.toNanos()) {
            return "there is no connection to Kafka";
        }
        for (Map.Entry<TopicPartition, Long> waiting : waitingSince.entrySet()) {
            if (now - waiting.getValue() >= PATIENCE_WITH_COMMIT.toNanos()) {
                return cause != null
                        ? cause
                        : "events wait in "
                                + waiting.getKey()
                                + ", and none was committed for "
                                + PATIENCE_WITH_COMMIT.toSeconds()
                                + " s";
            }
        }
        return null;
    }

    private boolean isOver(Sight sight, long now) {
        if (!sight.running() || !sight.connected()) {
            return false;
        }
        boolean progress = false;
        for (TopicPartition partition : sight.seen().keySet()) {
            boolean committedMore =
                    sight.committed(partition) > committedAtFault.getOrDefault(partition, -1L);
            if (sight.waits(partition) && !committedMore) {
                return false;
            }
            progress |= committedMore;
        }
        return progress || now - faultAt >= QUIET.toNanos();
    }

    private long secondsSince(long then) {
        return Duration.ofNanos(nanos.getAsLong() - then).toSeconds();
    }

    private static String describe(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null
                && !(root instanceof RegistryAwayException)
                && !(root instanceof RefusedRecordException)
                && !(root instanceof SetupException)) {
            root = root.getCause();
        }
        String message =
                root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.replaceAll("\\R", " ");
    }
}
