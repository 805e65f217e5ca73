package org.newsmill.settings;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.types.Password;
import org.newsmill.enrich.Enrichments;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.ReadSettings;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The list of settings. A new one is one constant here, and its use by {@link NewsmillConfig#get}:
 * the command line, the checks and the page of the reference follow this list.
 */
public final class Settings {

    /** For Newsmill alone. */
    private static final SettingList OURS = new SettingList();

    /** Those that Confluent's serializer is given too. */
    private static final SettingList SERIALIZERS = OURS.forSerializer();

    private static final ConfigDef.Validator LEVELS =
            ConfigDef.CaseInsensitiveValidString.in(
                    "OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    public static final Setting<String> BOOTSTRAP_SERVERS =
            OURS.text(
                    "bootstrap.servers",
                    "localhost:9092",
                    new ConfigDef.NonEmptyString(),
                    HIGH,
                    "Where Kafka is: host:port, several separated by commas.");

    public static final Setting<String> REGISTRY_URL =
            SERIALIZERS.text(
                    "schema.registry.url",
                    "http://localhost:8081",
                    Validators.REGISTRY_URLS,
                    HIGH,
                    "Where the schema registry is; several URLs separated by" + " commas.");

    public static final Setting<String> APPLICATION_ID =
            OURS.text(
                    "application.id",
                    "newsmill",
                    new ConfigDef.NonEmptyString(),
                    HIGH,
                    "The name of this application: the consumer group, and the prefix of"
                            + " transactional ids. Instances that share it share the"
                            + " work.");

    public static final Setting<String> INPUT_TOPIC =
            OURS.text(
                    "input.topic",
                    "news.raw",
                    Validators.TOPIC_NAME,
                    HIGH,
                    "The topic that raw article events are read from.");

    public static final Setting<String> OUTPUT_TOPIC =
            OURS.text(
                    "output.topic",
                    "news.enriched.{format}",
                    Validators.TOPIC_NAME_WITH_FORMAT,
                    HIGH,
                    "The topics that enriched articles are written to: {format} stands for"
                            + " the format in lower case; without it one topic takes"
                            + " all.");

    public static final Setting<String> DEAD_LETTER_TOPIC =
            OURS.text(
                    "dead.letter.topic",
                    "news.dead-letters",
                    Validators.TOPIC_NAME,
                    HIGH,
                    "The topic for what could not be read.");

    public static final Setting<String> EMBARGO =
            OURS.text(
                    "embargo",
                    "mark",
                    ConfigDef.CaseInsensitiveValidString.in("mark", "hold", "reject"),
                    MEDIUM,
                    "What is done with stories that are withheld or under embargo: `mark` writes"
                            + " them at once, with `status` and `embargoedUntil`; `hold` keeps them"
                            + " in embargo.topic and writes them when the time has come; `reject`"
                            + " makes them dead letters.");

    public static final Setting<String> EMBARGO_TOPIC =
            OURS.text(
                    "embargo.topic",
                    "news.embargoed",
                    Validators.TOPIC_NAME,
                    LOW,
                    "The topic in which stories stand that wait, with embargo=hold.");

    public static final Setting<String> CHARSET =
            OURS.text(
                    "charset",
                    "UTF-8",
                    Validators.CHARSET,
                    MEDIUM,
                    "The character set of events that do not say theirs by a byte-order"
                            + " mark or in content-type. Decoding is strict.");

    public static final Setting<List<String>> ENRICH_FIELDS =
            OURS.list(
                    "enrich.fields",
                    "text,normalisedText,terms,keyTerms",
                    ConfigDef.ValidList.in(
                            true, Enrichments.optionalFields().toArray(String[]::new)),
                    MEDIUM,
                    "The large fields to fill in; the others of text, normalisedText, terms and"
                            + " keyTerms stay null or empty.");

    public static final Setting<Boolean> ENRICH_STOP_WORDS =
            OURS.flag(
                    "enrich.stop.words",
                    false,
                    LOW,
                    "Whether function words are left out of terms. They never are key terms.");

    public static final Setting<String> LANGUAGE_DEFAULT =
            OURS.text(
                    "language.default",
                    "en",
                    Validators.LANGUAGE,
                    MEDIUM,
                    "As what language a text is treated (BCP 47) whose language is neither said"
                            + " nor to be seen. It is not written into the record.");

    public static final Setting<List<String>> ENVELOPES =
            OURS.list(
                    "envelopes",
                    String.join(",", new TreeSet<>(ReadSettings.ENVELOPES)),
                    null,
                    LOW,
                    "Local names, in any case, of XML roots in which news of agencies (NITF,"
                            + " NewsML) is looked for.");

    public static final Setting<Map<String, String>> JSON_PATHS =
            OURS.family(
                    "json.paths.",
                    Validators.JSON_PATH,
                    LOW,
                    "Where a field stands in JSON that names it like nobody else, as a JSON Pointer"
                            + " (RFC 6901): json.paths.title=/headline/main, and json.paths.items"
                            + " for the list of articles.");

    public static final Setting<Integer> MAX_EVENT_BYTES =
            OURS.number(
                    "max.event.bytes",
                    4 * 1024 * 1024,
                    Range.atLeast(1),
                    MEDIUM,
                    "Events of more bytes go to the dead letters unread.");

    public static final Setting<Integer> MAX_EVENT_ARTICLES =
            OURS.number(
                    "max.event.articles",
                    100_000,
                    Range.atLeast(1),
                    LOW,
                    "What an event holds beyond this many articles goes to the dead" + " letters.");

    public static final Setting<Integer> MAX_EVENT_DEPTH =
            OURS.number(
                    "max.event.depth",
                    Limits.DEFAULT.depth(),
                    Range.atLeast(1),
                    LOW,
                    "How deep elements, objects or parts of an event may be nested; what is"
                            + " deeper is not read.");

    public static final Setting<Integer> MAX_EVENT_ELEMENTS =
            OURS.number(
                    "max.event.elements",
                    Limits.DEFAULT.elements(),
                    Range.atLeast(1),
                    LOW,
                    "How many elements and attributes a page, a feed or a wire may have, and how"
                            + " many values JSON, of lines each line. They bound memory and time.");

    public static final Setting<Integer> MAX_RECORD_BYTES =
            OURS.number(
                    "max.record.bytes",
                    0,
                    Range.atLeast(0),
                    MEDIUM,
                    "Records of more bytes (uncompressed, with key, headers and overhead)"
                            + " become dead letters. 0: what each output topic takes by its"
                            + " own max.message.bytes.");

    public static final Setting<Integer> TOPIC_PARTITIONS =
            OURS.number(
                    "topic.partitions",
                    3,
                    Range.atLeast(1),
                    MEDIUM,
                    "Partitions of topics that are created.");

    public static final Setting<Boolean> TOPIC_COMPACT =
            OURS.flag(
                    "topic.compact",
                    false,
                    MEDIUM,
                    "Whether output topics that are created are compacted: they keep the latest"
                            + " version of each story, forever.");

    public static final Setting<Short> TOPIC_REPLICATION =
            OURS.smallNumber(
                    "topic.replication.factor",
                    -1,
                    Range.atLeast(-1),
                    MEDIUM,
                    "Replicas of topics that are created; -1: three, or as many as there"
                            + " are brokers.");

    public static final Setting<String> WITHOUT_OFFSETS =
            OURS.text(
                    "without.offsets",
                    "stop",
                    ConfigDef.ValidString.in("stop", "earliest", "latest"),
                    LOW,
                    "What to do when Kafka no longer has the committed offsets of an"
                            + " application that has read the raw topic before: stop, or"
                            + " begin with the earliest event and write all again, or with"
                            + " the latest and leave out what nobody has read.");

    public static final Setting<Integer> REPLAY_MAX =
            OURS.number(
                    "replay.max",
                    3,
                    Range.atLeast(1),
                    LOW,
                    "How often 'newsmill replay' sends the same event back; after that its"
                            + " letter stays where it is.");

    public static final Setting<String> HTTP_HOST =
            OURS.text(
                    "http.host",
                    "127.0.0.1",
                    new ConfigDef.NonEmptyString(),
                    LOW,
                    "The address that /live, /ready and /metrics are bound to. 0.0.0.0 opens them"
                            + " to the network.");

    public static final Setting<Integer> HTTP_PORT =
            OURS.number(
                    "http.port",
                    8080,
                    Range.between(-1, 65535),
                    LOW,
                    "The port of /live, /ready and /metrics; 0: a free one; -1: none.");

    public static final Setting<String> METRICS =
            OURS.text(
                    "metrics",
                    "all",
                    ConfigDef.CaseInsensitiveValidString.in("all", "own", "off"),
                    LOW,
                    "What /metrics shows: all, own (without those of Kafka's clients and of the"
                            + " JVM) or off (nothing is counted).");

    public static final Setting<Integer> READY_STALL_SECONDS =
            OURS.number(
                    "ready.stall.seconds",
                    10,
                    Range.atLeast(1),
                    LOW,
                    "If events of a partition wait for so long and none is done, /ready says no.");

    public static final Setting<Integer> SHUTDOWN_TIMEOUT =
            OURS.number(
                    "shutdown.timeout",
                    25,
                    Range.between(1, 600),
                    LOW,
                    "How long a stop may take, in seconds; what is not committed by then is read"
                            + " again at the next start. Kubernetes kills after 30.");

    public static final Setting<String> LOG_LEVEL =
            OURS.text(
                    "log.level",
                    "INFO",
                    LEVELS,
                    LOW,
                    "How much Newsmill itself logs: OFF, ERROR, WARN, INFO, DEBUG or" + " TRACE.");

    public static final Setting<Map<String, String>> LOG_LEVELS =
            OURS.family(
                    "log.level.",
                    LEVELS,
                    LOW,
                    "The same for others, by the name of a logger:"
                            + " log.level.org.apache.kafka=INFO.");

    public static final Setting<String> LOG_FORMAT =
            OURS.text(
                    "log.format",
                    "text",
                    ConfigDef.CaseInsensitiveValidString.in("text", "json"),
                    LOW,
                    "How run and local log: text, a line for people, or json, an object a line.");

    public static final Setting<Boolean> AUTO_REGISTER =
            SERIALIZERS.flag(
                    "auto.register.schemas",
                    true,
                    MEDIUM,
                    "Whether the schema is registered when it is first used. Turn"
                            + " off where schemas are registered beforehand.");

    public static final Setting<Boolean> USE_LATEST =
            SERIALIZERS.flag(
                    "use.latest.version",
                    false,
                    MEDIUM,
                    "Whether to write with the subject's latest schema instead of"
                            + " our own; needs auto.register.schemas=false.");

    public static final Setting<String> SUBJECT_STRATEGY =
            SERIALIZERS.text(
                    "value.subject.name.strategy",
                    "io.confluent.kafka.serializers.subject.TopicNameStrategy",
                    null,
                    LOW,
                    "How the schema's subject is named: a class of Confluent's or" + " your own.");

    public static final Setting<Boolean> REMOVE_JAVA_PROPERTIES =
            SERIALIZERS.flag(
                    "avro.remove.java.properties",
                    true,
                    LOW,
                    "Whether avro.java.string is left out of the registered schema,"
                            + " so that it is that of"
                            + " schemas/EnrichedArticle.avsc.");

    public static final Setting<String> BASIC_AUTH_SOURCE =
            OURS.text(
                    "basic.auth.credentials.source",
                    "",
                    null,
                    LOW,
                    "Where the registry's basic credentials are: URL, USER_INFO or"
                            + " SASL_INHERIT; empty: in basic.auth.user.info or else in the"
                            + " URL, if they are there.");

    public static final Setting<Password> BASIC_AUTH_USER_INFO =
            OURS.password("basic.auth.user.info", LOW, "user:password for the registry.");

    public static final Setting<String> BEARER_AUTH_SOURCE =
            OURS.text(
                    "bearer.auth.credentials.source",
                    "",
                    null,
                    LOW,
                    "Where the registry's bearer token comes from: STATIC_TOKEN, or CUSTOM"
                            + " with a class of your own; empty: bearer.auth.token, if it"
                            + " is set.");

    public static final Setting<Password> BEARER_AUTH_TOKEN =
            OURS.password("bearer.auth.token", LOW, "The registry's bearer token.");

    /** All settings, in the order in which they are shown. */
    public static final List<Setting<?>> ALL = OURS.all();

    private Settings() {}

    /** Whether a key is one of these, or of a family of these. */
    static boolean isOne(String key) {
        return ALL.stream().anyMatch(setting -> setting.owns(key));
    }
}
