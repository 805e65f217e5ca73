package org.newsmill.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.newsmill.format.Formats;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.SetupException;
import org.newsmill.kafka.TopicLimits;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Settings;
import org.newsmill.settings.Topics;
import org.newsmill.stream.Embargo;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

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
    private static final String APPEND_TIME = "LogAppendTime";

    private final KafkaAdmin cluster;
    private final NewsmillConfig config;

    public TopicSetup(Admin admin, NewsmillConfig config) {
        this.cluster = new KafkaAdmin(admin);
        this.config = config;
    }

    /**
     * Ensures that all topics exist and take what is written to them.
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
        Set<String> existing =
                KafkaAdmin.get(cluster.admin().listTopics().names(), "list the topics");
        List<String> created = new ArrayList<>();
        if (!existing.contains(topics.raw())) {
            created.addAll(create(List.of(topic(topics.raw(), Map.of()))));
        }
        List<NewTopic> missing = new ArrayList<>();
        for (String name : topics.enriched(Formats.ALL)) {
            if (!existing.contains(name)) {
                missing.add(
                        topic(name, outputSettings(config.get(OperationSettings.TOPIC_COMPACT))));
            }
        }
        if (holdsStories(config) && !existing.contains(topics.embargoed())) {
            missing.add(topic(topics.embargoed(), outputSettings(true)));
        }
        if (!existing.contains(topics.deadLetters())) {
            missing.add(topic(topics.deadLetters(), letterSettings(topics)));
        }
        created.addAll(create(missing));
        return created;
    }

    /**
     * Asks Kafka whether it would create those topics for us; none is created.
     *
     * @return why it would not, by topic
     */
    public Map<String, String> rehearse(List<String> missing) {
        Map<String, String> refused = new LinkedHashMap<>();
        List<NewTopic> topics = missing.stream().map(name -> topic(name, Map.of())).toList();
        cluster.admin()
                .createTopics(topics, new CreateTopicsOptions().validateOnly(true))
                .values()
                .forEach(
                        (name, answer) -> {
                            try {
                                KafkaAdmin.await(answer, "ask for the topic " + name);
                            } catch (ExecutionException failed) {
                                refused.put(name, String.valueOf(failed.getCause().getMessage()));
                            }
                        });
        return refused;
    }

    /** The topics that these settings ask for, in the order of the flow. */
    static List<String> names(NewsmillConfig config) {
        Topics topics = config.topics();
        List<String> names = new ArrayList<>(List.of(topics.raw()));
        names.addAll(topics.enriched(Formats.ALL));
        names.add(topics.deadLetters());
        if (holdsStories(config)) {
            names.add(topics.embargoed());
        }
        return names;
    }

    private static boolean holdsStories(NewsmillConfig config) {
        return Embargo.of(config) == Embargo.HOLD;
    }

    /**
     * With the time of writing: the record of an old event would be deleted at once, or refused.
     */
    private static Map<String, String> outputSettings(boolean compacted) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, APPEND_TIME);
        if (compacted) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        return settings;
    }

    private Map<String, String> letterSettings(Topics topics) {
        int room =
                rawLimit(cluster.configs(List.of(topics.raw())), topics) + RecordLimits.LETTER_ROOM;
        return Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(room),
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(DEAD_LETTER_RETENTION_MS),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, APPEND_TIME);
    }

    /** Three replicas of which two must have a record, or as many as there are brokers. */
    private NewTopic topic(String name, Map<String, String> settings) {
        short asked = config.get(OperationSettings.TOPIC_REPLICATION);
        short replicas = asked > 0 ? asked : (short) Math.min(WANTED_REPLICAS, cluster.brokers());
        Map<String, String> all = new HashMap<>(settings);
        if (replicas >= WANTED_REPLICAS) {
            all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(replicas - 1));
        }
        return new NewTopic(name, config.get(OperationSettings.TOPIC_PARTITIONS), replicas)
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
                                KafkaAdmin.await(result, "create the topic " + name);
                                created.add(name);
                            } catch (ExecutionException failed) {
                                // Another instance that starts at the same time may be first.
                                if (!(failed.getCause() instanceof TopicExistsException)) {
                                    throw notCreated(name, failed.getCause());
                                }
                            }
                        });
        return created;
    }

    /** Who may not see a topic cannot know that it is there. */
    private static SetupException notCreated(String name, Throwable cause) {
        return KafkaAdmin.failure(
                cause instanceof AuthorizationException
                        ? "see or create the topic " + name
                        : "create the topic " + name,
                cause);
    }

    /**
     * Checks that the topics take what is written to them.
     *
     * @return what that is, lowered to {@code max.record.bytes} if that is set
     * @throws SetupException where a topic is missing or does not serve
     */
    public RecordLimits check() {
        Topics topics = config.topics();
        Map<ConfigResource, Config> settings = cluster.configs(names(config));
        checkKeepsLetters(topics.deadLetters(), settings);
        int raw = rawLimit(settings, topics);
        RecordLimits limits =
                TopicLimits.of(settings, raw, new StreamsSettings(config).compresses());
        LetterRoom.check(topics, limits);
        int most = config.get(Settings.MAX_RECORD_BYTES);
        if (most == 0) {
            return limits;
        }
        Map<String, Integer> lowered = new HashMap<>(limits.byTopic());
        topics.enriched(Formats.ALL)
                .forEach(name -> lowered.computeIfPresent(name, (n, l) -> Math.min(l, most)));
        return new RecordLimits(lowered, raw, limits.times());
    }

    private static int rawLimit(Map<ConfigResource, Config> settings, Topics topics) {
        return TopicLimits.bytes(
                settings.get(new ConfigResource(ConfigResource.Type.TOPIC, topics.raw())));
    }

    /** A letter has its event's key, often none: such a one would be refused forever. */
    private static void checkKeepsLetters(String topic, Map<ConfigResource, Config> settings) {
        Config own = settings.get(new ConfigResource(ConfigResource.Type.TOPIC, topic));
        if (TopicLimits.isCompacted(own)) {
            throw new SetupException(
                    "the topic "
                            + topic
                            + " is compacted, so it refuses letters without a key, and of those"
                            + " with equal keys it keeps only the last: set cleanup.policy=delete"
                            + " with kafka-configs.sh --alter --entity-type topics --entity-name "
                            + topic
                            + " --add-config cleanup.policy=delete");
        }
    }
}
