package org.newsmill.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.streams.KafkaStreams;
import org.newsmill.stream.NewsmillConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The processor as it runs: it sets up the topics, starts the streams, and watches them.
 * Thread-safe.
 */
public final class NewsProcessor implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private static final int MENDING_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(NewsProcessor.class);

    private final MeterRegistry meters;
    private final OutageWatch watch;
    private final TopicKeeper topics;
    private final StreamsProcess streams;
    private final ScheduledExecutorService background = threads(2, "newsmill-background");

    /** Apart from what may wait for Kafka: during an outage it has to be told that there is one. */
    private final ScheduledExecutorService looking = threads(1, "newsmill-watch");

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private NewsProcessor(NewsmillConfig config, MeterRegistry meters) {
        this.meters = meters;
        this.watch = new OutageWatch(System::nanoTime, meters);
        this.topics = new TopicKeeper(config);
        topics.setUp();
        this.streams =
                new StreamsProcess(
                        config,
                        topics,
                        watch,
                        meters,
                        notNow -> tell(() -> watch.failed(notNow)),
                        background);
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
        NewsProcessor processor = new NewsProcessor(config, meters);
        processor.start();
        return processor;
    }

    private void start() {
        streams.start(
                (now, before) -> {
                    if (now == KafkaStreams.State.RUNNING) {
                        running.countDown();
                    }
                    if (now.hasCompletedShutdown()) {
                        ended.countDown();
                    }
                });
        looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        background.scheduleWithFixedDelay(
                this::mendTopics, MENDING_SECONDS, MENDING_SECONDS, TimeUnit.SECONDS);
        background.scheduleWithFixedDelay(topics::remember, 3, 30, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            if (streams.state().isRunningOrRebalancing()) {
                watch.look(streams.sight());
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
     * A topic that is deleted under a producer kills no thread: its sends are tried again for two
     * minutes, and long before that their transaction has timed out. Once the topic is there again
     * the thread finds so itself and begins anew.
     */
    private void mendTopics() {
        if (watch.isOutage()) {
            try {
                topics.lookAgain();
            } catch (RuntimeException | Error notNow) {
                tell(() -> watch.notMended(notNow));
            }
        }
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
        return streams.failure();
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
