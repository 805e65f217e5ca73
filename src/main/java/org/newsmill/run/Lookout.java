package org.newsmill.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;

import org.apache.kafka.streams.KafkaStreams;
import org.newsmill.kafka.Codecs;
import org.newsmill.meter.Meters;
import org.newsmill.topic.TopicKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks after a running processor, every second or few: is there an outage, how far is it behind,
 * are the topics there. Thread-safe.
 */
final class Lookout {

    private static final int REPAIRING_SECONDS = 5;
    private static final int ASKING_SECONDS = 2;
    private static final int REGISTRY_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    private final OutageWatch watch;
    private final TopicKeeper topics;
    private final SetUp setUp;
    private final LifeLog life;
    private final GroupLag lag;
    private final MultiGauge lags;
    private final ScheduledExecutorService background;

    /** Apart from what may wait for Kafka: during an outage it has to be told that there is one. */
    private final ScheduledExecutorService looking = Background.threads(1, "newsmill-watch");

    /** Null before the topics are set up. */
    private volatile StreamsProcess streams;

    private volatile Sight seen = Sight.NOTHING;
    private volatile String registry = "the schema registry was not asked yet";

    /**
     * @param background for what may wait for Kafka
     */
    Lookout(
            OutageWatch watch,
            TopicKeeper topics,
            SetUp setUp,
            LifeLog life,
            GroupLag lag,
            MeterRegistry meters,
            ScheduledExecutorService background) {
        this.watch = watch;
        this.topics = topics;
        this.setUp = setUp;
        this.life = life;
        this.lag = lag;
        this.lags = Meters.LAG.rows(meters);
        this.background = background;
    }

    void begin() {
        background.execute(Codecs::load);
        looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        looking.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.MINUTES);
        background.scheduleWithFixedDelay(
                this::askForEnds, ASKING_SECONDS, ASKING_SECONDS, TimeUnit.SECONDS);
        background.scheduleWithFixedDelay(
                this::repairTopics, REPAIRING_SECONDS, REPAIRING_SECONDS, TimeUnit.SECONDS);
        background.scheduleWithFixedDelay(topics::remember, 3, 30, TimeUnit.SECONDS);
    }

    /** From now on there are streams to look at. */
    void lookAt(StreamsProcess now) {
        streams = now;
        background.scheduleWithFixedDelay(
                () -> registry = now.registrySilence(), 0, REGISTRY_SECONDS, TimeUnit.SECONDS);
    }

    /** The streams as they were seen last. */
    Sight seen() {
        return seen;
    }

    /** What is wrong with the registry, for a person; null if nothing is. */
    String registry() {
        return registry;
    }

    private void askForEnds() {
        StreamsProcess now = streams;
        if (now != null) {
            now.askForEnds();
            lag.ask();
        }
    }

    private void look() {
        StreamsProcess now = streams;
        try {
            if (now == null) {
                setUp.look();
            } else if (now.state().isRunningOrRebalancing()) {
                seen = now.sight();
                watch.look(seen);
                if (now.state() == KafkaStreams.State.RUNNING) {
                    life.working(now.partitions());
                }
                showLag();
            }
        } catch (IllegalStateException stopping) {
            LOG.debug("The streams stopped while they were looked at", stopping);
        } catch (RuntimeException | Error notNow) {
            tell(() -> watch.failed(notNow));
        }
    }

    private void showLag() {
        lags.register(
                lag.partitions().entrySet().stream()
                        .map(
                                each ->
                                        Meters.LAG.row(
                                                each.getValue().lag(),
                                                each.getKey().topic(),
                                                Integer.toString(each.getKey().partition())))
                        .collect(Collectors.toList()),
                true);
    }

    /** One line a minute while there is work. */
    private void beat() {
        StreamsProcess now = streams;
        if (now != null) {
            tell(
                    () ->
                            life.beat(
                                    now.work(),
                                    lag.partitions().values().stream()
                                            .mapToLong(GroupLag.Behind::lag)
                                            .sum()));
        }
    }

    /**
     * A task that throws is never run again, and where memory is short it may throw even while it
     * tells of that.
     */
    void tell(Runnable telling) {
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
     * the thread finds so itself and begins again.
     */
    private void repairTopics() {
        if (streams != null && (watch.isOutage() || lag.isMissingForLong())) {
            try {
                topics.lookAgain();
            } catch (RuntimeException | Error notNow) {
                tell(() -> watch.notFixed(notNow));
            }
        }
    }

    void end() {
        background.shutdownNow();
        looking.shutdownNow();
        lag.close();
    }
}
