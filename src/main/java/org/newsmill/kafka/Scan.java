package org.newsmill.kafka;

import static java.util.stream.Collectors.toSet;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The committed records that a topic holds at the start of the scan, each once, in the order of
 * each partition; what is written meanwhile is left out. Not thread-safe.
 */
public final class Scan implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> beginnings = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Queue<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

    /**
     * @param clients makes the consumer
     * @param topic which exists
     */
    public Scan(KafkaClients clients, String topic) {
        consumer =
                clients.committed(
                        List.of(topic),
                        begun -> {
                            begun.seekToBeginning(begun.assignment());
                            beginnings.putAll(begun.beginningOffsets(begun.assignment()));
                            ends.putAll(begun.endOffsets(begun.assignment()));
                        });
    }

    /**
     * The same, of those that are not older.
     *
     * @param since by the records' timestamps
     */
    public Scan(KafkaClients clients, String topic, Instant since) {
        this(clients, topic);
        Map<TopicPartition, Long> times = new HashMap<>();
        consumer.assignment().forEach(each -> times.put(each, since.toEpochMilli()));
        consumer.offsetsForTimes(times)
                .forEach(
                        (partition, found) ->
                                consumer.seek(
                                        partition,
                                        found == null ? ends.get(partition) : found.offset()));
    }

    /**
     * The committed records that stand first from some offsets on.
     *
     * @param patience how long to wait for all of them
     */
    public static List<ConsumerRecord<byte[], byte[]>> first(
            KafkaClients clients, Map<TopicPartition, Long> from, Duration patience) {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        Set<String> topics = from.keySet().stream().map(TopicPartition::topic).collect(toSet());
        try (KafkaConsumer<byte[], byte[]> consumer =
                clients.committed(
                        topics,
                        begun -> {
                            begun.assign(from.keySet());
                            from.forEach(begun::seek);
                        })) {
            long end = System.nanoTime() + patience.toNanos();
            while (found.size() < from.size() && System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    found.putIfAbsent(
                            new TopicPartition(record.topic(), record.partition()), record);
                }
                consumer.pause(found.keySet());
            }
        }
        return List.copyOf(found.values());
    }

    /** The offset of the oldest record that a partition may still hold. */
    public long beginning(int partition) {
        return beginnings.entrySet().stream()
                .filter(entry -> entry.getKey().partition() == partition)
                .mapToLong(Map.Entry::getValue)
                .findAny()
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public boolean hasNext() {
        while (fetched.isEmpty() && !atEnd()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end(record)) {
                    fetched.add(record);
                }
            }
        }
        return !fetched.isEmpty();
    }

    private long end(ConsumerRecord<byte[], byte[]> record) {
        return ends.get(new TopicPartition(record.topic(), record.partition()));
    }

    private boolean atEnd() {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        return fetched.remove();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
