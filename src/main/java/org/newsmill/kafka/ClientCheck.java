package org.newsmill.kafka;

import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.newsmill.settings.KafkaSettings;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.settings.Settings;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import javax.security.auth.login.LoginException;

/**
 * Whether Kafka's clients can take their settings: asked before anything is started, since later a
 * setting that cannot be right would look like an outage.
 */
public final class ClientCheck {

    private static final String HOW_TO_ADD =
            " Put its jar into the folder lib/ext beside newsmill.jar's lib, or name it in"
                    + " NEWSMILL_CLASSPATH.";

    /** How the JDK tells that a class named in {@code sasl.jaas.config} is missing. */
    private static final String NO_MODULE = "No LoginModule found for ";

    private ClientCheck() {}

    /**
     * @throws ConfigException for the first setting that a client refuses
     * @throws SetupException if a codec cannot be loaded that our producer is asked to use
     */
    public static void check(NewsmillConfig config) {
        try {
            checkAll(config);
        } catch (ConfigException invalid) {
            throw explained(invalid);
        }
    }

    private static void checkAll(NewsmillConfig config) {
        for (String server : config.get(Settings.BOOTSTRAP_SERVERS).split(",")) {
            checkServer(server.strip());
        }
        new AdminClientConfig(new KafkaSettings(config).admin());
        StreamsConfig streams =
                new StreamsConfig(
                        new StreamsSettings(config)
                                .of(RecordLimits.of(RecordLimits.KAFKA_DEFAULT)));
        String name = config.get(Settings.APPLICATION_ID);
        Map<String, Object> consumer = new HashMap<>(streams.getMainConsumerConfigs(name, name, 0));
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        new ConsumerConfig(consumer);
        Map<String, Object> producer = new HashMap<>(streams.getProducerConfigs(name));
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        Codecs.check(
                new ProducerConfig(producer).getString(ProducerConfig.COMPRESSION_TYPE_CONFIG));
        new KafkaAvroSerializerConfig(new SerializerSettings(config).asMap());
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
                    "Invalid url in " + Settings.BOOTSTRAP_SERVERS.key() + ": " + server);
        }
    }

    /** Whether none of the hosts has an address, which may change. */
    public static boolean isUnresolved(Throwable thrown) {
        // Kafka tells it by these words alone.
        return thrown instanceof ConfigException
                && String.valueOf(thrown.getMessage()).startsWith("No resolvable bootstrap urls");
    }

    /** What to throw if a client could not be made: Kafka hides the reason in the causes. */
    public static RuntimeException failure(KafkaException thrown, NewsmillConfig config) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (isUnresolved(at)) {
                return new SetupException(
                        "no host of "
                                + Settings.BOOTSTRAP_SERVERS.key()
                                + " has an address: "
                                + config.get(Settings.BOOTSTRAP_SERVERS),
                        at);
            }
            if (at instanceof ConfigException invalid) {
                return explained(invalid);
            }
            String missing = missingClass(at);
            if (missing != null) {
                return new ConfigException(
                        settingsWith(missing, config)
                                + ": Class "
                                + missing
                                + " could not be found."
                                + HOW_TO_ADD);
            }
        }
        return thrown;
    }

    private static String missingClass(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof ClassNotFoundException) {
            return message;
        }
        return thrown instanceof LoginException && message.startsWith(NO_MODULE)
                ? message.substring(NO_MODULE.length())
                : null;
    }

    private static String settingsWith(String name, NewsmillConfig config) {
        return config.originals().entrySet().stream()
                .filter(setting -> String.valueOf(setting.getValue()).contains(name))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A class that is missing is most likely in a jar that is not on the class path. */
    private static ConfigException explained(ConfigException invalid) {
        String message = String.valueOf(invalid.getMessage());
        return message.contains("Class ") && message.contains("could not be found")
                ? new ConfigException(message + HOW_TO_ADD)
                : invalid;
    }
}
