package org.newsmill.bench;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.newsmill.settings.KafkaSettings;
import org.newsmill.settings.NewsmillConfig;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The broker as the benchmark needs it: topics, what is written and read, what is committed. */
final class Cluster implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE_SECONDS = 60;
    private static final String SOURCE = "urn:newsmill:bench";

    private final Map<String, Object> clients;
    private final Admin admin;
    private final int partitions;
    private final int maxRecordBytes;

    /**
     * @param maxRecordBytes that the topics are to take
     */
    Cluster(NewsmillConfig config, int partitions, int maxRecordBytes) {
        this.clients = new KafkaSettings(config).common();
        this.admin = Admin.create(clients);
        this.partitions = partitions;
        this.maxRecordBytes = maxRecordBytes;
    }

    int maxRecordBytes() {
        return maxRecordBytes;
    }

    void create(String... names) {
        List<NewTopic> topics = new ArrayList<>();
        for (String name : names) {
            topics.add(
                    new NewTopic(name, partitions, (short) -1)
                            .configs(
                                    Map.of(
                                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                            Integer.toString(maxRecordBytes),
                                            TopicConfig.FILE_DELETE_DELAY_MS_CONFIG,
                                            "1000")));
        }
        run(() -> admin.createTopics(topics).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        // Answered once every partition has a leader that knows of it.
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(List.of(names))) {
            consumer.endOffsets(consumer.assignment());
        }
    }

    void delete(String... names) {
        run(() -> admin.deleteTopics(List.of(names)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** How many events the group has committed, of all partitions. */
    long committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                run(
                        () ->
                                admin.listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata()
                                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        return offsets.values().stream()
                .filter(offset -> offset != null)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    /** One event as producers send it, its key and {@code ce_id} being its number. */
    ProducerRecord<byte[], byte[]> event(String topic, int number, Long timestamp, byte[] value) {
        byte[] id = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, number % partitions, timestamp, id, value);
        record.headers()
                .add("ce_id", id)
                .add("ce_source", SOURCE.getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /** The number of the event or article in a record's key, which is that alone or an id. */
    static int number(byte[] key) {
        int number = 0;
        for (int i = key.length - 1, power = 1; i >= 0 && key[i] >= '0' && key[i] <= '9'; i--) {
            number += (key[i] - '0') * power;
            power *= 10;
        }
        return number;
    }

    KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRecordBytes);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends events to the topic and waits until all are acknowledged. */
    void write(String topic, Iterable<byte[]> events) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            int number = 0;
            for (byte[] event : events) {
                producer.send(
                        event(topic, number++, null, event),
                        (metadata, failed) -> failure.compareAndSet(null, failed));
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new BenchException(
                    "cannot write the events: " + failure.get().getMessage(), failure.get());
        }
    }

    /** A consumer of all that is committed in the topics, from their beginning. */
    KafkaConsumer<byte[], byte[]> consumer(Collection<String> topics) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = partitions(topics);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream()
                .flatMap(
                        topic ->
                                IntStream.range(0, partitions)
                                        .mapToObj(i -> new TopicPartition(topic, i)))
                .toList();
    }

    /** Gives everything that is committed in the topic now. */
    void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(List.of(topic))) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records);
            }
        }
    }

    private interface Call<T> {
        T get() throws Exception;
    }

    private static <T> T run(Call<T> call) {
        try {
            return call.get();
        } catch (ExecutionException failed) {
            throw new BenchException("Kafka: " + failed.getCause().getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", interrupted);
        } catch (Exception failed) {
            throw new BenchException("Kafka: " + failed, failed);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
