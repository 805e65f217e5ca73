package org.newsmill.ops;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.newsmill.stream.ClientSettings;
import org.newsmill.stream.NewsmillConfig;
import org.newsmill.stream.RecordLimits;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether Kafka's clients can take their settings: asked before anything is started, since later a
 * setting that cannot be right would look like an outage.
 */
final class ClientCheck {

    private ClientCheck() {}

    /**
     * @throws ConfigException for the first setting that a client refuses
     */
    static void check(NewsmillConfig config) {
        for (String server : config.getString(NewsmillConfig.BOOTSTRAP_SERVERS).split(",")) {
            checkServer(server.strip());
        }
        ClientSettings settings = new ClientSettings(config);
        new AdminClientConfig(settings.admin());
        StreamsConfig streams =
                new StreamsConfig(settings.streams(RecordLimits.of(RecordLimits.KAFKA_DEFAULT)));
        String name = config.getString(NewsmillConfig.APPLICATION_ID);
        Map<String, Object> consumer =
                new HashMap<>(streams.getMainConsumerConfigs(name, name, 0));
        consumer.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        new ConsumerConfig(consumer);
        Map<String, Object> producer = new HashMap<>(streams.getProducerConfigs(name));
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        new ProducerConfig(producer);
    }

    private static void checkServer(String server) {
        Integer port = null;
        try {
            port = Utils.getPort(server);
        } catch (NumberFormatException tooLarge) {
            // As no port at all.
        }
        if (port == null || Utils.getHost(server) == null) {
            throw new ConfigException(
                    "Invalid url in " + NewsmillConfig.BOOTSTRAP_SERVERS + ": " + server);
        }
    }

    /** Whether none of the hosts has an address, which may change. */
    static boolean isUnresolved(Throwable thrown) {
        // Kafka tells it by these words alone.
        return thrown instanceof ConfigException
                && String.valueOf(thrown.getMessage()).startsWith("No resolvable bootstrap urls");
    }

    /**
     * What to throw if a client could not be made: Kafka hides the reason in the cause.
     *
     * @param servers that it should have connected to
     */
    static RuntimeException failure(KafkaException thrown, String servers) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (isUnresolved(at)) {
                return new SetupException(
                        "no host of "
                                + NewsmillConfig.BOOTSTRAP_SERVERS
                                + " has an address: "
                                + servers,
                        at);
            }
            if (at instanceof ConfigException invalid) {
                return invalid;
            }
        }
        return thrown;
    }
}
