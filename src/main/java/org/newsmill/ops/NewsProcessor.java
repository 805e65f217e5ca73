package org.newsmill.ops;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.newsmill.stream.ClientSettings;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.NewsmillConfig;
import org.newsmill.stream.RecordLimits;
import org.newsmill.stream.RegistryRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The processor as it runs: topics seen to, streams started, threads replaced after an outage with
 * growing back-off. Thread-safe.
 */
public final class NewsProcessor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NewsProcessor.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Throwable failure;

    private NewsProcessor(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * Creates or checks the topics, then starts the streams.
     *
     * @throws SetupException where Kafka or its topics do not serve
     */
    public static NewsProcessor start(NewsmillConfig config) {
        ClientSettings clients = new ClientSettings(config);
        RecordLimits limits;
        try (Admin admin = Admin.create(clients.kafka())) {
            limits = new TopicSetup(admin, config).ensure();
        }
        NewsTopology topology = NewsTopology.of(config, limits, Clock.systemUTC());
        NewsProcessor processor =
                new NewsProcessor(new KafkaStreams(topology.get(), clients.streams(limits)));
        processor.start();
        return processor;
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
    }

    /** Runs on the dying thread, so that waiting here delays its replacement. */
    private StreamThreadExceptionResponse onThreadDeath(Throwable thrown) {
        RegistryRefusedException refusal = cause(thrown, RegistryRefusedException.class);
        if (refusal != null) {
            failure = refusal;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Duration pause = backoff.next();
        LOG.warn(
                "A stream thread stopped; it is replaced in {} s. Nothing is lost: {}",
                pause.toSeconds(),
                rootMessage(thrown));
        LOG.debug("The stream thread's end", thrown);
        try {
            if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /**
     * Whether the streams do their work, or are about to: rebalancing and replacing threads count
     * as alive.
     */
    public boolean isLive() {
        return !streams.state().hasCompletedShutdown()
                && streams.state() != KafkaStreams.State.PENDING_ERROR;
    }

    /** Whether the streams are assigned their partitions and at work. */
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /**
     * @return false if the streams were not running within that time
     */
    public boolean awaitRunning(Duration patience) throws InterruptedException {
        return running.await(patience.toMillis(), TimeUnit.MILLISECONDS);
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
        if (!streams.close(CLOSE_TIMEOUT)) {
            LOG.warn(
                    "The streams did not stop within {} s; what was not committed is read again",
                    CLOSE_TIMEOUT.toSeconds());
        }
        ended.countDown();
    }
}
