package org.newsmill.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.newsmill.article.Version;
import org.newsmill.kafka.ClientCheck;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.meter.Meters;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Settings;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.topic.TopicKeeper;

import java.time.Clock;
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

    private final NewsmillConfig config;
    private final KafkaClients clients;
    private final MeterRegistry meters;
    private final OutageWatch watch;
    private final TopicKeeper topics;
    private final SetUp setUp;
    private final Lookout lookout;
    private final HealthCheck health;
    private final Duration patience;
    private final ScheduledExecutorService background =
            Background.threads(2, "newsmill-background");

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
        GroupLag lag =
                new GroupLag(
                        clients::admin,
                        config.get(Settings.APPLICATION_ID),
                        topics.names(),
                        System::nanoTime);
        this.lookout = new Lookout(watch, topics, setUp, life, lag, meters, background);
        this.health =
                new HealthCheck(
                        watch, lag, lookout, config.get(OperationSettings.READY_STALL_SECONDS));
        this.patience = Duration.ofSeconds(config.get(OperationSettings.SHUTDOWN_TIMEOUT));
        Meters.READY.gauge(meters, this, processor -> processor.isReady() ? 1 : 0);
        Meters.INFO.gauge(meters, this, any -> 1, Version.current());
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
     * Whether clients can be made by the settings: passwords, keys and certificates that can be
     * read. Makes some and lets go of them.
     *
     * @throws KafkaException if not
     */
    public static void check(NewsmillConfig config) {
        ClientCheck.check(config);
        try (Admin admin = new KafkaClients(config).admin();
                NewsTopology topology =
                        NewsTopology.of(
                                config,
                                RecordLimits.of(RecordLimits.KAFKA_DEFAULT),
                                Clock.systemUTC())) {
            topology.checkSerialiser();
        } catch (KafkaException invalid) {
            if (!ClientCheck.isUnresolved(invalid)) {
                throw invalid;
            }
        }
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
            processor.lookout.begin();
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
        lookout.begin();
        setUp.begin(away, this::startStreams, ending::failed);
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
                        notNow -> lookout.tell(() -> watch.failed(notNow)),
                        background);
        streams = now;
        lookout.lookAt(now);
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

    /**
     * Whether the process is worth keeping: waiting for Kafka, rebalancing and replacing threads
     * count as alive.
     */
    public Health live() {
        return health.live(streams, ending.failure());
    }

    /** The same, in short. */
    public boolean isLive() {
        return live().yes();
    }

    /**
     * Whether it is at work: the topics are there, the registry answers or is not needed, and
     * events are done, or none waits.
     */
    public Health ready() {
        return health.ready(streams);
    }

    /** The same, in short. */
    public boolean isReady() {
        return ready().yes();
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
            lookout.end();
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
        life.stops(why, patience);
        long begun = System.nanoTime();
        boolean inTime = streams.close(patience);
        life.stopped(Duration.ofNanos(System.nanoTime() - begun), inTime, streams.work());
    }
}
