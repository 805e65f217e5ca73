package org.newsmill.ops;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.newsmill.format.Formats;
import org.newsmill.stream.DeadLetters;
import org.newsmill.stream.NewsmillConfig;
import org.newsmill.stream.RecordLimits;
import org.newsmill.stream.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Creates the topics that are missing and checks those that exist. Kafka Streams creates neither
 * its sources nor its dead-letter topic, and where that one is missing a stream stalls in silence.
 */
public final class TopicSetup {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    private static final long DEAD_LETTER_RETENTION_MS = TimeUnit.DAYS.toMillis(30);
    private static final int PATIENCE_SECONDS = 15;

    private final Admin admin;
    private final NewsmillConfig config;

    public TopicSetup(Admin admin, NewsmillConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /**
     * Sees to it that all topics exist and that a letter fits where its event did.
     *
     * @return what the topics take
     * @throws SetupException where a topic cannot be created or does not serve, saying what to do
     */
    public RecordLimits ensure() {
        Topics topics = config.topics();
        Set<String> existing = get(admin.listTopics().names(), "list topics");
        create(topics.raw(), Map.of(), existing);
        int rawLimit = limits(List.of(topics.raw())).get(topics.raw());
        create(
                topics.deadLetters(),
                Map.of(
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(rawLimit + DeadLetters.ROOM),
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(DEAD_LETTER_RETENTION_MS)),
                existing);
        List<String> written = new ArrayList<>(topics.enriched(Formats.all()));
        written.forEach(name -> create(name, Map.of(), existing));
        written.add(topics.deadLetters());
        Map<String, Integer> limits = limits(written);
        int letters = limits.get(topics.deadLetters());
        if (letters < rawLimit + DeadLetters.ROOM) {
            throw new SetupException(
                    "the topic "
                            + topics.deadLetters()
                            + " takes records of "
                            + letters
                            + " bytes, and a letter may have "
                            + (rawLimit + DeadLetters.ROOM)
                            + ": set its "
                            + TopicConfig.MAX_MESSAGE_BYTES_CONFIG
                            + " to at least that (kafka-configs.sh --alter"
                            + " --entity-type topics --entity-name "
                            + topics.deadLetters()
                            + " --add-config "
                            + TopicConfig.MAX_MESSAGE_BYTES_CONFIG
                            + "="
                            + (rawLimit + DeadLetters.ROOM)
                            + ")");
        }
        return new RecordLimits(configured(limits, topics), rawLimit);
    }

    /** {@code max.record.bytes} can only lower what a topic takes. */
    private Map<String, Integer> configured(Map<String, Integer> limits, Topics topics) {
        int most = config.getInt(NewsmillConfig.MAX_RECORD_BYTES);
        if (most == 0) {
            return limits;
        }
        Map<String, Integer> lowered = new HashMap<>(limits);
        lowered.replaceAll(
                (topic, limit) ->
                        topic.equals(topics.deadLetters()) ? limit : Math.min(limit, most));
        return lowered;
    }

    private void create(String name, Map<String, String> settings, Set<String> existing) {
        if (existing.contains(name)) {
            return;
        }
        short replicas = config.getShort(NewsmillConfig.TOPIC_REPLICATION);
        NewTopic topic =
                new NewTopic(
                                name,
                                Optional.of(config.getInt(NewsmillConfig.TOPIC_PARTITIONS)),
                                replicas < 1 ? Optional.empty() : Optional.of(replicas))
                        .configs(settings);
        try {
            await(admin.createTopics(List.of(topic)).all(), "create the topic " + name);
            LOG.info("Created the topic {}", name);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new SetupException(
                        "cannot create the topic " + name + ": " + failed.getCause().getMessage(),
                        failed);
            }
        }
    }

    private Map<String, Integer> limits(List<String> topics) {
        List<ConfigResource> resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        Map<String, Integer> limits = new LinkedHashMap<>();
        Map<ConfigResource, Config> configs =
                get(admin.describeConfigs(resources).all(), "read the topics' settings");
        configs.forEach(
                (resource, settings) ->
                        limits.put(
                                resource.name(),
                                Integer.valueOf(
                                        settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                                                .value())));
        return limits;
    }

    private static <T> T get(KafkaFuture<T> future, String what) {
        try {
            return await(future, what);
        } catch (ExecutionException failed) {
            throw new SetupException(
                    "cannot " + what + ": " + failed.getCause().getMessage(), failed);
        }
    }

    private static <T> T await(KafkaFuture<T> future, String what) throws ExecutionException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new SetupException(
                    "cannot "
                            + what
                            + ": Kafka did not answer within "
                            + PATIENCE_SECONDS
                            + " seconds",
                    late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SetupException("interrupted while waiting to " + what, interrupted);
        }
    }
}
