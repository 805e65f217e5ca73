package org.newsmill.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.newsmill.settings.NewsmillConfig;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Publishes events to the raw topic and counts what Kafka acknowledged. Sending goes on in the
 * background; {@link #close} waits for all. Thread-safe.
 */
public final class Publisher implements AutoCloseable {

    private final String topic;
    private final int maxRecordBytes;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    /**
     * @throws SetupException where Kafka does not answer or the raw topic is missing
     */
    public Publisher(NewsmillConfig config) {
        this.topic = config.topics().raw();
        KafkaClients clients = new KafkaClients(config);
        this.maxRecordBytes = limit(clients);
        this.producer =
                clients.producer(
                        Map.of(
                                ProducerConfig.LINGER_MS_CONFIG,
                                5,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                256 * 1024,
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                maxRecordBytes),
                        Map.of());
    }

    private int limit(KafkaClients clients) {
        try (Admin admin = clients.admin()) {
            Set<String> existing = KafkaAdmin.get(admin.listTopics().names(), "list the topics");
            if (!existing.contains(topic)) {
                throw new SetupException(
                        "the topic "
                                + topic
                                + " does not exist: 'newsmill topics create' creates"
                                + " it, and 'newsmill run' does when it starts");
            }
            Config settings =
                    new KafkaAdmin(admin).configs(List.of(topic)).values().iterator().next();
            return TopicLimits.bytes(settings);
        }
    }

    /** The largest record that the raw topic takes, in bytes. */
    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    /**
     * Sends one event; waits only where the producer's buffer is full.
     *
     * @param headers by name, in UTF-8
     * @param done told where it was written, or what went wrong, on a thread of the producer's
     */
    public void publish(
            byte[] event, Map<String, String> headers, BiConsumer<RecordMetadata, Exception> done) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, event);
        headers.forEach(
                (name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(
                record,
                (at, thrown) -> {
                    (thrown == null ? acknowledged : failed).incrementAndGet();
                    done.accept(at, thrown);
                });
    }

    /** How many events Kafka has acknowledged so far. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** How many it has not, and will not. */
    public long failed() {
        return failed.get();
    }

    /** Waits until each event is acknowledged or has failed. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
