package org.newsmill.settings;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.newsmill.enrich.Enrichments;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.ReadSettings;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The list of settings: those of what is read and written here, those of the registry in {@link
 * RegistrySettings}, those of an operator in {@link OperationSettings}. A new one is one constant,
 * and its use by {@link NewsmillConfig#get}: the command line, the checks and the page of the
 * reference follow the list.
 */
public final class Settings {

    private static final SettingList OURS = new SettingList();

    public static final Setting<String> BOOTSTRAP_SERVERS =
            OURS.text(
                    "bootstrap.servers",
                    "localhost:9092",
                    new ConfigDef.NonEmptyString(),
                    HIGH,
                    "Where Kafka is: host:port, several separated by commas.");

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

    /** All settings, in the order in which they are shown. */
    public static final List<Setting<?>> ALL =
            Stream.of(OURS.all(), RegistrySettings.ALL, OperationSettings.ALL)
                    .<Setting<?>>flatMap(List::stream)
                    .toList();

    private Settings() {}

    /** Whether a key is one of these, or of a family of these. */
    static boolean isOne(String key) {
        return ALL.stream().anyMatch(setting -> setting.owns(key));
    }
}
