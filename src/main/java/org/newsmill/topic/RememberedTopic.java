package org.newsmill.topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.Scan;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Of which raw topic, by its id, an application has committed offsets: one record of a compacted
 * topic, which outlives the offsets. Kafka forgets those when no instance has run for a week.
 */
final class RememberedTopic {

    private static final int PATIENCE_MS = 15_000;

    private final String topic;
    private final byte[] application;
    private final KafkaClients clients;

    RememberedTopic(NewsmillConfig config, KafkaClients clients) {
        topic = config.topics().progress();
        application = config.get(Settings.APPLICATION_ID).getBytes(StandardCharsets.UTF_8);
        this.clients = clients;
    }

    /**
     * @return null where nothing is remembered
     */
    Uuid read(KafkaAdmin cluster) {
        if (cluster.topicId(topic) == null) {
            return null;
        }
        Uuid remembered = null;
        try (Scan scan = new Scan(clients, topic)) {
            while (scan.hasNext()) {
                ConsumerRecord<byte[], byte[]> record = scan.next();
                if (Arrays.equals(record.key(), application) && record.value() != null) {
                    remembered = id(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return remembered;
    }

    private Uuid id(String value) {
        try {
            return Uuid.fromString(value);
        } catch (IllegalArgumentException foreign) {
            throw new SetupException(
                    "the topic " + topic + " holds what is not the id of a topic", foreign);
        }
    }

    String topic() {
        return topic;
    }

    void write(KafkaAdmin cluster, Uuid id) {
        if (cluster.topicId(topic) == null) {
            cluster.createCompacted(topic);
        }
        Map<String, Object> always =
                Map.of(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MS,
                        ProducerConfig.ACKS_CONFIG,
                        "all");
        try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of(), always)) {
            byte[] value = id.toString().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, application, value)).get();
        } catch (ExecutionException failed) {
            throw KafkaAdmin.failure("write to the topic " + topic, failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
