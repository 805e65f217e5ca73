package org.newsmill.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Questions to Kafka whose failures a person can read. */
public final class KafkaAdmin {

    private static final int PATIENCE_SECONDS = 60;
    private static final int PAUSE_MS = 50;
    private static final int WANTED_REPLICAS = 3;

    private final Admin admin;

    public KafkaAdmin(Admin admin) {
        this.admin = admin;
    }

    public Admin admin() {
        return admin;
    }

    public int brokers() {
        return get(admin.describeCluster().nodes(), "ask for the brokers").size();
    }

    /**
     * @return null where there is no such topic
     */
    public Uuid topicId(String topic) {
        TopicDescription found = describe(topic);
        return found == null ? null : found.topicId();
    }

    /**
     * @return 0 if there is no such topic
     */
    public int partitions(String topic) {
        TopicDescription found = describe(topic);
        return found == null ? 0 : found.partitions().size();
    }

    private TopicDescription describe(String topic) {
        String what = "describe the topic " + topic;
        try {
            return await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic), what);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw failure(what, failed.getCause());
        }
    }

    /** The first offset that each partition of a topic holds, or the next that it will have. */
    public Map<TopicPartition, Long> offsets(String topic, OffsetSpec which) {
        String what = "ask for the offsets of " + topic;
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic), what)
                .partitions()
                .forEach(info -> asked.put(new TopicPartition(topic, info.partition()), which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(asked).all(), what)
                .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    public static long total(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What a group has committed of a topic; nothing where there is no such group. */
    public Map<TopicPartition, OffsetAndMetadata> committed(String group, String topic) {
        String what = "ask for the offsets that " + group + " has committed";
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        try {
            committed.putAll(
                    await(
                            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                            what));
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof GroupIdNotFoundException)) {
                throw failure(what, failed.getCause());
            }
        }
        committed.keySet().removeIf(partition -> !partition.topic().equals(topic));
        committed.values().removeIf(Objects::isNull);
        return committed;
    }

    public boolean hasMembers(String group) {
        String what = "ask for the members of " + group;
        try {
            return !await(
                            admin.describeConsumerGroups(List.of(group))
                                    .describedGroups()
                                    .get(group),
                            what)
                    .members()
                    .isEmpty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw failure(what, failed.getCause());
        }
    }

    /**
     * The settings of those topics, which exist: a broker may hear of a new one a little later than
     * the one that created it, so it is asked again.
     */
    public Map<ConfigResource, Config> configs(Collection<String> topics) {
        List<ConfigResource> resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Map<ConfigResource, Config> configs = new HashMap<>();
            boolean unheardOf = false;
            for (var answer : admin.describeConfigs(resources).values().entrySet()) {
                String what = "read the settings of " + answer.getKey().name();
                try {
                    configs.put(answer.getKey(), await(answer.getValue(), what));
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)
                            || System.nanoTime() > end) {
                        throw failure(what, failed.getCause());
                    }
                    unheardOf = true;
                }
            }
            if (!unheardOf) {
                return configs;
            }
            pause("read the settings of topics");
        }
    }

    /** As {@link #createCompacted(String, int)}, of one partition. */
    public boolean createCompacted(String topic) {
        return createCompacted(topic, 1);
    }

    /**
     * Creates a compacted topic if it is missing, with three replicas or as many as are possible.
     *
     * @return whether it was missing
     */
    public boolean createCompacted(String topic, int partitions) {
        NewTopic wanted =
                new NewTopic(topic, partitions, (short) Math.min(WANTED_REPLICAS, brokers()))
                        .configs(
                                Map.of(
                                        TopicConfig.CLEANUP_POLICY_CONFIG,
                                        TopicConfig.CLEANUP_POLICY_COMPACT));
        String what = "create the topic " + topic;
        boolean created = true;
        try {
            await(admin.createTopics(List.of(wanted)).all(), what);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failure(what, failed.getCause());
            }
            created = false;
        }
        // Returns once the brokers have heard of it.
        configs(List.of(topic));
        return created;
    }

    private static void pause(String what) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException interrupted) {
            throw interrupted(what, interrupted);
        }
    }

    /**
     * Waits for an answer.
     *
     * @param what completes "cannot …"
     * @throws SetupException where there is none, or it is an error
     */
    public static <T> T get(KafkaFuture<T> future, String what) {
        try {
            return await(future, what);
        } catch (ExecutionException failed) {
            throw failure(what, failed.getCause());
        }
    }

    /**
     * As {@link #get}, but leaves it to the caller what an error means. How long it takes at most
     * is the client's {@code default.api.timeout.ms}.
     */
    public static <T> T await(KafkaFuture<T> future, String what) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            throw interrupted(what, interrupted);
        }
    }

    /** Some of Kafka's exceptions have no message: then their name must tell. */
    public static SetupException failure(String what, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new SetupException(
                    "cannot "
                            + what
                            + ": Kafka did not answer in time; is bootstrap.servers right?",
                    cause);
        }
        String message = cause.getMessage();
        String why =
                message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return new SetupException("cannot " + what + ": " + why, cause);
    }

    private static SetupException interrupted(String what, InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new SetupException("interrupted while waiting to " + what, interrupted);
    }
}
