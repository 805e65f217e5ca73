package org.newsmill.faults;

import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.TopicPartition;
import org.newsmill.stream.client.RewindingClients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Uses the consumer that ships as Kafka Streams does, at a pace of one's own. */
final class SlowReader {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private SlowReader() {}

    static Consumer<byte[], byte[]> of(String bootstrap, RewindingClients clients, String group) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        return clients.getConsumer(settings);
    }

    /** As Kafka Streams begins: a task asks for its committed offsets before its first event. */
    static void join(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        consumer.subscribe(List.of(partition.topic()));
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            pollOnce(consumer);
                            return consumer.assignment().contains(partition);
                        });
        consumer.committed(Set.of(partition));
    }

    static ConsumerRecords<byte[], byte[]> pollOnce(Consumer<byte[], byte[]> consumer) {
        try {
            return consumer.poll(consumer.assignment().isEmpty() ? Duration.ZERO : POLL);
        } catch (NoOffsetForPartitionException none) {
            consumer.seekToBeginning(none.partitions());
            return ConsumerRecords.empty();
        }
    }

    static List<ConsumerRecord<byte[], byte[]>> poll(Consumer<byte[], byte[]> consumer, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            pollOnce(consumer).forEach(records::add);
                            return records.size() >= count;
                        });
        return records;
    }
}
