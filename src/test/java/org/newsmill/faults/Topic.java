package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** Writes and reads topics as clients do that know nothing of Newsmill. */
final class Topic {

    private static final Duration READ_LIMIT = Duration.ofSeconds(20);

    private Topic() {}

    /** Sends and waits until every record is acknowledged. */
    static void send(String bootstrap, Collection<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        send(bootstrap, Map.of(), records);
    }

    /**
     * @param settings of the producer's that win over ours
     */
    static void send(
            String bootstrap,
            Map<String, Object> settings,
            Collection<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        awaitLeaders(bootstrap, records.stream().map(ProducerRecord::topic).distinct().toList());
        Map<String, Object> all = new HashMap<>();
        all.put("bootstrap.servers", bootstrap);
        all.put("max.request.size", 20_000_000);
        all.put("linger.ms", 5);
        all.putAll(settings);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            for (Future<?> future : sent) {
                future.get();
            }
        }
    }

    /** A producer on the shared broker whose transactions may stay open for ten minutes. */
    static KafkaProducer<byte[], byte[]> transactional(String id) {
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                SharedBroker.servers(),
                                "transactional.id",
                                id,
                                "transaction.timeout.ms",
                                600_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    /** Changes one of a topic's settings, as an operator does with kafka-configs.sh. */
    static void alter(String bootstrap, String topic, String key, String value) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                    List.of(
                                            new AlterConfigOp(
                                                    new ConfigEntry(key, value),
                                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** A producer that sends at once to a topic that was just created may wait for minutes. */
    static void awaitLeaders(String bootstrap, Collection<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            // Answered once each partition has a leader that knows of it.
            consumer.assign(partitions(consumer, topics));
            consumer.endOffsets(consumer.assignment());
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Everything that is committed in those topics now. */
    static List<ConsumerRecord<byte[], byte[]>> read(String bootstrap, String... topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            List<TopicPartition> partitions = partitions(consumer, List.of(topics));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // With read_committed this is the last stable offset: what is open is not waited for.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + READ_LIMIT.toNanos();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            records.size() + " records were read, and not all up to " + ends);
                }
            }
            return records;
        }
    }

    /** How far what is committed in those topics goes, markers of transactions counted in. */
    static long end(String bootstrap, String... topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            consumer.assign(partitions(consumer, List.of(topics)));
            return consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Waits until so many records are committed in those topics, and gives them. */
    static List<ConsumerRecord<byte[], byte[]>> await(
            Duration patience, int count, String bootstrap, String... topics) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        org.awaitility.Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            records.clear();
                            records.addAll(read(bootstrap, topics));
                            assertThat(records.size())
                                    .as("records in %s", List.of(topics))
                                    .isGreaterThanOrEqualTo(count);
                        });
        return records;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return record.headers().lastHeader(name) == null
                ? null
                : new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
