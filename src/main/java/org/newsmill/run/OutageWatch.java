package org.newsmill.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.TopicPartition;
import org.newsmill.meter.Meters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Knows when there is an outage and tells a person: one line when it begins, one a minute while it
 * lasts, one when it ends, and one for each other cause that comes up meanwhile. It begins when a
 * stream thread dies, when there is no connection to Kafka, when events wait and nothing is
 * committed, or when something is seen that holds a partition; it ends when the events that waited
 * are committed. Thread-safe.
 */
final class OutageWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OutageWatch.class);

    /** Short breaks are the clients' own business. */
    private static final Duration PATIENCE_WITH_CONNECTION = Duration.ofSeconds(5);

    /** A commit every 100 ms is usual; in place the registry is waited for up to 8 s. */
    private static final Duration PATIENCE_WITH_COMMIT = Duration.ofSeconds(15);

    /** A transaction of a producer's may last a while; then it holds us up. */
    private static final Duration PATIENCE_WITH_PRODUCERS = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    /** Where nothing waits, so long without another fault counts as over. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final String group;
    private final LongSupplier nanos;
    private final Counter outages;
    private final Counter restarts;
    private final MeterRegistry meters;

    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Long> progress = new HashMap<>();
    private final Map<TopicPartition, Long> waitingSince = new HashMap<>();
    private final Map<TopicPartition, Long> committedAtFault = new HashMap<>();
    private final Set<OutageKind> told = EnumSet.noneOf(OutageKind.class);
    private long connectedAt;
    private long faultAt;
    private long begunAt;
    private long toldAt;
    private Cause cause;

    /**
     * @param group whose offsets say what is done
     * @param nanos a clock as {@link System#nanoTime()}
     * @param meters where the metrics go
     */
    OutageWatch(String group, LongSupplier nanos, MeterRegistry meters) {
        this.group = group;
        this.nanos = nanos;
        this.connectedAt = nanos.getAsLong();
        this.outages = Meters.OUTAGES.counter(meters);
        this.meters = meters;
        this.restarts = Meters.THREAD_RESTARTS.counter(meters);
        for (OutageKind kind : OutageKind.values()) {
            Meters.OUTAGE_CAUSES.counter(meters, kind.label());
        }
        Meters.OUTAGE.gauge(meters, this, watch -> watch.isOutage() ? 1 : 0);
    }

    synchronized boolean isOutage() {
        return cause != null;
    }

    /** Whether only another process can end it. */
    synchronized boolean needsRestart() {
        return cause != null && cause.kind().needsRestart();
    }

    /** For how many seconds events of a partition wait by now, and none was done. */
    synchronized Map<TopicPartition, Long> stalls() {
        Map<TopicPartition, Long> stalls = new HashMap<>();
        waitingSince.forEach((partition, since) -> stalls.put(partition, secondsSince(since)));
        return stalls;
    }

    /** What is wrong; null where nothing is. */
    synchronized Cause outage() {
        return cause;
    }

    /** What is wrong, for a person; null where nothing is. */
    synchronized String cause() {
        return cause == null ? null : cause.what();
    }

    /** A stream thread ends; it will be replaced. */
    synchronized void threadDied(Throwable thrown) {
        restarts.increment();
        fault(Cause.of(thrown));
    }

    /** Something else failed that only time or an operator can fix. */
    synchronized void failed(Throwable thrown) {
        fault(Cause.of(thrown));
    }

    /**
     * An attempt to end the outage failed. It begins none, for the outage may have ended meanwhile,
     * and it does not make the outage last, for that may end without it.
     */
    synchronized void notFixed(Throwable thrown) {
        if (cause != null) {
            cause = Cause.of(thrown);
            tellOfAnotherKind();
        }
    }

    /** Looks again; to be called about every second. */
    synchronized void look(Sight sight) {
        long now = nanos.getAsLong();
        remember(sight, now);
        Cause fault = faultSeen(sight, now);
        if (fault != null) {
            fault(fault);
        } else if (cause != null && isOver(sight, now)) {
            over();
        }
        if (cause != null && now - toldAt >= BETWEEN_LINES.toNanos()) {
            LOG.warn(
                    "The outage goes on, for {} s now: {}. {}",
                    secondsSince(begunAt),
                    cause.what(),
                    cause.then());
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

    private void fault(Cause what) {
        faultAt = nanos.getAsLong();
        committedAtFault.putAll(committed);
        boolean begins = cause == null;
        cause = needsRestart() ? cause : what;
        if (begins) {
            begunAt = faultAt;
            toldAt = faultAt;
            outages.increment();
            told.clear();
            tellFirst(cause.kind());
            LOG.warn("Outage: {}. {}", cause.what(), cause.then());
        } else {
            tellOfAnotherKind();
        }
    }

    /** Whether that kind was not told of in this outage. */
    private boolean tellFirst(OutageKind kind) {
        boolean first = told.add(kind);
        if (first) {
            Meters.OUTAGE_CAUSES.counter(meters, kind.label()).increment();
        }
        return first;
    }

    private void tellOfAnotherKind() {
        if (tellFirst(cause.kind())) {
            LOG.warn("The outage has another cause now: {}. {}", cause.what(), cause.then());
        }
    }

    private void remember(Sight sight, long now) {
        if (sight.connected()) {
            connectedAt = now;
        }
        waitingSince.keySet().retainAll(sight.partitions().keySet());
        progress.keySet().retainAll(sight.partitions().keySet());
        sight.partitions()
                .forEach(
                        (partition, standing) -> {
                            Long before = progress.put(partition, standing.progress());
                            if (!standing.waits()) {
                                waitingSince.remove(partition);
                            } else if (before != null && standing.progress() > before) {
                                waitingSince.put(partition, now);
                            } else {
                                waitingSince.putIfAbsent(partition, now);
                            }
                            committed.merge(partition, standing.committed(), Math::max);
                        });
    }

    private Cause faultSeen(Sight sight, long now) {
        if (now - connectedAt >= PATIENCE_WITH_CONNECTION.toNanos()) {
            return Cause.noConnection();
        }
        Cause held = heldUp(sight, now);
        if (held != null) {
            return held;
        }
        for (Map.Entry<TopicPartition, Long> waiting : waitingSince.entrySet()) {
            if (now - waiting.getValue() >= PATIENCE_WITH_COMMIT.toNanos()) {
                if (sight.tooSlow() != null) {
                    return Cause.slow(sight.tooSlow());
                }
                return cause != null ? cause : stuck(sight, waiting.getKey());
            }
        }
        return null;
    }

    private static Cause stuck(Sight sight, TopicPartition partition) {
        Sight.Standing standing = sight.partitions().get(partition);
        long seconds = PATIENCE_WITH_COMMIT.toSeconds();
        return standing.isFetchedWaiting()
                ? Cause.noCommit(partition, seconds)
                : Cause.notReadable(partition, standing.position(), seconds);
    }

    /** What holds a partition up that no thread dies of. */
    private Cause heldUp(Sight sight, long now) {
        Cause found = null;
        for (Map.Entry<TopicPartition, Sight.Standing> each : sight.partitions().entrySet()) {
            TopicPartition partition = each.getKey();
            Sight.Standing standing = each.getValue();
            if (standing.unreadable() != null) {
                return Cause.unreadable(group, partition, standing.unreadable());
            }
            Long since = waitingSince.get(partition);
            if (standing.isHeld()
                    && since != null
                    && now - since >= PATIENCE_WITH_PRODUCERS.toNanos()) {
                found =
                        Cause.openTransaction(
                                partition, standing.open(), standing.end().highWatermark());
            }
        }
        return found;
    }

    private boolean isOver(Sight sight, long now) {
        if (!sight.running() || !sight.connected()) {
            return false;
        }
        boolean progressed = false;
        for (Map.Entry<TopicPartition, Sight.Standing> each : sight.partitions().entrySet()) {
            Sight.Standing standing = each.getValue();
            boolean committedMore =
                    standing.committed() > committedAtFault.getOrDefault(each.getKey(), -1L);
            if (!committedMore && (standing.waits() || !standing.isKnownSince(faultAt))) {
                return false;
            }
            progressed |= committedMore;
        }
        return progressed || now - faultAt >= QUIET.toNanos();
    }

    private long secondsSince(long then) {
        return Duration.ofNanos(nanos.getAsLong() - then).toSeconds();
    }
}
