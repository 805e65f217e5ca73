package org.newsmill.topic;

import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.Scan;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.Embargo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the stories under embargo that wait are still there. Two topics hold them: the changelog
 * of the store, out of which they are written, and the one that editors read. If somebody deleted
 * one of them, nothing fails; so it has to be said. Thread-safe.
 */
final class WaitingStories {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingStories.class);

    private static final int MOST_NAMED = 5;

    private final KafkaClients clients;
    private final boolean holds;
    private final String changelog;
    private final String shown;
    private final String raw;
    private Uuid id;

    WaitingStories(NewsmillConfig config, KafkaClients clients) {
        this.clients = clients;
        this.holds = Embargo.of(config) == Embargo.HOLD;
        this.changelog = Embargo.changelog(config);
        this.shown = config.topics().embargoed();
        this.raw = config.topics().raw();
    }

    /** Whether there is a store out of which stories may have to be written. */
    synchronized boolean mayBe() {
        return id != null;
    }

    private boolean areImpossible() {
        return !holds && id == null;
    }

    /** To be called before anything is read. */
    synchronized void begin(KafkaAdmin cluster) {
        id = changelogId(cluster);
        tell(cluster);
    }

    /** Who has never held stories back need not be allowed to see the store's topic. */
    private Uuid changelogId(KafkaAdmin cluster) {
        try {
            return cluster.topicId(changelog);
        } catch (SetupException unseen) {
            if (!holds && unseen.getCause() instanceof TopicAuthorizationException) {
                LOG.debug("Whether stories wait from before cannot be seen", unseen);
                return null;
            }
            throw unseen;
        }
    }

    /** To be called now and then: tells if one of the topics was deleted. */
    synchronized void lookAgain(KafkaAdmin cluster) {
        Uuid before = id;
        Uuid now = changelogId(cluster);
        id = now;
        boolean shownIsGone = id != null && cluster.topicId(shown) == null;
        if (before != null && !before.equals(now) || shownIsGone) {
            tell(cluster);
        }
    }

    /**
     * Gives the store's topic the partitions that it has to have, as many as the raw topic. Kafka
     * Streams 4.3.1 creates it at a start only, and then takes no other number. Tells what went
     * with it if it was deleted.
     *
     * @throws SetupException if Kafka does not do so
     */
    synchronized void repair(KafkaAdmin cluster) {
        if (areImpossible()) {
            return;
        }
        int wanted = cluster.partitions(raw);
        int there = cluster.partitions(changelog);
        if (there == 0) {
            cluster.createCompacted(changelog, wanted);
            begin(cluster);
        } else if (there < wanted) {
            KafkaAdmin.get(
                    cluster.admin()
                            .createPartitions(Map.of(changelog, NewPartitions.increaseTo(wanted)))
                            .all(),
                    "add partitions to " + changelog);
        }
    }

    private void tell(KafkaAdmin cluster) {
        if (areImpossible()) {
            return;
        }
        try {
            if (cluster.topicId(shown) == null) {
                // What is let go is taken out of it.
                cluster.createCompacted(shown);
            }
            compare();
        } catch (SetupException | KafkaException unread) {
            LOG.warn(
                    "It cannot be checked whether all stories under embargo still wait ({}); allow"
                            + " {} and {} to be read",
                    unread.getMessage(),
                    changelog,
                    shown);
        }
    }

    /** Another instance may be at work meanwhile: what is missing has to be missing twice. */
    private void compare() {
        Set<String> waiting = id == null ? Set.of() : ids(changelog);
        Set<String> told = ids(shown);
        Set<String> lost = without(told, waiting);
        Set<String> unseen = without(waiting, told);
        if (!lost.isEmpty() || !unseen.isEmpty()) {
            Set<String> again = id == null ? Set.of() : ids(changelog);
            lost.removeAll(again);
            unseen.retainAll(again);
            unseen.removeAll(ids(shown));
        }
        if (!lost.isEmpty()) {
            LOG.error(
                    "{} stories stand in {} and wait no longer, since {} was deleted or emptied:"
                        + " none of them will be written ({}). Publish their events again, which"
                        + " stand in the raw topic for as long as it keeps them",
                    lost.size(),
                    shown,
                    changelog,
                    some(lost));
        }
        if (!unseen.isEmpty()) {
            LOG.warn(
                    "{} stories wait that {} does not show, since it was deleted or emptied ({})."
                            + " They are written at their time all the same",
                    unseen.size(),
                    shown,
                    some(unseen));
        }
    }

    private static Set<String> without(Set<String> all, Set<String> those) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(those);
        return rest;
    }

    private static String some(Set<String> ids) {
        String some = String.join(", ", ids.stream().limit(MOST_NAMED).toList());
        return ids.size() > MOST_NAMED ? some + ", …" : some;
    }

    /** The keys whose last record is not empty. */
    private Set<String> ids(String topic) {
        Set<String> ids = new TreeSet<>();
        try (Scan scan = new Scan(clients, topic)) {
            while (scan.hasNext()) {
                ConsumerRecord<byte[], byte[]> record = scan.next();
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    ids.remove(key);
                } else {
                    ids.add(key);
                }
            }
        }
        return ids;
    }
}
