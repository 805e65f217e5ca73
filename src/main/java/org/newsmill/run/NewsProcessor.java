package org.newsmill.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.streams.KafkaStreams;
import org.newsmill.kafka.ClientCheck;
import org.newsmill.kafka.Codecs;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.topic.TopicKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The processor as it runs: it sets up the topics, starts the streams, and watches them. It is made
 * by {@link #of}, begins with {@link #launch} and ends with {@link #close}; {@link #start} makes
 * and begins it in one step. Thread-safe.
 */
public final class NewsProcessor implements AutoCloseable {

    /** Kubernetes kills what has not ended after thirty seconds. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private static final int MENDING_SECONDS = 5;
    private static final int ASKING_SECONDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(NewsProcessor.class);

    private final NewsmillConfig config;
    private final KafkaClients clients;
    private final MeterRegistry meters;
    private final OutageWatch watch;
    private final TopicKeeper topics;
    private final SetUp setUp;
    private final ScheduledExecutorService background =
            Background.threads(2, "newsmill-background");

    /** Apart from what may wait for Kafka: during an outage it has to be told that there is one. */
    private final ScheduledExecutorService looking = Background.threads(1, "newsmill-watch");

    private final CountDownLatch running = new CountDownLatch(1);
    private final Ending ending = new Ending();
    private final LifeLog life = new LifeLog();

    /** Null before the topics are set up. */
    private volatile StreamsProcess streams;

    private NewsProcessor(NewsmillConfig config, MeterRegistry meters) {
        this.config = config;
        this.clients = new KafkaClients(config);
        this.meters = meters;
        this.watch = new OutageWatch(config.get(Settings.APPLICATION_ID), System::nanoTime, meters);
        this.topics = new TopicKeeper(config, clients);
        this.setUp = new SetUp(topics, watch, background);
    }

    /**
     * A processor that has not begun. Touches neither Kafka nor the registry.
     *
     * @param meters where articles, rejections and outages are counted
     * @throws org.apache.kafka.common.config.ConfigException if a client cannot take its settings
     */
    public static NewsProcessor of(NewsmillConfig config, MeterRegistry meters) {
        ClientCheck.check(config);
        return new NewsProcessor(config, meters);
    }

    /**
     * Creates or checks the topics, then starts the streams; counts in a registry of its own.
     *
     * @throws SetupException if Kafka or its topics do not serve
     */
    public static NewsProcessor start(NewsmillConfig config) {
        return start(config, new SimpleMeterRegistry());
    }

    /**
     * Creates or checks the topics, then starts the streams.
     *
     * @param meters where articles, rejections and outages are counted
     * @throws SetupException if Kafka or its topics do not serve
     */
    public static NewsProcessor start(NewsmillConfig config, MeterRegistry meters) {
        NewsProcessor processor = of(config, meters);
        try {
            processor.topics.setUp();
            processor.startStreams();
            processor.watchOver();
            return processor;
        } catch (RuntimeException | Error unable) {
            processor.close("the set-up failed");
            throw unable;
        }
    }

    /**
     * Begins, once, and returns at once: topics and streams are set up in the background. What goes
     * wrong there ends the processor, see {@link #awaitEnd}.
     */
    public void launch(KafkaAway away) {
        life.aloud();
        watchOver();
        setUp.begin(away, this::startStreams, ending::failed);
    }

    private void watchOver() {
        background.execute(Codecs::load);
        looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        background.scheduleWithFixedDelay(
                this::askForEnds, ASKING_SECONDS, ASKING_SECONDS, TimeUnit.SECONDS);
        background.scheduleWithFixedDelay(
                this::mendTopics, MENDING_SECONDS, MENDING_SECONDS, TimeUnit.SECONDS);
        background.scheduleWithFixedDelay(topics::remember, 3, 30, TimeUnit.SECONDS);
    }

    private synchronized void startStreams() {
        if (ending.hasBegun()) {
            return;
        }
        StreamsProcess now =
                new StreamsProcess(
                        config,
                        clients,
                        topics,
                        watch,
                        meters,
                        notNow -> tell(() -> watch.failed(notNow)),
                        background);
        streams = now;
        now.start(
                (state, before) -> {
                    if (state == KafkaStreams.State.RUNNING) {
                        running.countDown();
                    }
                    if (state.hasCompletedShutdown()) {
                        ending.ended();
                    }
                });
    }

    private void askForEnds() {
        StreamsProcess now = streams;
        if (now != null) {
            now.askForEnds();
        }
    }

    private void look() {
        StreamsProcess now = streams;
        try {
            if (now == null) {
                setUp.look();
            } else if (now.state().isRunningOrRebalancing()) {
                watch.look(now.sight());
                if (now.state() == KafkaStreams.State.RUNNING) {
                    life.working(now.partitions());
                }
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
        if (streams != null && watch.isOutage()) {
            try {
                topics.lookAgain();
            } catch (RuntimeException | Error notNow) {
                tell(() -> watch.notMended(notNow));
            }
        }
    }

    /**
     * Whether the process is worth keeping: waiting for Kafka, rebalancing and replacing threads
     * count as alive.
     */
    public boolean isLive() {
        StreamsProcess now = streams;
        return ending.failure() == null && (now == null || now.isLive());
    }

    /** Whether the streams are assigned their partitions and at work, without an outage. */
    public boolean isReady() {
        StreamsProcess now = streams;
        return now != null && now.state() == KafkaStreams.State.RUNNING && !watch.isOutage();
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
        ending.awaitEnd();
        return failure();
    }

    private Throwable failure() {
        StreamsProcess now = streams;
        return ending.failure() == null && now != null ? now.failure() : ending.failure();
    }

    /** Commits what is done and stops. Who calls it again waits for the first call to end. */
    @Override
    public void close() {
        close(failure() == null ? "it is closed" : "it cannot go on");
    }

    /**
     * The same, and the log says why.
     *
     * @param why completes "stops: …"
     */
    public void close(String why) {
        if (!ending.begin()) {
            ending.awaitClosed();
            return;
        }
        try {
            background.shutdownNow();
            looking.shutdownNow();
            closeStreams(why);
        } finally {
            ending.closed();
        }
    }

    private synchronized void closeStreams(String why) {
        if (streams == null) {
            life.stoppedEarly(why);
            return;
        }
        life.stops(why, CLOSE_TIMEOUT);
        long begun = System.nanoTime();
        boolean inTime = streams.close(CLOSE_TIMEOUT);
        life.stopped(Duration.ofNanos(System.nanoTime() - begun), inTime, streams.work());
    }
}
