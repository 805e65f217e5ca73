package org.newsmill.kafka;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes consumers of all partitions of some topics, which see committed records alone. */
final class CommittedConsumer {

    private CommittedConsumer() {}

    /**
     * @param kafka the client's settings
     * @param topics which exist; none of them is created
     * @param begin what is done before the consumer is given out, such as to say where it begins
     * @throws RuntimeException what Kafka or {@code begin} throws; the consumer is closed by then
     */
    static KafkaConsumer<byte[], byte[]> of(
            Map<String, Object> kafka,
            Collection<String> topics,
            Consumer<KafkaConsumer<byte[], byte[]>> begin) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.assign(partitions(consumer, topics));
            begin.accept(consumer);
            return consumer;
        } catch (RuntimeException | Error failed) {
            try {
                consumer.close();
            } catch (RuntimeException unable) {
                failed.addSuppressed(unable);
            }
            throw failed;
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }
}
