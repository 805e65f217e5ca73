package org.newsmill.run;

import org.apache.kafka.common.errors.TimeoutException;
import org.newsmill.kafka.SetupException;
import org.newsmill.topic.TopicKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The set-up of the topics in the background. If Kafka is away, that is an outage like any other:
 * told at once, and tried again until Kafka is there. Thread-safe.
 */
final class SetUp {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A client gives up much later; a person who waits should know earlier why. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);

    private final TopicKeeper topics;
    private final OutageWatch watch;
    private final ScheduledExecutorService background;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private KafkaAway away;
    private Runnable done;
    private Consumer<Throwable> failed;
    private long begunAt;

    SetUp(TopicKeeper topics, OutageWatch watch, ScheduledExecutorService background) {
        this.topics = topics;
        this.watch = watch;
        this.background = background;
    }

    /**
     * Begins, once.
     *
     * @param whileAway what happens if Kafka is away
     * @param whenDone runs once the topics are set up
     * @param whenFailed hears what only another set-up helps against
     */
    synchronized void begin(
            KafkaAway whileAway, Runnable whenDone, Consumer<Throwable> whenFailed) {
        away = whileAway;
        done = whenDone;
        failed = whenFailed;
        begunAt = System.nanoTime();
        background.execute(this::attempt);
    }

    private void attempt() {
        try {
            topics.setUp();
            watch.look(Sight.NOTHING);
            done.run();
            watch.over();
        } catch (RuntimeException | Error unable) {
            if (background.isShutdown()) {
                LOG.debug("The set-up ends, since the processor is closed", unable);
            } else if (away == KafkaAway.WAIT && Passing.mayPass(unable)) {
                watch.failed(unable);
                attemptLater();
            } else {
                failed.accept(unable);
            }
        }
    }

    private void attemptLater() {
        try {
            background.schedule(this::attempt, backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("The set-up is not tried again", closing);
        }
    }

    /** Tells of a set-up that takes long; to be called about every second. */
    synchronized void look() {
        boolean silent = System.nanoTime() - begunAt < SILENCE.toNanos();
        if (away == KafkaAway.WAIT && !silent && !watch.isOutage()) {
            String what = topics.noAnswerYet();
            watch.failed(new SetupException(what, new TimeoutException(what)));
        }
        watch.look(Sight.NOTHING);
    }
}
