package org.newsmill.settings;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;

import org.newsmill.settings.Setting.Audience;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What is said to Confluent's serializer, its deserializer and the registry's client. Its own
 * retries are turned off and its time-outs shortened, since outages are retried here, within the
 * time that a transaction has. Immutable.
 */
public final class SerializerSettings {

    /** How long one URL of the registry may take to connect and to answer. */
    private static final int CONNECT_MS = 1_000;

    private static final int READ_MS = 2_000;

    /** The same for all of them together: an attempt tries one after the other. */
    private static final int CONNECT_ALL_MS = 2_500;

    private static final int READ_ALL_MS = 5_000;

    private final Map<String, Object> all;
    private final String urls;
    private final Duration longestAttempt;
    private final boolean autoRegister;
    private final boolean useLatest;
    private final boolean removeJavaProperties;
    private final String subjectStrategy;

    public SerializerSettings(NewsmillConfig config) {
        this.urls = config.get(RegistrySettings.REGISTRY_URL);
        this.autoRegister = config.get(RegistrySettings.AUTO_REGISTER);
        this.useLatest = config.get(RegistrySettings.USE_LATEST);
        this.removeJavaProperties = config.get(RegistrySettings.REMOVE_JAVA_PROPERTIES);
        this.subjectStrategy = config.get(RegistrySettings.SUBJECT_STRATEGY);
        int count = urls.split(",").length;
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS,
                Math.min(CONNECT_MS, CONNECT_ALL_MS / count));
        settings.put(
                SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS,
                Math.min(READ_MS, READ_ALL_MS / count));
        settings.put(SchemaRegistryClientConfig.MAX_RETRIES_CONFIG, 0);
        settings.put(AbstractKafkaSchemaSerDeConfig.PROPAGATE_SCHEMA_TAGS, false);
        settings.putAll(SerializerKeys.given(config.originals()));
        Settings.ALL.stream()
                .filter(setting -> setting.audience() == Audience.SERIALIZER)
                .forEach(setting -> settings.put(setting.key(), config.get(setting)));
        settings.putAll(RegistryCredentials.settings(config));
        this.all = Collections.unmodifiableMap(settings);
        long each =
                (Integer) settings.get(SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS)
                        + (Integer) settings.get(SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS);
        this.longestAttempt = Duration.ofMillis(each * count);
    }

    /** As the serializer's own classes read them. Cannot be changed. */
    public Map<String, Object> asMap() {
        return all;
    }

    /** Where the registry is, as it may be shown. */
    public String shownUrls() {
        return RegistryUrls.withoutSecrets(urls);
    }

    /** Whether there is no registry, but Confluent's stand-in for tests. */
    public boolean isMock() {
        return urls.startsWith(RegistryUrls.MOCK);
    }

    /** How long one attempt to reach the registry may take, all of its URLs tried. */
    public Duration longestAttempt() {
        return longestAttempt;
    }

    /** Whether a schema is registered when it is first used. */
    public boolean autoRegister() {
        return autoRegister;
    }

    /** Whether records are written with the subject's latest schema instead of our own. */
    public boolean useLatest() {
        return useLatest;
    }

    /** Whether the registered schema is without {@code avro.java.string}. */
    public boolean removeJavaProperties() {
        return removeJavaProperties;
    }

    /** The class that names a schema's subject. */
    public String subjectStrategy() {
        return subjectStrategy;
    }

    /** Whether a setting of the serializer's own, which Newsmill does not name, is {@code true}. */
    public boolean isTrue(String key) {
        return Boolean.parseBoolean(String.valueOf(all.get(key)));
    }

    /** Whether nothing that is set could make a record differ from our own schema. */
    public boolean leaveOurSchema() {
        return !useLatest && SerializerKeys.leaveOurSchema(all);
    }
}
