package org.newsmill.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.newsmill.stream.ClientSettings;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.NewsmillConfig;
import org.newsmill.stream.RecordLimits;
import org.newsmill.stream.RegistryRefusedException;
import org.newsmill.stream.RewindingClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The processor as it runs: topics seen to, streams started, threads replaced after an outage with
 * growing back-off, for ever. Thread-safe.
 */
public final class NewsProcessor implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final int MENDING_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(NewsProcessor.class);

    private final NewsmillConfig config;
    private final MeterRegistry meters;
    private final OutageWatch watch;
    private final AtomicReference<RecordLimits> limits;
    private final KafkaStreams streams;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private final ScheduledExecutorService background = threads(2, "newsmill-background");

    /** Apart from what may wait for Kafka: during an outage it has to be told that there is one. */
    private final ScheduledExecutorService looking = threads(1, "newsmill-watch");

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Throwable failure;

    private NewsProcessor(NewsmillConfig config, MeterRegistry meters, RecordLimits limits) {
        this.config = config;
        this.meters = meters;
        this.watch = new OutageWatch(System::nanoTime, meters);
        this.limits = new AtomicReference<>(limits);
        this.streams =
                new KafkaStreams(
                        NewsTopology.of(config, this.limits::get, Clock.systemUTC(), meters).get(),
                        new ClientSettings(config).streams(limits),
                        new RewindingClients());
    }

    private static ScheduledExecutorService threads(int count, String name) {
        return Executors.newScheduledThreadPool(
                count,
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Creates or checks the topics, then starts the streams; counts in a registry of its own.
     *
     * @throws SetupException where Kafka or its topics do not serve
     */
    public static NewsProcessor start(NewsmillConfig config) {
        return start(config, new SimpleMeterRegistry());
    }

    /**
     * Creates or checks the topics, then starts the streams.
     *
     * @param meters where articles, rejections and outages are counted
     * @throws SetupException where Kafka or its topics do not serve
     */
    public static NewsProcessor start(NewsmillConfig config, MeterRegistry meters) {
        NewsProcessor processor = new NewsProcessor(config, meters, topicLimits(config));
        processor.start();
        return processor;
    }

    private static RecordLimits topicLimits(NewsmillConfig config) {
        try (Admin admin = Admin.create(new ClientSettings(config).admin())) {
            return new TopicSetup(admin, config).ensure();
        }
    }

    private void start() {
        streams.setUncaughtExceptionHandler(this::onThreadDeath);
        streams.setStateListener(
                (now, before) -> {
                    if (now == KafkaStreams.State.RUNNING) {
                        running.countDown();
                    }
                    if (now.hasCompletedShutdown()) {
                        ended.countDown();
                    }
                });
        streams.start();
        looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        background.scheduleWithFixedDelay(
                this::mendTopics, MENDING_SECONDS, MENDING_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            if (streams.state().isRunningOrRebalancing()) {
                watch.look(Sight.of(streams));
            }
        } catch (IllegalStateException stopping) {
            LOG.debug("The streams stopped while they were looked at", stopping);
        } catch (RuntimeException | Error notNow) {
            tell(() -> watch.failed(notNow));
        }
    }

    /**
     * A task that throws is never run again, and where memory is short it may throw even while it
     * tells of that.
     */
    private void tell(Runnable telling) {
        try {
            if (!background.isShutdown()) {
                telling.run();
            }
        } catch (RuntimeException | Error unheard) {
            // The next attempt tells it again.
        }
    }

    /**
     * Runs on the dying thread. Kafka Streams' own replacement would leave the dead member in the
     * consumer group, so that its successor gets no work before the session has timed out, and a
     * pause here would keep the transaction open. So the thread ends, which is what throwing comes
     * to, and once it has left the group and aborted its transaction it is replaced.
     */
    private StreamThreadExceptionResponse onThreadDeath(Throwable thrown) {
        RegistryRefusedException refusal = cause(thrown, RegistryRefusedException.class);
        if (refusal != null) {
            failure = refusal;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (thread, end) -> {
                            LOG.debug("{} ended", thread.getName(), end);
                            replaceThreadLater();
                        });
        watch.threadDied(thrown);
        throw thrown instanceof RuntimeException unchecked
                ? unchecked
                : new StreamsException("a stream thread ended", thrown);
    }

    /**
     * A topic that is deleted under a producer kills no thread: its sends are tried again for two
     * minutes, and long before that their transaction has timed out. Once the topic is there again
     * the thread finds so itself and begins anew.
     */
    private void mendTopics() {
        if (watch.isOutage()) {
            try {
                lookAtTopicsAgain();
            } catch (RuntimeException | Error notNow) {
                tell(() -> watch.notMended(notNow));
            }
        }
    }

    private void replaceThreadLater() {
        try {
            background.schedule(
                    this::replaceThread, backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("No thread is replaced any more", closing);
        }
    }

    private void replaceThread() {
        try {
            lookAtTopicsAgain();
            streams.addStreamThread();
        } catch (RuntimeException | Error notNow) {
            replaceThreadLater();
            tell(() -> watch.failed(notNow));
        }
    }

    /**
     * What a restart would do: a topic that was deleted is made anew, and a limit that was lowered
     * counts from now on, or the record that the broker refused would be sent again for ever.
     */
    private void lookAtTopicsAgain() {
        RecordLimits now = topicLimits(config);
        limits.updateAndGet(before -> now.atMost(before.largest()));
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    /**
     * Whether the streams do their work, or are about to: rebalancing and replacing threads count
     * as alive.
     */
    public boolean isLive() {
        return !streams.state().hasCompletedShutdown()
                && streams.state() != KafkaStreams.State.PENDING_ERROR;
    }

    /** Whether the streams are assigned their partitions and at work, without an outage. */
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING && !watch.isOutage();
    }

    /**
     * @return false if the streams were not running within that time
     */
    public boolean awaitRunning(Duration patience) throws InterruptedException {
        return running.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is wrong, for a person, while there is an outage; else null. */
    public String outage() {
        return watch.cause();
    }

    /** Where articles, rejections and outages are counted. */
    public MeterRegistry meters() {
        return meters;
    }

    /**
     * Waits until the processor was closed, or has stopped by itself.
     *
     * @return why it stopped by itself, or null
     */
    public Throwable awaitEnd() throws InterruptedException {
        ended.await();
        return failure;
    }

    /** Commits what is done and stops. */
    @Override
    public void close() {
        background.shutdownNow();
        looking.shutdownNow();
        if (!streams.close(CLOSE_TIMEOUT)) {
            LOG.warn(
                    "The streams did not stop within {} s; what was not committed is read again",
                    CLOSE_TIMEOUT.toSeconds());
        }
        ended.countDown();
    }
}
