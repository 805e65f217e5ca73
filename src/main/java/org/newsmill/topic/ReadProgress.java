package org.newsmill.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RetriableException;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether this application has read the raw topic before, which its committed offsets alone do not
 * tell: Kafka forgets them when no instance has run for {@code offsets.retention.minutes}, a week
 * by default, and the application would then write again all that the topic holds. Thread-safe.
 */
public final class ReadProgress {

    private static final Logger LOG = LoggerFactory.getLogger(ReadProgress.class);

    private final NewsmillConfig config;
    private final String raw;
    private final String application;
    private final KafkaClients clients;
    private final RememberedTopic remembered;
    private Uuid kept;
    private boolean told;

    ReadProgress(NewsmillConfig config, KafkaClients clients) {
        this.config = config;
        this.clients = clients;
        this.raw = config.topics().raw();
        this.application = config.get(Settings.APPLICATION_ID);
        this.remembered = new RememberedTopic(config, clients);
    }

    /**
     * Creates the topic in which it is kept what was read, where that is missing. A processor that
     * may create topics does so itself.
     *
     * @return whether it was missing
     * @throws SetupException where it cannot be created
     */
    public static boolean createTopic(Admin admin, NewsmillConfig config) {
        String topic = config.topics().progress();
        KafkaAdmin cluster = new KafkaAdmin(admin);
        return cluster.topicId(topic) == null && cluster.createCompacted(topic);
    }

    /**
     * To be called before anything is read, when the topics are there.
     *
     * @throws SetupException where offsets are lost and nobody has said how to go on
     */
    synchronized void begin() {
        try (Admin admin = clients.admin()) {
            KafkaAdmin cluster = new KafkaAdmin(admin);
            if (!cluster.committed(application, raw).isEmpty()) {
                keep(cluster);
            } else if (hasReadThis(cluster) && !cluster.hasMembers(application)) {
                goOnWithoutOffsets(cluster);
            }
        }
    }

    private boolean hasReadThis(KafkaAdmin cluster) {
        try {
            Uuid before = remembered.read(cluster);
            Uuid now = cluster.topicId(raw);
            if (before != null && !before.equals(now)) {
                LOG.warn(
                        "The topic {} was deleted and made again since {} has read it: it is read"
                                + " from its beginning",
                        raw,
                        application);
            }
            return before != null && before.equals(now);
        } catch (SetupException | KafkaException notNow) {
            tell(notNow);
            return false;
        }
    }

    private void goOnWithoutOffsets(KafkaAdmin cluster) {
        Map<TopicPartition, Long> ends = cluster.offsets(raw, OffsetSpec.latest());
        long events =
                KafkaAdmin.total(ends)
                        - KafkaAdmin.total(cluster.offsets(raw, OffsetSpec.earliest()));
        if (events == 0) {
            return;
        }
        switch (config.get(OperationSettings.WITHOUT_OFFSETS)) {
            case "earliest" ->
                    LOG.warn(
                            "Kafka no longer has the offsets that {} has committed of {}. By {}="
                                    + "earliest it begins with the oldest event, and up to {}"
                                    + " events are written a second time; take that setting out"
                                    + " again",
                            application,
                            raw,
                            OperationSettings.WITHOUT_OFFSETS.key(),
                            events);
            case "latest" -> {
                Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
                ends.forEach((partition, end) -> begin.put(partition, new OffsetAndMetadata(end)));
                KafkaAdmin.get(
                        cluster.admin().alterConsumerGroupOffsets(application, begin).all(),
                        "set the offsets of " + application);
                LOG.warn(
                        "Kafka no longer has the offsets that {} has committed of {}. By {}=latest"
                                + " it goes on with what is published from now on; what was"
                                + " published since it stopped is left out. Take that setting out"
                                + " again",
                        application,
                        raw,
                        OperationSettings.WITHOUT_OFFSETS.key());
            }
            default -> throw new SetupException(lost(events));
        }
    }

    private String lost(long events) {
        return application
                + " has read "
                + raw
                + " before, and Kafka no longer has its committed offsets: it forgets them when no"
                + " instance has run for offsets.retention.minutes, or somebody deleted them. From"
                + " the oldest event on, up to "
                + events
                + " events would be written a second time, so nothing is begun. Set the offsets to"
                + " the time when it stopped (kafka-consumer-groups.sh --group "
                + application
                + " --topic "
                + raw
                + " --reset-offsets --to-datetime … --execute); or start once with -D "
                + OperationSettings.WITHOUT_OFFSETS.key()
                + "=earliest to write all again, or =latest to go on with what is published from"
                + " now on";
    }

    /** To be called now and then: remembers what was read, once something is committed. */
    synchronized void keep() {
        try (Admin admin = clients.admin()) {
            keep(new KafkaAdmin(admin));
        } catch (KafkaException notNow) {
            tell(notNow);
        }
    }

    private void keep(KafkaAdmin cluster) {
        try {
            Uuid now = cluster.topicId(raw);
            if (now != null
                    && !now.equals(kept)
                    && !cluster.committed(application, raw).isEmpty()) {
                if (!now.equals(remembered.read(cluster))) {
                    remembered.write(cluster, now);
                }
                kept = now;
                told = false;
            }
        } catch (SetupException | KafkaException notNow) {
            tell(notNow);
        }
    }

    /** An outage has its own lines, and the next attempt may be better; so has the end. */
    private void tell(RuntimeException notNow) {
        Throwable cause = notNow instanceof SetupException ? notNow.getCause() : notNow;
        boolean ending = Thread.currentThread().isInterrupted();
        if (told || ending || cause instanceof RetriableException) {
            LOG.debug("What was read is not remembered yet", notNow);
            return;
        }
        told = true;
        LOG.warn(
                "{} cannot keep in {} what it has read ({}). Without that it asks nobody before it"
                        + " writes all events again when Kafka has forgotten its offsets. 'newsmill"
                        + " topics create' makes the topic; allow {} to be read and written",
                application,
                remembered.topic(),
                notNow.getMessage(),
                remembered.topic());
    }
}
