package org.newsmill.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.newsmill.settings.KafkaSettings;
import org.newsmill.settings.NewsmillConfig;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes Kafka's clients by the settings, which are read once; the streams have their own. Whoever
 * is given a client closes it. Immutable.
 */
public final class KafkaClients {

    private final KafkaSettings settings;

    public KafkaClients(NewsmillConfig config) {
        this.settings = new KafkaSettings(config);
    }

    /**
     * @throws org.apache.kafka.common.KafkaException for settings that it cannot take
     */
    public Admin admin() {
        return Admin.create(settings.admin());
    }

    /**
     * A producer of plain bytes.
     *
     * @param usual what counts unless the settings say otherwise
     * @param always what counts even so
     */
    public KafkaProducer<byte[], byte[]> producer(Map<String, ?> usual, Map<String, ?> always) {
        Map<String, Object> all = new HashMap<>(usual);
        all.putAll(settings.common());
        all.putAll(always);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * A consumer of all partitions of some topics, which sees committed records alone.
     *
     * @param topics which exist; none of them is created
     * @param begin what is done before the consumer is given out, such as to say where it begins
     * @throws RuntimeException what Kafka or {@code begin} throws; the consumer is closed by then
     */
    KafkaConsumer<byte[], byte[]> committed(
            Collection<String> topics, Consumer<KafkaConsumer<byte[], byte[]>> begin) {
        return CommittedConsumer.of(settings.common(), topics, begin);
    }
}
