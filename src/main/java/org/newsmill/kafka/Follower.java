package org.newsmill.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.registry.RegistryOutage;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Follows what the processor writes, as any consumer would: committed records only, schemas from
 * the registry. Not thread-safe.
 */
public final class Follower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordReader reader;

    /**
     * @param topics which to follow
     * @param fromBeginning whether to begin with the oldest record, or with what comes from now on
     * @throws SetupException where Kafka does not answer or a topic is missing
     */
    public Follower(NewsmillConfig config, Collection<String> topics, boolean fromBeginning) {
        this(config, topics, fromBeginning ? Long.MAX_VALUE : 0);
    }

    /**
     * @param topics which to follow
     * @param before how many offsets before the end of each partition to begin at most
     * @throws SetupException where Kafka does not answer or a topic is missing
     */
    public Follower(NewsmillConfig config, Collection<String> topics, long before) {
        KafkaClients clients = new KafkaClients(config);
        checkExist(clients, topics);
        this.reader = new RecordReader(config);
        try {
            this.consumer = clients.committed(topics, begun -> begin(begun, before));
        } catch (RuntimeException failed) {
            reader.close();
            throw failed;
        }
    }

    private static void begin(KafkaConsumer<byte[], byte[]> consumer, long before) {
        Set<TopicPartition> partitions = consumer.assignment();
        if (before == 0) {
            consumer.seekToEnd(partitions);
        } else if (before == Long.MAX_VALUE) {
            consumer.seekToBeginning(partitions);
        } else {
            seekBeforeEnd(consumer, before);
        }
        // Seeking is lazy: what is published from now on must not be passed over.
        partitions.forEach(consumer::position);
    }

    private static void seekBeforeEnd(KafkaConsumer<byte[], byte[]> consumer, long before) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(consumer.assignment());
        consumer.endOffsets(consumer.assignment())
                .forEach(
                        (each, end) ->
                                consumer.seek(each, Math.max(begins.get(each), end - before)));
    }

    private static void checkExist(KafkaClients clients, Collection<String> topics) {
        TreeSet<String> missing = new TreeSet<>(topics);
        try (Admin admin = clients.admin()) {
            missing.removeAll(KafkaAdmin.get(admin.listTopics().names(), "list the topics"));
        }
        if (!missing.isEmpty()) {
            throw new SetupException(
                    "these topics do not exist: "
                            + String.join(", ", missing)
                            + "; 'newsmill topics create' creates them, and 'newsmill run' does"
                            + " when it starts");
        }
    }

    /** What is done with each record. */
    public interface Reader {
        void accept(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    /**
     * Gives each record as it appears, in the calling thread, until there is enough.
     *
     * @throws IOException what the reader throws
     */
    public void follow(Reader reader, BooleanSupplier enough) throws IOException {
        while (!enough.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!enough.getAsBoolean()) {
                    reader.accept(record);
                }
            }
        }
    }

    /** What has come, which may be nothing; waits for {@link #POLL} at most. */
    public ConsumerRecords<byte[], byte[]> poll() {
        return consumer.poll(POLL);
    }

    /**
     * Goes on nearer to the end, if it is farther away than that.
     *
     * @param most offsets of each partition that may be before it
     * @return how many offsets were passed over
     */
    public long catchUp(long most) {
        long passedOver = 0;
        for (Map.Entry<TopicPartition, Long> end :
                consumer.endOffsets(consumer.assignment()).entrySet()) {
            long wanted = end.getValue() - most;
            long at = consumer.position(end.getKey());
            if (at < wanted) {
                consumer.seek(end.getKey(), wanted);
                passedOver += wanted - at;
            }
        }
        return passedOver;
    }

    /**
     * The article in a record of an enriched topic.
     *
     * @throws RegistryOutage if the registry does not tell the record's schema
     */
    public EnrichedArticle article(ConsumerRecord<byte[], byte[]> record) {
        return reader.article(record);
    }

    @Override
    public void close() {
        consumer.close();
        reader.close();
    }
}
