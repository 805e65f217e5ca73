package org.newsmill.stream;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.newsmill.article.Enricher;
import org.newsmill.article.Version;
import org.newsmill.format.EventReader;
import org.newsmill.format.Formats;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Every setting, once: its type, default, validation and documentation. Immutable.
 *
 * <p>Keys that begin with {@code kafka.}, {@code streams.} or {@code schema.registry.} are passed
 * on, the prefix taken off (but for the registry's own); see {@link ClientSettings}. {@code
 * ${env:NAME}} and {@code ${file:path:key}} are replaced in any value.
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
    public static final String MAX_RECORD_BYTES = "max.record.bytes";
    public static final String TOPIC_PARTITIONS = "topic.partitions";
    public static final String TOPIC_REPLICATION = "topic.replication.factor";
    public static final String REPLAY_MAX = "replay.max";
    public static final String HTTP_HOST = "http.host";
    public static final String HTTP_PORT = "http.port";
    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String USE_LATEST = "use.latest.version";
    public static final String SUBJECT_STRATEGY = "value.subject.name.strategy";
    public static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
    public static final String BASIC_AUTH_SOURCE = "basic.auth.credentials.source";
    public static final String BASIC_AUTH_USER_INFO = "basic.auth.user.info";
    public static final String BEARER_AUTH_SOURCE = "bearer.auth.credentials.source";
    public static final String BEARER_AUTH_TOKEN = "bearer.auth.token";

    /** Keys that begin so are passed on and therefore not unknown. */
    private static final List<String> PASSED_ON =
            List.of(
                    "kafka.",
                    "streams.",
                    "schema.registry.",
                    "basic.auth.",
                    "bearer.auth.",
                    "config.providers");

    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    /** The definition of every setting. */
    public static ConfigDef definition() {
        return new ConfigDef()
                .define(
                        BOOTSTRAP_SERVERS,
                        Type.STRING,
                        "localhost:9092",
                        new ConfigDef.NonEmptyString(),
                        HIGH,
                        "Where Kafka is: host:port, several separated by commas.")
                .define(
                        REGISTRY_URL,
                        Type.STRING,
                        "http://localhost:8081",
                        new ConfigDef.NonEmptyString(),
                        HIGH,
                        "Where the schema registry is; several URLs separated by commas.")
                .define(
                        APPLICATION_ID,
                        Type.STRING,
                        "newsmill",
                        new ConfigDef.NonEmptyString(),
                        HIGH,
                        "The name of this application: the consumer group, and the prefix of"
                                + " transactional ids. Instances that share it share the work.")
                .define(
                        INPUT_TOPIC,
                        Type.STRING,
                        "news.raw",
                        topicName(false),
                        HIGH,
                        "The topic that raw article events are read from.")
                .define(
                        OUTPUT_TOPIC,
                        Type.STRING,
                        "news.enriched.{format}",
                        topicName(true),
                        HIGH,
                        "The topics that enriched articles are written to: {format} stands for the"
                                + " format in lower case; without it one topic takes all.")
                .define(
                        DEAD_LETTER_TOPIC,
                        Type.STRING,
                        "news.dead-letters",
                        topicName(false),
                        HIGH,
                        "The topic for what could not be read.")
                .define(
                        CHARSET,
                        Type.STRING,
                        "UTF-8",
                        charset(),
                        MEDIUM,
                        "The character set of events that do not say theirs by a byte-order mark or"
                                + " in content-type. Decoding is strict.")
                .define(
                        ENRICH_FIELDS,
                        Type.LIST,
                        "text,normalisedText,terms",
                        enrichFields(),
                        MEDIUM,
                        "The large fields to fill in, of text, normalisedText and terms; the others"
                                + " stay null or empty.")
                .define(
                        MAX_EVENT_BYTES,
                        Type.INT,
                        16 * 1024 * 1024,
                        ConfigDef.Range.atLeast(1),
                        MEDIUM,
                        "Events of more bytes go to the dead letters unread.")
                .define(
                        MAX_RECORD_BYTES,
                        Type.INT,
                        0,
                        ConfigDef.Range.atLeast(0),
                        MEDIUM,
                        "Records of more bytes (uncompressed, with key, headers and overhead)"
                                + " become dead letters. 0: what each output topic takes by its own"
                                + " max.message.bytes.")
                .define(
                        TOPIC_PARTITIONS,
                        Type.INT,
                        3,
                        ConfigDef.Range.atLeast(1),
                        MEDIUM,
                        "Partitions of topics that are created.")
                .define(
                        TOPIC_REPLICATION,
                        Type.SHORT,
                        (short) -1,
                        ConfigDef.Range.atLeast(-1),
                        MEDIUM,
                        "Replicas of topics that are created; -1: the broker's default.")
                .define(
                        REPLAY_MAX,
                        Type.INT,
                        3,
                        ConfigDef.Range.atLeast(1),
                        LOW,
                        "How often 'newsmill replay' sends the same event back; after that its"
                                + " letter stays where it is.")
                .define(
                        HTTP_HOST,
                        Type.STRING,
                        "127.0.0.1",
                        new ConfigDef.NonEmptyString(),
                        LOW,
                        "The address that the health endpoints are bound to. 0.0.0.0 opens them to"
                                + " the network.")
                .define(
                        HTTP_PORT,
                        Type.INT,
                        8080,
                        ConfigDef.Range.between(-1, 65535),
                        LOW,
                        "The port of the health endpoints /live and /ready; 0: a free one; -1:"
                                + " none.")
                .define(
                        AUTO_REGISTER,
                        Type.BOOLEAN,
                        true,
                        MEDIUM,
                        "Whether the schema is registered when it is first used. Turn off where"
                                + " schemas are registered beforehand.")
                .define(
                        USE_LATEST,
                        Type.BOOLEAN,
                        false,
                        MEDIUM,
                        "Whether to write with the subject's latest schema instead of our own;"
                                + " needs auto.register.schemas=false.")
                .define(
                        SUBJECT_STRATEGY,
                        Type.STRING,
                        "io.confluent.kafka.serializers.subject.TopicNameStrategy",
                        LOW,
                        "How the schema's subject is named: a class of Confluent's or your own.")
                .define(
                        REMOVE_JAVA_PROPERTIES,
                        Type.BOOLEAN,
                        true,
                        LOW,
                        "Whether avro.java.string is left out of the registered schema, so that it"
                                + " is that of schemas/EnrichedArticle.avsc.")
                .define(
                        BASIC_AUTH_SOURCE,
                        Type.STRING,
                        "URL",
                        LOW,
                        "Where the registry's basic credentials are: URL, USER_INFO or"
                                + " SASL_INHERIT.")
                .define(
                        BASIC_AUTH_USER_INFO,
                        Type.PASSWORD,
                        "",
                        LOW,
                        "user:password for the registry, with"
                                + " basic.auth.credentials.source=USER_INFO.")
                .define(
                        BEARER_AUTH_SOURCE,
                        Type.STRING,
                        "",
                        LOW,
                        "Where the registry's bearer token comes from: empty for none,"
                                + " STATIC_TOKEN, OAUTHBEARER, SASL_OAUTHBEARER_INHERIT or CUSTOM.")
                .define(
                        BEARER_AUTH_TOKEN,
                        Type.PASSWORD,
                        "",
                        LOW,
                        "The token, with bearer.auth.credentials.source=STATIC_TOKEN.");
    }

    /**
     * @param settings by key, as strings; unknown keys are kept, see {@link #unknownKeys()}
     * @throws ConfigException for a value that is not valid, with the key and why
     */
    public NewsmillConfig(Map<String, ?> settings) {
        super(definition(), withProviders(settings), false);
        checkTopicsDiffer();
        if (getBoolean(USE_LATEST) && getBoolean(AUTO_REGISTER)) {
            throw new ConfigException(USE_LATEST, true, "needs " + AUTO_REGISTER + "=false");
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

    /**
     * What is written must not be read again as an event, and letters must not mix with records.
     */
    private void checkTopicsDiffer() {
        Topics topics = topics();
        Set<String> outputs = topics.enriched(Formats.all());
        if (outputs.contains(topics.raw()) || topics.raw().equals(topics.deadLetters())) {
            throw new ConfigException(
                    INPUT_TOPIC, topics.raw(), "must not be a topic that is written to");
        }
        if (outputs.contains(topics.deadLetters())) {
            throw new ConfigException(
                    DEAD_LETTER_TOPIC, topics.deadLetters(), "must not be an output topic");
        }
    }

    /** Keys that mean nothing here: most likely misspelt. */
    public Set<String> unknownKeys() {
        Set<String> unknown = new TreeSet<>(originals().keySet());
        unknown.removeAll(values().keySet());
        unknown.removeIf(key -> PASSED_ON.stream().anyMatch(key::startsWith));
        return unknown;
    }

    public Topics topics() {
        return new Topics(
                getString(INPUT_TOPIC), getString(OUTPUT_TOPIC), getString(DEAD_LETTER_TOPIC));
    }

    /** A reader of events by these settings. */
    public EventReader eventReader() {
        return new EventReader(
                Formats.all(), Charset.forName(getString(CHARSET)), getInt(MAX_EVENT_BYTES));
    }

    /** A new enricher by these settings, for one thread. */
    public Enricher enricher(Clock clock) {
        Set<Enricher.Field> fields = EnumSet.noneOf(Enricher.Field.class);
        List<String> names = getList(ENRICH_FIELDS);
        for (Enricher.Field field : Enricher.Field.values()) {
            if (names.contains(field.schemaName())) {
                fields.add(field);
            }
        }
        return new Enricher(fields, clock, Version.processor());
    }

    private static ConfigDef.Validator topicName(boolean withFormat) {
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    String name = (String) value;
                    String plain = withFormat ? name.replace(Topics.PLACEHOLDER, "format") : name;
                    if (!TOPIC_NAME.matcher(plain).matches()
                            || plain.equals(".")
                            || plain.equals("..")) {
                        throw new ConfigException(key, value, "is not a legal name for a topic");
                    }
                },
                () -> "a topic's name" + (withFormat ? ", may hold {format}" : ""));
    }

    private static ConfigDef.Validator charset() {
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    try {
                        Charset.forName((String) value);
                    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                        throw new ConfigException(
                                key, value, "is not a character set that this JDK knows");
                    }
                },
                () -> "a character set");
    }

    private static ConfigDef.Validator enrichFields() {
        String[] names =
                Arrays.stream(Enricher.Field.values())
                        .map(Enricher.Field::schemaName)
                        .toArray(String[]::new);
        return ConfigDef.ValidList.in(true, names);
    }
}
