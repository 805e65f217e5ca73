package org.newsmill.run;

import org.apache.kafka.common.TopicPartition;
import org.newsmill.stream.client.CommittedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells an operator when the processor is ready, what it reads, and how it ended. In a process that
 * does other things as well, that process has the word. Thread-safe.
 */
final class LifeLog {

    private static final Comparator<TopicPartition> BY_NUMBER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private static final String NOT_ALL =
            "not everything in hand could be committed; it is read again at the next start, and"
                    + " nothing is lost";

    private static final Logger LOG = LoggerFactory.getLogger(LifeLog.class);

    private final long begunAt = System.nanoTime();
    private volatile Level level = Level.DEBUG;
    private Set<TopicPartition> told;
    private long recordsThen;
    private long lettersThen;
    private long beatAt = begunAt;

    /** The processor is what this process is there for. */
    void aloud() {
        level = Level.INFO;
    }

    /** The streams are at work on those partitions. Tells it if it is news. */
    synchronized void working(Set<TopicPartition> partitions) {
        if (partitions.equals(told)) {
            return;
        }
        String reads =
                partitions.isEmpty()
                        ? "reads no partition, since other instances have them all or will hand"
                                + " some on"
                        : "reads " + names(partitions);
        if (told == null) {
            LOG.atLevel(level).log("Ready after {}: {}", words(since(begunAt)), reads);
        } else {
            LOG.atLevel(level).log("Partitions were shared out again: now {}", reads);
        }
        told = Set.copyOf(partitions);
    }

    private static String names(Set<TopicPartition> partitions) {
        Set<TopicPartition> sorted = new TreeSet<>(BY_NUMBER);
        sorted.addAll(partitions);
        return sorted.stream().map(TopicPartition::toString).collect(Collectors.joining(", "));
    }

    /**
     * A minute has passed. Tells of it if there was work, or is some.
     *
     * @param lag how many events wait
     */
    synchronized void beat(CommittedWork work, long lag) {
        long records = work.records();
        long letters = work.letters();
        long now = System.nanoTime();
        if (records > recordsThen || letters > lettersThen || lag > 0) {
            double seconds = Math.max(1, (now - beatAt) / 1e9);
            LOG.atLevel(level)
                    .log(
                            "At work: in {} {} ({}/s) and {}; {} to go",
                            words(Duration.ofNanos(now - beatAt)),
                            count(records - recordsThen, "article", "articles"),
                            "%,.1f".formatted((records - recordsThen) / seconds),
                            count(letters - lettersThen, "dead letter", "dead letters"),
                            count(lag, "event", "events"));
        }
        recordsThen = records;
        lettersThen = letters;
        beatAt = now;
    }

    /**
     * The processor begins to stop.
     *
     * @param why completes "stops: …"
     */
    void stops(String why, Duration longest) {
        LOG.atLevel(level)
                .log(
                        "Stops: {}. What is in hand is committed, within {} s",
                        why,
                        longest.toSeconds());
    }

    /**
     * The processor has stopped.
     *
     * @param inTime whether all threads have ended
     */
    void stopped(Duration took, boolean inTime, CommittedWork work) {
        boolean all = inTime && !work.givenUp();
        LOG.atLevel(all ? level : Level.WARN)
                .log(
                        "Stopped within {}: {}. Committed in {}: {} and {}",
                        words(took),
                        all ? "everything in hand was committed" : NOT_ALL,
                        words(since(begunAt)),
                        count(work.records(), "article", "articles"),
                        count(work.letters(), "dead letter", "dead letters"));
    }

    /** The processor has stopped before it had begun to work. */
    void stoppedEarly(String why) {
        LOG.atLevel(level).log("Stopped: {}. Nothing was read yet", why);
    }

    private static Duration since(long then) {
        return Duration.ofNanos(System.nanoTime() - then);
    }

    private static String count(long count, String one, String many) {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }

    /** Tenths of a second up to a minute, then hours, minutes, seconds. */
    static String words(Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return time.toMillis() / 1_000 + "." + time.toMillis() % 1_000 / 100 + " s";
        }
        return "%d:%02d:%02d h"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
