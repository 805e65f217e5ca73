package org.newsmill.stream.client;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * From which topics, by their ids, the partitions are read by this process. Thread-safe, and shared
 * by its consumers and producers.
 */
final class TopicIds {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<TopicPartition, Uuid> read = new ConcurrentHashMap<>();
    private volatile Admin admin;
    private volatile String cluster;

    /** Whom to ask; not closed here. */
    void ask(Admin client) {
        admin = client;
    }

    void cluster(String id) {
        cluster = id;
    }

    /** Asks for the id that the topic has now. */
    KafkaFuture<TopicDescription> question(String topic) {
        return admin.describeTopics(
                        List.of(topic),
                        new DescribeTopicsOptions().timeoutMs((int) PATIENCE.toMillis()))
                .topicNameValues()
                .get(topic);
    }

    /**
     * Waits for the answer.
     *
     * @return null where there is no such topic
     * @throws TimeoutException where there is no answer in time
     */
    static Uuid answer(KafkaFuture<TopicDescription> question, Duration patience) {
        try {
            return question.get(patience.toMillis(), TimeUnit.MILLISECONDS).topicId();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw failed.getCause() instanceof RuntimeException kafkas
                    ? kafkas
                    : new IllegalStateException(failed.getCause());
        } catch (java.util.concurrent.TimeoutException late) {
            throw new TimeoutException("Kafka did not say in time which topic this is", late);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    Uuid now(String topic) {
        return answer(question(topic), PATIENCE);
    }

    /** From now on that partition is read from that topic. */
    void reads(TopicPartition partition, Uuid topic) {
        if (topic == null) {
            read.remove(partition);
        } else {
            read.put(partition, topic);
        }
    }

    /** Whether the partition was read, from another topic than this. */
    boolean wasAnother(TopicPartition partition, Uuid now) {
        Uuid before = read.get(partition);
        return before != null && now != null && !before.equals(now);
    }

    boolean isOfAnother(OffsetAndMetadata offset, Uuid now) {
        return now != null && cluster != null && MarkedOffset.isOfAnother(offset, now, cluster);
    }

    /** The same offsets, each with the topic that its events were read from. */
    Map<TopicPartition, OffsetAndMetadata> marked(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> marked = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> {
                    Uuid topic = read.get(partition);
                    marked.put(
                            partition,
                            topic == null || cluster == null
                                    ? offset
                                    : MarkedOffset.marked(offset, topic, cluster));
                });
        return marked;
    }
}
