package org.newsmill.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.SetupException;
import org.newsmill.kafka.TopicLimits;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The topics as they are, and in words what of it is risky.
 *
 * @param topics those that exist, in the order of the flow
 * @param missing those that do not
 * @param risks one sentence each
 */
public record TopicReport(List<Topic> topics, List<String> missing, List<String> risks) {

    /** Shorter, and a long weekend without the processor loses events. */
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(4);

    /**
     * One topic.
     *
     * @param retention how long records are kept; null for ever
     * @param maxBytes the largest record
     */
    public record Topic(
            String name,
            int partitions,
            int replicas,
            int minInSync,
            Duration retention,
            int maxBytes,
            String cleanup) {}

    /**
     * Looks at the topics that these settings name.
     *
     * @throws SetupException where Kafka does not answer
     */
    public static TopicReport of(Admin admin, NewsmillConfig config) {
        KafkaAdmin cluster = new KafkaAdmin(admin);
        Topics names = config.topics();
        List<String> wanted = TopicSetup.names(config);
        Set<String> existing = KafkaAdmin.get(admin.listTopics().names(), "list the topics");
        List<String> missing = wanted.stream().filter(name -> !existing.contains(name)).toList();
        List<String> present = wanted.stream().filter(existing::contains).toList();
        Map<String, Config> configs = configs(cluster, present);
        Map<String, Topic> topics = topics(cluster, configs);
        Map<String, List<String>> topicsByRisk = new LinkedHashMap<>();
        for (Topic topic : topics.values()) {
            List<String> each = risks(topic, names);
            if (!topic.name().equals(names.raw())) {
                each.addAll(TimeRisks.of(topic.name(), configs.get(topic.name()), names));
            }
            for (String risk : each) {
                topicsByRisk.computeIfAbsent(risk, none -> new ArrayList<>()).add(topic.name());
            }
        }
        List<String> risks = new ArrayList<>();
        topicsByRisk.forEach((risk, at) -> risks.add(String.join(", ", at) + ": " + risk));
        addRoomRisk(names, topics.get(names.raw()), topics.get(names.deadLetters()), risks);
        if (topics.containsKey(names.raw())) {
            risks.addAll(new ProgressReport(cluster, config, topics.get(names.raw())).risks());
        }
        return new TopicReport(List.copyOf(topics.values()), missing, risks);
    }

    /**
     * The same topics, without a look at what is risky.
     *
     * @throws SetupException where Kafka does not answer
     */
    public static TopicReport existing(Admin admin, NewsmillConfig config) {
        KafkaAdmin cluster = new KafkaAdmin(admin);
        List<String> wanted = TopicSetup.names(config);
        Set<String> existing = KafkaAdmin.get(admin.listTopics().names(), "list the topics");
        List<String> present = wanted.stream().filter(existing::contains).toList();
        return new TopicReport(
                List.copyOf(topics(cluster, configs(cluster, present)).values()),
                wanted.stream().filter(name -> !existing.contains(name)).toList(),
                List.of());
    }

    private static Map<String, Config> configs(KafkaAdmin cluster, List<String> names) {
        Map<String, Config> configs = new LinkedHashMap<>();
        Map<ConfigResource, Config> found = cluster.configs(names);
        for (String name : names) {
            configs.put(name, found.get(new ConfigResource(ConfigResource.Type.TOPIC, name)));
        }
        return configs;
    }

    private static Map<String, Topic> topics(KafkaAdmin cluster, Map<String, Config> configs) {
        Map<String, TopicDescription> descriptions =
                KafkaAdmin.get(
                        cluster.admin().describeTopics(configs.keySet()).allTopicNames(),
                        "describe the topics");
        Map<String, Topic> topics = new LinkedHashMap<>();
        configs.forEach((name, config) -> topics.put(name, topic(descriptions.get(name), config)));
        return topics;
    }

    private static Topic topic(TopicDescription description, Config config) {
        long retention = Long.parseLong(value(config, TopicConfig.RETENTION_MS_CONFIG));
        int replicas =
                description.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0);
        return new Topic(
                description.name(),
                description.partitions().size(),
                replicas,
                Integer.parseInt(value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)),
                retention < 0 ? null : Duration.ofMillis(retention),
                TopicLimits.bytes(config),
                value(config, TopicConfig.CLEANUP_POLICY_CONFIG));
    }

    private static String value(Config config, String key) {
        return config.get(key).value();
    }

    private static List<String> risks(Topic topic, Topics names) {
        List<String> risks = new ArrayList<>();
        if (topic.replicas() == 1) {
            risks.add(
                    "one replica, so a broker that dies takes records with it; production wants 3");
        } else if (topic.minInSync() < 2) {
            risks.add(
                    "min.insync.replicas=1, so a record may be acknowledged by a single broker and"
                            + " die with it; with 3 replicas set 2");
        } else if (topic.minInSync() >= topic.replicas()) {
            risks.add(
                    "min.insync.replicas is as high as the number of replicas, so nothing can be"
                            + " written while one broker is away");
        }
        boolean compacted = topic.cleanup().contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        if (compacted
                && (topic.name().equals(names.raw()) || topic.name().equals(names.deadLetters()))) {
            risks.add(
                    "compacted, so of records with equal keys only the last is kept, and those"
                            + " without a key are refused"
                            + (topic.name().equals(names.raw())
                                    ? ""
                                    : ", so the processor will not start")
                            + "; set cleanup.policy=delete");
        }
        if (topic.retention() != null && topic.retention().compareTo(LONGEST_OUTAGE) < 0) {
            risks.add(
                    "records are kept for "
                            + words(topic.retention())
                            + ", so what is not read by then, over a long weekend say, is gone");
        }
        return risks;
    }

    private static void addRoomRisk(Topics names, Topic raw, Topic letters, List<String> risks) {
        if (raw != null
                && letters != null
                && LetterRoom.isShort(raw.maxBytes(), letters.maxBytes())) {
            risks.add(LetterRoom.risk(names, raw.maxBytes(), letters.maxBytes()));
        }
    }

    /** A length of time as people say it: {@code 7 days}, {@code 36 hours}, {@code 90 minutes}. */
    public static String words(Duration time) {
        if (time.toHours() >= 48 && time.toHours() % 24 == 0) {
            return time.toDays() + " days";
        }
        return time.toHours() >= 2 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
    }
}
