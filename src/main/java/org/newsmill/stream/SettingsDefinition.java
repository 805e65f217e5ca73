package org.newsmill.stream;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.newsmill.enrich.Enrichments;
import org.newsmill.format.parse.Charsets;
import org.newsmill.format.parse.Limits;

import java.util.regex.Pattern;

/** Every setting, once: its type, default, validation and documentation. */
final class SettingsDefinition {

    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    private SettingsDefinition() {}

    /** The definition of every setting. */
    static ConfigDef get() {
        return new ConfigDef()
                .define(
                        NewsmillConfig.BOOTSTRAP_SERVERS,
                        Type.STRING,
                        "localhost:9092",
                        new ConfigDef.NonEmptyString(),
                        HIGH,
                        "Where Kafka is: host:port, several separated by commas.")
                .define(
                        NewsmillConfig.REGISTRY_URL,
                        Type.STRING,
                        "http://localhost:8081",
                        registryUrls(),
                        HIGH,
                        "Where the schema registry is; several URLs separated by commas.")
                .define(
                        NewsmillConfig.APPLICATION_ID,
                        Type.STRING,
                        "newsmill",
                        new ConfigDef.NonEmptyString(),
                        HIGH,
                        "The name of this application: the consumer group, and the prefix of"
                                + " transactional ids. Instances that share it share the work.")
                .define(
                        NewsmillConfig.INPUT_TOPIC,
                        Type.STRING,
                        "news.raw",
                        topicName(false),
                        HIGH,
                        "The topic that raw article events are read from.")
                .define(
                        NewsmillConfig.OUTPUT_TOPIC,
                        Type.STRING,
                        "news.enriched.{format}",
                        topicName(true),
                        HIGH,
                        "The topics that enriched articles are written to: {format} stands for the"
                                + " format in lower case; without it one topic takes all.")
                .define(
                        NewsmillConfig.DEAD_LETTER_TOPIC,
                        Type.STRING,
                        "news.dead-letters",
                        topicName(false),
                        HIGH,
                        "The topic for what could not be read.")
                .define(
                        NewsmillConfig.CHARSET,
                        Type.STRING,
                        "UTF-8",
                        charset(),
                        MEDIUM,
                        "The character set of events that do not say theirs by a byte-order mark or"
                                + " in content-type. Decoding is strict.")
                .define(
                        NewsmillConfig.ENRICH_FIELDS,
                        Type.LIST,
                        "text,normalisedText,terms",
                        enrichFields(),
                        MEDIUM,
                        "The large fields to fill in, of text, normalisedText and terms; the others"
                                + " stay null or empty.")
                .define(
                        NewsmillConfig.MAX_EVENT_BYTES,
                        Type.INT,
                        4 * 1024 * 1024,
                        ConfigDef.Range.atLeast(1),
                        MEDIUM,
                        "Events of more bytes go to the dead letters unread.")
                .define(
                        NewsmillConfig.MAX_EVENT_ARTICLES,
                        Type.INT,
                        100_000,
                        ConfigDef.Range.atLeast(1),
                        LOW,
                        "What an event holds beyond this many articles goes to the dead letters.")
                .define(
                        NewsmillConfig.MAX_EVENT_DEPTH,
                        Type.INT,
                        Limits.DEFAULT.depth(),
                        ConfigDef.Range.atLeast(1),
                        LOW,
                        "How deep elements, objects or parts of an event may be nested; what is"
                                + " deeper is not read.")
                .define(
                        NewsmillConfig.MAX_EVENT_ELEMENTS,
                        Type.INT,
                        Limits.DEFAULT.elements(),
                        ConfigDef.Range.atLeast(1),
                        LOW,
                        "How many elements, attributes and values an event may have.")
                .define(
                        NewsmillConfig.MAX_EVENT_SECONDS,
                        Type.INT,
                        Limits.DEFAULT.seconds(),
                        ConfigDef.Range.atLeast(1),
                        LOW,
                        "How long parsing one event may take.")
                .define(
                        NewsmillConfig.MAX_RECORD_BYTES,
                        Type.INT,
                        0,
                        ConfigDef.Range.atLeast(0),
                        MEDIUM,
                        "Records of more bytes (uncompressed, with key, headers and overhead)"
                                + " become dead letters. 0: what each output topic takes by its own"
                                + " max.message.bytes.")
                .define(
                        NewsmillConfig.TOPIC_PARTITIONS,
                        Type.INT,
                        3,
                        ConfigDef.Range.atLeast(1),
                        MEDIUM,
                        "Partitions of topics that are created.")
                .define(
                        NewsmillConfig.TOPIC_REPLICATION,
                        Type.SHORT,
                        (short) -1,
                        ConfigDef.Range.atLeast(-1),
                        MEDIUM,
                        "Replicas of topics that are created; -1: three, or as many as there are"
                                + " brokers.")
                .define(
                        NewsmillConfig.WITHOUT_OFFSETS,
                        Type.STRING,
                        "stop",
                        ConfigDef.ValidString.in("stop", "earliest", "latest"),
                        LOW,
                        "What to do when Kafka no longer has the committed offsets of an"
                                + " application that has read the raw topic before: stop, or begin"
                                + " with the earliest event and write all again, or with the latest"
                                + " and leave out what nobody has read.")
                .define(
                        NewsmillConfig.REPLAY_MAX,
                        Type.INT,
                        3,
                        ConfigDef.Range.atLeast(1),
                        LOW,
                        "How often 'newsmill replay' sends the same event back; after that its"
                                + " letter stays where it is.")
                .define(
                        NewsmillConfig.HTTP_HOST,
                        Type.STRING,
                        "127.0.0.1",
                        new ConfigDef.NonEmptyString(),
                        LOW,
                        "The address that the health endpoints are bound to. 0.0.0.0 opens them to"
                                + " the network.")
                .define(
                        NewsmillConfig.HTTP_PORT,
                        Type.INT,
                        8080,
                        ConfigDef.Range.between(-1, 65535),
                        LOW,
                        "The port of the health endpoints /live and /ready; 0: a free one; -1:"
                                + " none.")
                .define(
                        NewsmillConfig.LOG_LEVEL,
                        Type.STRING,
                        "INFO",
                        ConfigDef.CaseInsensitiveValidString.in(
                                "OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"),
                        LOW,
                        "How much Newsmill itself logs: OFF, ERROR, WARN, INFO, DEBUG or TRACE.")
                .define(
                        NewsmillConfig.AUTO_REGISTER,
                        Type.BOOLEAN,
                        true,
                        MEDIUM,
                        "Whether the schema is registered when it is first used. Turn off where"
                                + " schemas are registered beforehand.")
                .define(
                        NewsmillConfig.USE_LATEST,
                        Type.BOOLEAN,
                        false,
                        MEDIUM,
                        "Whether to write with the subject's latest schema instead of our own;"
                                + " needs auto.register.schemas=false.")
                .define(
                        NewsmillConfig.SUBJECT_STRATEGY,
                        Type.STRING,
                        "io.confluent.kafka.serializers.subject.TopicNameStrategy",
                        LOW,
                        "How the schema's subject is named: a class of Confluent's or your own.")
                .define(
                        NewsmillConfig.REMOVE_JAVA_PROPERTIES,
                        Type.BOOLEAN,
                        true,
                        LOW,
                        "Whether avro.java.string is left out of the registered schema, so that it"
                                + " is that of schemas/EnrichedArticle.avsc.")
                .define(
                        NewsmillConfig.BASIC_AUTH_SOURCE,
                        Type.STRING,
                        "",
                        LOW,
                        "Where the registry's basic credentials are: URL, USER_INFO or"
                            + " SASL_INHERIT; empty: in basic.auth.user.info or else in the URL, if"
                            + " they are there.")
                .define(
                        NewsmillConfig.BASIC_AUTH_USER_INFO,
                        Type.PASSWORD,
                        "",
                        LOW,
                        "user:password for the registry.")
                .define(
                        NewsmillConfig.BEARER_AUTH_SOURCE,
                        Type.STRING,
                        "",
                        LOW,
                        "Where the registry's bearer token comes from: STATIC_TOKEN, or CUSTOM with"
                                + " a class of your own; empty: bearer.auth.token, if it is set.")
                .define(
                        NewsmillConfig.BEARER_AUTH_TOKEN,
                        Type.PASSWORD,
                        "",
                        LOW,
                        "The registry's bearer token.");
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

    private static ConfigDef.Validator registryUrls() {
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    try {
                        RegistryUrls.of((String) value);
                    } catch (IllegalArgumentException impossible) {
                        // Without the value, which may hold a password.
                        throw new ConfigException(key + " cannot be " + impossible.getMessage());
                    }
                },
                () -> "URLs");
    }

    private static ConfigDef.Validator charset() {
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    if (Charsets.of((String) value) == null) {
                        throw new ConfigException(
                                key, value, "is not a character set that this JDK knows");
                    }
                },
                () -> "a character set");
    }

    private static ConfigDef.Validator enrichFields() {
        String[] names = Enrichments.optionalFields().toArray(String[]::new);
        return ConfigDef.ValidList.in(true, names);
    }
}
