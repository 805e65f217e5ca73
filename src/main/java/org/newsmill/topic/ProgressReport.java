package org.newsmill.topic;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Settings;
import org.newsmill.stream.client.MarkedOffset;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How far the application has read the raw topic, and in words what of that is risky. */
final class ProgressReport {

    private static final String OFFSETS_RETENTION = "offsets.retention.minutes";

    private final KafkaAdmin cluster;
    private final NewsmillConfig config;
    private final String application;
    private final String raw;
    private final Duration retention;

    /**
     * @param topic the raw topic, which exists
     */
    ProgressReport(KafkaAdmin cluster, NewsmillConfig config, TopicReport.Topic topic) {
        this.cluster = cluster;
        this.config = config;
        this.application = config.get(Settings.APPLICATION_ID);
        this.raw = topic.name();
        this.retention =
                topic.cleanup().contains(TopicConfig.CLEANUP_POLICY_DELETE)
                        ? topic.retention()
                        : null;
    }

    /** One sentence each. What may not be asked is one too. */
    List<String> risks() {
        List<String> risks = new ArrayList<>();
        risks.addAll(orWhyNot("how far " + application + " has read " + raw, this::ofOffsets));
        risks.addAll(orWhyNot("how long " + raw + " keeps events", this::ofSize));
        risks.addAll(orWhyNot("how long Kafka keeps offsets", this::ofRetentions));
        return risks;
    }

    private static List<String> orWhyNot(String what, Supplier<List<String>> question) {
        try {
            return question.get();
        } catch (SetupException | KafkaException refused) {
            return List.of("not known is " + what + ": " + refused.getMessage());
        }
    }

    private List<String> ofOffsets() {
        Map<TopicPartition, OffsetAndMetadata> committed = cluster.committed(application, raw);
        Uuid topic = cluster.topicId(raw);
        Map<TopicPartition, Long> beginnings = cluster.offsets(raw, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = cluster.offsets(raw, OffsetSpec.latest());
        if (committed.isEmpty()) {
            return KafkaAdmin.total(ends) > KafkaAdmin.total(beginnings)
                            && topic.equals(
                                    new RememberedTopic(config, new KafkaClients(config))
                                            .read(cluster))
                    ? List.of(noOffsets())
                    : List.of();
        }
        Map<TopicPartition, Long> young = young();
        String clusterId =
                KafkaAdmin.get(cluster.admin().describeCluster().clusterId(), "ask Kafka");
        Map<String, List<String>> partitionsByRisk = new LinkedHashMap<>();
        new TreeMap<>(byNumber(committed))
                .forEach(
                        (number, offset) -> {
                            TopicPartition at = new TopicPartition(raw, number);
                            String risk =
                                    beginnings.get(at) == null
                                                    || MarkedOffset.isOfAnother(
                                                            offset, topic, clusterId)
                                            ? madeAgain()
                                            : ofOffset(
                                                    offset.offset(),
                                                    beginnings.get(at),
                                                    young.getOrDefault(at, 0L),
                                                    ends.get(at));
                            if (risk != null) {
                                partitionsByRisk
                                        .computeIfAbsent(risk, none -> new ArrayList<>())
                                        .add(at.toString());
                            }
                        });
        List<String> risks = new ArrayList<>();
        partitionsByRisk.forEach((risk, at) -> risks.add(String.join(", ", at) + ": " + risk));
        return risks;
    }

    private static Map<Integer, OffsetAndMetadata> byNumber(
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<Integer, OffsetAndMetadata> byNumber = new TreeMap<>();
        offsets.forEach((partition, offset) -> byNumber.put(partition.partition(), offset));
        return byNumber;
    }

    /** The first offset of each partition whose event is not near its end. */
    private Map<TopicPartition, Long> young() {
        if (retention == null) {
            return Map.of();
        }
        Instant then = Instant.now().minus(retention.multipliedBy(3).dividedBy(4));
        return cluster.offsets(raw, OffsetSpec.forTimestamp(then.toEpochMilli()));
    }

    private String ofOffset(long committed, long beginning, long young, long end) {
        if (committed < beginning) {
            return "offsets "
                    + committed
                    + " to "
                    + (beginning - 1)
                    + " were removed before "
                    + application
                    + " read them";
        }
        // Kafka answers -1 where all are older.
        if (committed < end && (committed < young || young < 0)) {
            return "the oldest event that "
                    + application
                    + " has not read has lived three quarters of the "
                    + TopicReport.words(retention)
                    + " that events are kept, or more; it is lost after that. Raise "
                    + TopicConfig.RETENTION_MS_CONFIG
                    + ", or see why it is not read";
        }
        return null;
    }

    private String madeAgain() {
        return "the offset that "
                + application
                + " has committed is of a topic that was deleted and made again since; the new one"
                + " will be read from its beginning";
    }

    private String noOffsets() {
        return raw
                + ": "
                + application
                + " has read it before, and Kafka no longer has its committed offsets; 'newsmill"
                + " run' will ask how to go on ("
                + OperationSettings.WITHOUT_OFFSETS.key()
                + ")";
    }

    private List<String> ofSize() {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, raw);
        String bytes =
                cluster.configs(List.of(raw))
                        .get(topic)
                        .get(TopicConfig.RETENTION_BYTES_CONFIG)
                        .value();
        return Long.parseLong(bytes) < 0
                ? List.of()
                : List.of(
                        raw
                                + ": each partition keeps "
                                + bytes
                                + " bytes (retention.bytes), so events may be removed earlier than"
                                + " by their age, when many come while nobody reads");
    }

    private List<String> ofRetentions() {
        int broker =
                KafkaAdmin.get(cluster.admin().describeCluster().nodes(), "ask for the brokers")
                        .iterator()
                        .next()
                        .id();
        ConfigResource resource =
                new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker));
        Config settings =
                KafkaAdmin.get(
                        cluster.admin().describeConfigs(List.of(resource)).values().get(resource),
                        "read " + OFFSETS_RETENTION + " of a broker");
        if (settings.get(OFFSETS_RETENTION) == null) {
            return List.of();
        }
        Duration offsets =
                Duration.ofMinutes(Long.parseLong(settings.get(OFFSETS_RETENTION).value()));
        if (retention != null && retention.compareTo(offsets) <= 0) {
            return List.of();
        }
        return List.of(
                raw
                        + ": events are kept "
                        + (retention == null ? "forever" : "for " + TopicReport.words(retention))
                        + ", and Kafka forgets the offsets of "
                        + application
                        + " when no instance has run for "
                        + TopicReport.words(offsets)
                        + " ("
                        + OFFSETS_RETENTION
                        + " of the brokers). After that 'newsmill run' asks how to go on ("
                        + OperationSettings.WITHOUT_OFFSETS.key()
                        + ")");
    }
}
