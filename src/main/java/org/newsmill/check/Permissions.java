package org.newsmill.check;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.newsmill.format.Formats;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.settings.Topics;
import org.newsmill.stream.Embargo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Whether Kafka allows what {@code run} does. Of topics the brokers say it; of the group and of
 * transactional ids they do not, so something harmless is tried.
 */
final class Permissions {

    private static final int PATIENCE_MS = 10_000;

    /** No topic can have it, so nothing can be committed of it. */
    private static final TopicPartition IMPOSSIBLE = new TopicPartition("newsmill check", 0);

    private static final List<AclOperation> READS = List.of(READ, DESCRIBE_CONFIGS);
    private static final List<AclOperation> WRITES = List.of(WRITE, DESCRIBE_CONFIGS);
    private static final List<AclOperation> BOTH = List.of(READ, WRITE, DESCRIBE_CONFIGS);

    private Permissions() {}

    static List<Finding> ofTopics(Site site) {
        Topics topics = site.topics();
        List<Finding> found = new ArrayList<>();
        ask(site, List.of(topics.raw()), READS, found, true);
        ask(site, topics.enriched(Formats.ALL), WRITES, found, true);
        ask(site, List.of(topics.deadLetters()), WRITES, found, true);
        if (Embargo.of(site.config()) == Embargo.HOLD) {
            List<String> held = List.of(topics.embargoed(), Embargo.changelog(site.config()));
            ask(site, held, BOTH, found, true);
        }
        ask(site, List.of(topics.progress()), BOTH, found, false);
        return found.isEmpty()
                ? List.of(Finding.sound("the topics that exist may be read and written"))
                : found;
    }

    private static void ask(
            Site site,
            Collection<String> topics,
            List<AclOperation> wanted,
            List<Finding> found,
            boolean needed) {
        Map<List<AclOperation>, List<String>> lacking = new LinkedHashMap<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                site.kafka()
                        .admin()
                        .describeTopics(
                                topics,
                                new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues();
        for (String topic : topics) {
            List<AclOperation> missing = missing(answers.get(topic), topic, wanted);
            if (!missing.isEmpty()) {
                lacking.computeIfAbsent(missing, none -> new ArrayList<>()).add(topic);
            }
        }
        lacking.forEach(
                (operations, at) -> {
                    String what = words(operations) + " not allowed on " + String.join(", ", at);
                    String remedy = acl(operations, resource(at, site.topics()));
                    found.add(
                            needed
                                    ? Finding.fault(what, remedy)
                                    : Finding.risk(
                                            what
                                                    + ": without it nobody notices that Kafka has"
                                                    + " forgotten the offsets",
                                            remedy));
                });
    }

    private static List<AclOperation> missing(
            KafkaFuture<TopicDescription> answer, String topic, List<AclOperation> wanted) {
        try {
            Set<AclOperation> allowed =
                    KafkaAdmin.await(answer, "describe the topic " + topic).authorizedOperations();
            return allowed == null
                    ? List.of()
                    : wanted.stream().filter(each -> !allowed.contains(each)).toList();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            if (failed.getCause() instanceof TopicAuthorizationException) {
                return wanted;
            }
            throw KafkaAdmin.failure("describe the topic " + topic, failed.getCause());
        }
    }

    private static String resource(List<String> topics, Topics names) {
        int at = names.enriched().indexOf(Topics.PLACEHOLDER);
        String prefix = at < 0 ? "" : names.enriched().substring(0, at);
        return topics.size() > 1 && !prefix.isEmpty() && topics.get(0).startsWith(prefix)
                ? "--topic " + prefix + " --resource-pattern-type prefixed"
                : topics.stream().map(topic -> "--topic " + topic).collect(Collectors.joining(" "));
    }

    /** Commits nothing: Kafka looks at the group first, and then at the topic. */
    static List<Finding> ofGroup(Site site) {
        String group = site.application();
        try {
            KafkaAdmin.await(
                    site.kafka()
                            .admin()
                            .alterConsumerGroupOffsets(
                                    group, Map.of(IMPOSSIBLE, new OffsetAndMetadata(0)))
                            .partitionResult(IMPOSSIBLE),
                    "ask for the group " + group);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupAuthorizationException) {
                return List.of(
                        Finding.fault(
                                "Read not allowed on the group " + group,
                                acl(List.of(READ), "--group " + group)));
            }
        }
        return List.of(Finding.sound("the group " + group + " may be joined"));
    }

    /** Begins no transaction; Kafka forgets the id after a week. */
    static List<Finding> ofTransactions(Site site) {
        Object guarantee = site.config().originals().get("streams.processing.guarantee");
        if ("at_least_once".equals(guarantee)) {
            return List.of(Finding.sound("none are needed, with at_least_once"));
        }
        String id = site.application() + "-check";
        try (KafkaProducer<byte[], byte[]> producer =
                site.clients()
                        .producer(
                                Map.of(),
                                Map.of(
                                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                        id,
                                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                        PATIENCE_MS))) {
            producer.initTransactions();
            return List.of(
                    Finding.sound("ids that begin with " + site.application() + "- may be used"));
        } catch (AuthorizationException denied) {
            return List.of(
                    Finding.fault(
                            "Write not allowed on transactional ids that begin with "
                                    + site.application()
                                    + "-",
                            acl(
                                    List.of(WRITE),
                                    "--transactional-id "
                                            + site.application()
                                            + "- --resource-pattern-type prefixed")));
        } catch (KafkaException unable) {
            return List.of(
                    Finding.fault(
                            "no transaction can be prepared: " + Site.words(unable),
                            "see that the brokers' topic __transaction_state has the replicas"
                                    + " that it wants (transaction.state.log.*), or set"
                                    + " streams.processing.guarantee=at_least_once"));
        }
    }

    private static String words(List<AclOperation> operations) {
        return operations.stream().map(Permissions::word).collect(Collectors.joining(", "));
    }

    /** As kafka-acls.sh writes it. */
    private static String word(AclOperation operation) {
        return operation == DESCRIBE_CONFIGS
                ? "DescribeConfigs"
                : operation.name().charAt(0) + operation.name().substring(1).toLowerCase();
    }

    static String acl(List<AclOperation> operations, String resource) {
        return "kafka-acls.sh --bootstrap-server … --add --allow-principal User:… "
                + operations.stream()
                        .map(each -> "--operation " + word(each))
                        .collect(Collectors.joining(" "))
                + " "
                + resource;
    }
}
