package org.newsmill.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.newsmill.kafka.ClientCheck;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.stream.record.RecordLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the topics of a running processor as they must be, and knows what they take. Thread-safe.
 */
public final class TopicKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);

    private final NewsmillConfig config;
    private final KafkaClients clients;
    private final ReadProgress progress;
    private final WaitingStories waiting;
    private final AtomicReference<RecordLimits> limits = new AtomicReference<>();

    public TopicKeeper(NewsmillConfig config, KafkaClients clients) {
        this.config = config;
        this.clients = clients;
        this.progress = new ReadProgress(config, clients);
        this.waiting = new WaitingStories(config, clients);
    }

    /**
     * Creates or checks the topics, and whether the offsets are there to go on with.
     *
     * @throws SetupException if Kafka or its topics do not serve
     */
    public void setUp() {
        try (Admin admin = admin()) {
            RecordLimits now = new TopicSetup(admin, config).ensure();
            progress.begin();
            limits.set(now);
            LetterRoom.warn(config.topics(), now);
            waiting.begin(new KafkaAdmin(admin));
        }
    }

    /**
     * To be called now and then: remembers that the raw topic was read, see {@link ReadProgress},
     * and looks whether the stories that wait are still there.
     */
    public void remember() {
        progress.keep();
        try (Admin admin = admin()) {
            waiting.lookAgain(new KafkaAdmin(admin));
        } catch (SetupException | KafkaException notNow) {
            LOG.debug("Whether all stories wait is looked at later", notNow);
        }
    }

    /**
     * Does what a restart would do: a topic that was deleted is created again, and a limit that was
     * lowered counts from now on, or the record that the broker refused would be sent again
     * forever.
     *
     * @throws SetupException if Kafka or its topics do not serve
     */
    public void lookAgain() {
        try (Admin admin = admin()) {
            RecordLimits now = new TopicSetup(admin, config).ensure();
            waiting.repair(new KafkaAdmin(admin));
            limits.updateAndGet(before -> now.atMost(before.largest()));
        }
    }

    /** What the topics take; null before they are set up. */
    public RecordLimits limits() {
        return limits.get();
    }

    /** Whether stories may wait that were held back, if only before; once topics are set up. */
    public boolean storiesMayWait() {
        return waiting.mayBe();
    }

    private Admin admin() {
        try {
            return clients.admin();
        } catch (KafkaException unable) {
            throw ClientCheck.failure(unable, config);
        }
    }

    /** All that must be there for the processor, the raw topic first. */
    public List<String> names() {
        return TopicSetup.names(config);
    }

    /** What to tell while Kafka has neither answered nor refused. */
    public String noAnswerYet() {
        return "Kafka has not answered yet at " + servers() + " (bootstrap.servers)";
    }

    private String servers() {
        return config.get(Settings.BOOTSTRAP_SERVERS);
    }
}
