package org.newsmill.ops;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.newsmill.format.Formats;
import org.newsmill.stream.DeadLetters;
import org.newsmill.stream.NewsmillConfig;
import org.newsmill.stream.RecordLimits;
import org.newsmill.stream.Topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Creates the topics that are missing and checks those that exist. Kafka Streams creates neither
 * its sources nor its dead-letter topic, and where that one is missing a stream stalls in silence.
 */
public final class TopicSetup {

    private static final long DEAD_LETTER_RETENTION_MS = TimeUnit.DAYS.toMillis(30);
    private static final short WANTED_REPLICAS = 3;

    private final Cluster cluster;
    private final NewsmillConfig config;

    public TopicSetup(Admin admin, NewsmillConfig config) {
        this.cluster = new Cluster(admin);
        this.config = config;
    }

    /**
     * Sees to it that all topics exist and that a letter fits where its event did.
     *
     * @return what the topics take
     * @throws SetupException where a topic cannot be created or does not serve, saying what to do
     */
    public RecordLimits ensure() {
        create();
        return check();
    }

    /**
     * Creates the topics that are missing.
     *
     * @return their names, in the order of the flow
     * @throws SetupException where one cannot be created
     */
    public List<String> create() {
        Topics topics = config.topics();
        Set<String> existing = Cluster.get(cluster.admin().listTopics().names(), "list the topics");
        List<String> created = new ArrayList<>();
        if (!existing.contains(topics.raw())) {
            created.addAll(create(List.of(topic(topics.raw(), Map.of()))));
        }
        List<NewTopic> missing = new ArrayList<>();
        for (String name : topics.enriched(Formats.ALL)) {
            if (!existing.contains(name)) {
                missing.add(topic(name, Map.of()));
            }
        }
        if (!existing.contains(topics.deadLetters())) {
            missing.add(topic(topics.deadLetters(), letterSettings(topics)));
        }
        created.addAll(create(missing));
        return created;
    }

    private Map<String, String> letterSettings(Topics topics) {
        int room = limits(List.of(topics.raw())).get(topics.raw()) + DeadLetters.ROOM;
        return Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(room),
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(DEAD_LETTER_RETENTION_MS),
                // Else the letter of an event with an old time would be deleted at once.
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    }

    /** Three replicas of which two must have a record, or as many as there are brokers. */
    private NewTopic topic(String name, Map<String, String> settings) {
        short asked = config.getShort(NewsmillConfig.TOPIC_REPLICATION);
        short replicas = asked > 0 ? asked : (short) Math.min(WANTED_REPLICAS, cluster.brokers());
        Map<String, String> all = new HashMap<>(settings);
        if (replicas >= WANTED_REPLICAS) {
            all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(replicas - 1));
        }
        return new NewTopic(name, config.getInt(NewsmillConfig.TOPIC_PARTITIONS), replicas)
                .configs(all);
    }

    private List<String> create(List<NewTopic> topics) {
        List<String> created = new ArrayList<>();
        cluster.admin()
                .createTopics(topics)
                .values()
                .forEach(
                        (name, result) -> {
                            try {
                                Cluster.await(result, "create the topic " + name);
                                created.add(name);
                            } catch (ExecutionException failed) {
                                // Another instance that starts at the same time may be first.
                                if (!(failed.getCause() instanceof TopicExistsException)) {
                                    throw Cluster.failure(
                                            "create the topic " + name, failed.getCause());
                                }
                            }
                        });
        return created;
    }

    /**
     * Checks that a letter fits where its event did.
     *
     * @return what the topics take, lowered to {@code max.record.bytes} where that is set
     * @throws SetupException where a topic is missing or does not serve
     */
    public RecordLimits check() {
        Topics topics = config.topics();
        List<String> names = new ArrayList<>(topics.enriched(Formats.ALL));
        names.add(topics.raw());
        names.add(topics.deadLetters());
        Map<String, Integer> limits = limits(names);
        int raw = limits.get(topics.raw());
        int room = raw + DeadLetters.ROOM;
        if (limits.get(topics.deadLetters()) < room) {
            throw new SetupException(tooLittleRoom(topics.deadLetters(), limits, room));
        }
        int most = config.getInt(NewsmillConfig.MAX_RECORD_BYTES);
        if (most > 0) {
            topics.enriched(Formats.ALL)
                    .forEach(name -> limits.computeIfPresent(name, (n, l) -> Math.min(l, most)));
        }
        return new RecordLimits(limits, raw);
    }

    private static String tooLittleRoom(String letters, Map<String, Integer> limits, int room) {
        return "the topic "
                + letters
                + " takes records of "
                + limits.get(letters)
                + " bytes, and a letter may have "
                + room
                + ": raise its limit with kafka-configs.sh --alter --entity-type topics"
                + " --entity-name "
                + letters
                + " --add-config "
                + TopicConfig.MAX_MESSAGE_BYTES_CONFIG
                + "="
                + room;
    }

    private Map<String, Integer> limits(List<String> topics) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        Map<ConfigResource, Config> configs = cluster.configs(topics);
        configs.forEach(
                (resource, settings) ->
                        limits.put(
                                resource.name(),
                                Integer.valueOf(
                                        settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                                                .value())));
        return limits;
    }
}
