package org.newsmill.stream;

import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.streams.StreamsConfig;
import org.newsmill.article.Version;
import org.newsmill.enrich.Enricher;
import org.newsmill.enrich.Enrichers;
import org.newsmill.format.EventReader;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.Charsets;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.ReadSettings;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings, checked. Immutable; {@link #definition()} says what there is.
 *
 * <p>Keys that begin with {@code kafka.} or {@code streams.} are passed on without that, all others
 * that are not our own to Confluent's serializer; see {@link ClientSettings}. {@code ${env:NAME}}
 * and {@code ${file:path:key}} are replaced in any value.
 */
public final class NewsmillConfig extends AbstractConfig {

    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String REGISTRY_URL = "schema.registry.url";
    public static final String APPLICATION_ID = "application.id";
    public static final String INPUT_TOPIC = "input.topic";
    public static final String OUTPUT_TOPIC = "output.topic";
    public static final String DEAD_LETTER_TOPIC = "dead.letter.topic";
    public static final String CHARSET = "charset";
    public static final String ENRICH_FIELDS = "enrich.fields";
    public static final String MAX_EVENT_BYTES = "max.event.bytes";
    public static final String MAX_EVENT_ARTICLES = "max.event.articles";
    public static final String MAX_EVENT_DEPTH = "max.event.depth";
    public static final String MAX_EVENT_ELEMENTS = "max.event.elements";
    public static final String MAX_EVENT_SECONDS = "max.event.seconds";
    public static final String MAX_RECORD_BYTES = "max.record.bytes";
    public static final String TOPIC_PARTITIONS = "topic.partitions";
    public static final String TOPIC_REPLICATION = "topic.replication.factor";
    public static final String WITHOUT_OFFSETS = "without.offsets";
    public static final String REPLAY_MAX = "replay.max";
    public static final String HTTP_HOST = "http.host";
    public static final String HTTP_PORT = "http.port";
    public static final String LOG_LEVEL = "log.level";
    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String USE_LATEST = "use.latest.version";
    public static final String SUBJECT_STRATEGY = "value.subject.name.strategy";
    public static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
    public static final String BASIC_AUTH_SOURCE = "basic.auth.credentials.source";
    public static final String BASIC_AUTH_USER_INFO = "basic.auth.user.info";
    public static final String BEARER_AUTH_SOURCE = "bearer.auth.credentials.source";
    public static final String BEARER_AUTH_TOKEN = "bearer.auth.token";

    private final KnownKeys known = new KnownKeys(definition().names());

    private static final List<String> UNRESOLVED = List.of("${env:", "${file:");

    /** The definition of every setting. */
    public static ConfigDef definition() {
        return SettingsDefinition.get();
    }

    /** A setting's default as it would be written in a file; {@code (empty)} if it is. */
    public static String writtenDefault(ConfigDef.ConfigKey key) {
        String written = ConfigDef.convertToString(key.defaultValue, key.type);
        return written == null || written.isEmpty() ? "(empty)" : written;
    }

    /**
     * @param settings by key, as strings; unknown keys are kept, see {@link #unknownKeys()}
     * @throws ConfigException for a value that is not valid, with the key and why
     */
    public NewsmillConfig(Map<String, ?> settings) {
        super(definition(), withProviders(settings), false);
        checkNothingIsUnresolved();
        checkTopicsDiffer();
        if (getBoolean(USE_LATEST) && getBoolean(AUTO_REGISTER)) {
            throw new ConfigException(USE_LATEST, true, "needs " + AUTO_REGISTER + "=false");
        }
        checkGroupProtocol();
        RegistryCredentials.check(this);
        checkSerializer();
    }

    /** It would say so itself, but only when the first record is written. */
    private void checkSerializer() {
        Map<String, Object> given = SerializerKeys.given(originals(), definition().names());
        for (String key :
                List.of(
                        AbstractKafkaSchemaSerDeConfig.USE_SCHEMA_ID,
                        AbstractKafkaSchemaSerDeConfig.USE_LATEST_WITH_METADATA)) {
            if (given.containsKey(key) && getBoolean(AUTO_REGISTER)) {
                throw new ConfigException(key, given.get(key), "needs " + AUTO_REGISTER + "=false");
            }
        }
    }

    /** {@link RewindingClients} is not asked for consumers by the newer protocol. */
    private void checkGroupProtocol() {
        for (String prefix : List.of("kafka.", "streams.")) {
            String key = prefix + StreamsConfig.GROUP_PROTOCOL_CONFIG;
            Object protocol = originals().get(key);
            if (protocol != null && "streams".equalsIgnoreCase(protocol.toString())) {
                throw new ConfigException(
                        key,
                        protocol,
                        "would hide that a transaction was lost, and its events would be"
                                + " missing; leave it at classic");
            }
        }
    }

    private static Map<String, Object> withProviders(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("config.providers", "env,file");
        all.put("config.providers.env.class", EnvVarConfigProvider.class.getName());
        all.put("config.providers.file.class", FileConfigProvider.class.getName());
        all.putAll(settings);
        return all;
    }

    /** Kafka leaves as it stands what it finds no value for; a password should not be that. */
    private void checkNothingIsUnresolved() {
        originals()
                .forEach(
                        (key, value) -> {
                            if (value instanceof String text
                                    && UNRESOLVED.stream().anyMatch(text::contains)) {
                                throw new ConfigException(
                                        "The value of "
                                                + key
                                                + " names an environment variable or a key of a"
                                                + " file that does not exist");
                            }
                        });
    }

    /**
     * What is written must not be read again as an event, and letters must not mix with records.
     */
    private void checkTopicsDiffer() {
        Topics topics = topics();
        Set<String> outputs = topics.enriched(Formats.ALL);
        if (outputs.contains(topics.raw()) || topics.raw().equals(topics.deadLetters())) {
            throw new ConfigException(
                    INPUT_TOPIC, topics.raw(), "must not be a topic that is written to");
        }
        if (outputs.contains(topics.deadLetters())) {
            throw new ConfigException(
                    DEAD_LETTER_TOPIC, topics.deadLetters(), "must not be an output topic");
        }
    }

    /**
     * Keys that mean nothing to anybody that is known here: misspelt, or a plug-in's, to which they
     * are passed on.
     */
    public Set<String> unknownKeys() {
        Set<String> unknown = new TreeSet<>(originals().keySet());
        unknown.removeIf(known::knows);
        return unknown;
    }

    /** The key that is most like an unknown one, if one is. */
    public Optional<String> nearestKey(String unknown) {
        return known.nearest(unknown);
    }

    /**
     * The key that an environment variable stands for.
     *
     * @param name without {@code NEWSMILL_}
     */
    public static String keyOfVariable(String name) {
        return new KnownKeys(definition().names()).ofVariable(name);
    }

    public Topics topics() {
        return new Topics(
                getString(INPUT_TOPIC), getString(OUTPUT_TOPIC), getString(DEAD_LETTER_TOPIC));
    }

    /** A reader of events by these settings. */
    public EventReader eventReader() {
        return new EventReader(
                new ReadSettings(
                        Charsets.of(getString(CHARSET)),
                        getInt(MAX_EVENT_BYTES),
                        getInt(MAX_EVENT_ARTICLES),
                        new Limits(
                                getInt(MAX_EVENT_DEPTH),
                                getInt(MAX_EVENT_ELEMENTS),
                                getInt(MAX_EVENT_SECONDS))));
    }

    /** Enrichers by these settings, one for each thread. */
    public Enrichers enrichers(Clock clock) {
        List<String> fields = getList(ENRICH_FIELDS);
        return new Enrichers(() -> new Enricher(fields, clock, Version.processor()));
    }
}
