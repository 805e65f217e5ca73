package org.newsmill.settings;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.newsmill.settings.Setting.Audience;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of Confluent's serializer, deserializer and registry client. */
final class SerializerKeys {

    static final String REGISTRY_PREFIX = SchemaRegistryClientConfig.CLIENT_NAMESPACE;

    private static final ConfigDef DEFINED = AbstractKafkaSchemaSerDeConfig.baseConfigDef();

    /** Those that their classes read without having defined them where others could ask. */
    private static final Map<String, ConfigDef.Type> UNDEFINED =
            Map.ofEntries(
                    Map.entry(
                            KafkaAvroSerializerConfig.AVRO_REFLECTION_ALLOW_NULL_CONFIG,
                            ConfigDef.Type.BOOLEAN),
                    Map.entry(
                            KafkaAvroSerializerConfig.AVRO_USE_LOGICAL_TYPE_CONVERTERS_CONFIG,
                            ConfigDef.Type.BOOLEAN),
                    Map.entry(
                            KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG,
                            ConfigDef.Type.BOOLEAN),
                    Map.entry("avro.validate.defaults", ConfigDef.Type.BOOLEAN),
                    Map.entry(
                            KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG,
                            ConfigDef.Type.BOOLEAN),
                    Map.entry(
                            KafkaAvroDeserializerConfig.SPECIFIC_AVRO_KEY_TYPE_CONFIG,
                            ConfigDef.Type.CLASS),
                    Map.entry(
                            KafkaAvroDeserializerConfig.SPECIFIC_AVRO_VALUE_TYPE_CONFIG,
                            ConfigDef.Type.CLASS),
                    Map.entry(SchemaRegistryClientConfig.URL_RANDOMIZE, ConfigDef.Type.BOOLEAN),
                    Map.entry(
                            SchemaRegistryClientConfig.MISSING_CACHE_SIZE_CONFIG,
                            ConfigDef.Type.INT),
                    Map.entry(
                            SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG,
                            ConfigDef.Type.LONG),
                    Map.entry(
                            SchemaRegistryClientConfig.MISSING_VERSION_CACHE_TTL_CONFIG,
                            ConfigDef.Type.LONG),
                    Map.entry(
                            SchemaRegistryClientConfig.MISSING_SCHEMA_CACHE_TTL_CONFIG,
                            ConfigDef.Type.LONG));

    /** Newsmill's own, by these names alone. */
    private static final Set<String> NEVER_PREFIXED =
            Settings.ALL.stream()
                    .filter(setting -> setting.audience() == Audience.SERIALIZER)
                    .map(Setting::key)
                    .filter(key -> !key.startsWith(REGISTRY_PREFIX))
                    .collect(Collectors.toUnmodifiableSet());

    /** With the registry's prefix alone: without it, Kafka's clients are meant. */
    private static final Set<String> PREFIXED =
            Stream.of(
                            SaslConfigs.SASL_JAAS_CONFIG,
                            SaslConfigs.SASL_MECHANISM,
                            SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL,
                            SaslConfigs.SASL_OAUTHBEARER_SCOPE_CLAIM_NAME,
                            SaslConfigs.SASL_OAUTHBEARER_SUB_CLAIM_NAME)
                    .map(REGISTRY_PREFIX::concat)
                    .collect(Collectors.toUnmodifiableSet());

    /** The names of rules, and the parameters of those, are anybody's own. */
    private static final Set<String> FAMILIES =
            Set.of(
                    AbstractKafkaSchemaSerDeConfig.RULE_EXECUTORS + ".",
                    AbstractKafkaSchemaSerDeConfig.RULE_ACTIONS + ".");

    /** Each writes with a schema, or a value, that may not be ours. */
    private static final Set<String> OF_OTHER_SCHEMAS =
            Set.of(
                    AbstractKafkaSchemaSerDeConfig.USE_SCHEMA_ID,
                    AbstractKafkaSchemaSerDeConfig.USE_LATEST_WITH_METADATA,
                    AbstractKafkaSchemaSerDeConfig.CONTEXT_NAME_STRATEGY,
                    AbstractKafkaSchemaSerDeConfig.RULE_EXECUTORS,
                    AbstractKafkaSchemaSerDeConfig.RULE_ACTIONS,
                    KafkaAvroSerializerConfig.AVRO_USE_LOGICAL_TYPE_CONVERTERS_CONFIG,
                    AbstractKafkaSchemaSerDeConfig.SCHEMA_REFLECTION_CONFIG);

    private SerializerKeys() {}

    /** Every name there is; the client's own also with the registry's prefix. */
    static Set<String> all() {
        Set<String> plain = new TreeSet<>(DEFINED.names());
        plain.addAll(UNDEFINED.keySet());
        Set<String> all = new TreeSet<>(plain);
        all.addAll(PREFIXED);
        plain.stream()
                .filter(name -> !name.startsWith(REGISTRY_PREFIX))
                .filter(name -> !NEVER_PREFIXED.contains(name))
                .forEach(name -> all.add(REGISTRY_PREFIX + name));
        return all;
    }

    /** Whether it is one of {@link #all()}, or belongs to a rule. */
    static boolean isOne(String key) {
        String plain = plain(key);
        return DEFINED.names().contains(key)
                || DEFINED.names().contains(plain)
                || UNDEFINED.containsKey(plain)
                || PREFIXED.contains(key)
                || FAMILIES.stream().anyMatch(plain::startsWith);
    }

    /**
     * What the serializer is given of all settings, with the types that it expects: everything that
     * is neither Newsmill's own nor Kafka's, since a strategy or a provider of credentials may read
     * keys that only it knows.
     *
     * @throws ConfigException for a value that is not of its type
     */
    static Map<String, Object> given(Map<String, ?> settings) {
        Map<String, Object> given = new HashMap<>();
        settings.forEach(
                (key, value) -> {
                    if (!Settings.isOne(key) && !KnownKeys.isForKafka(key)) {
                        Object typed = typed(key, value);
                        given.put(key, typed);
                        if (UNDEFINED.containsKey(plain(key))
                                || DEFINED.names().contains(plain(key))) {
                            // Given both ways, it would be left to chance which one counts.
                            given.put(plain(key), typed);
                        }
                    }
                });
        return given;
    }

    private static Object typed(String key, Object value) {
        ConfigDef.ConfigKey defined = DEFINED.configKeys().get(plain(key));
        ConfigDef.Type type = defined == null ? UNDEFINED.get(plain(key)) : defined.type;
        if (type == null) {
            return value;
        }
        return switch (type) {
            case BOOLEAN, INT, LONG, SHORT -> ConfigDef.parseType(key, value, type);
            // Loaded, or taken apart, by those who read them.
            default -> value;
        };
    }

    private static String plain(String key) {
        if (!key.startsWith(REGISTRY_PREFIX) || DEFINED.names().contains(key)) {
            return key;
        }
        String plain = key.substring(REGISTRY_PREFIX.length());
        return NEVER_PREFIXED.contains(plain) ? key : plain;
    }

    /** Whether nothing that is set could make a record differ from our own schema. */
    static boolean leaveOurSchema(Map<String, ?> settings) {
        return settings.keySet().stream()
                .noneMatch(
                        key ->
                                OF_OTHER_SCHEMAS.contains(key)
                                        || FAMILIES.stream().anyMatch(key::startsWith));
    }
}
