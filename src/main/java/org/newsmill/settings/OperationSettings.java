package org.newsmill.settings;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

import java.util.List;
import java.util.Map;

/** Those {@link Settings} that an operator turns: topics, pages, metrics, logs, stopping. */
public final class OperationSettings {

    private static final SettingList OURS = new SettingList();

    private static final ConfigDef.Validator LEVELS =
            ConfigDef.CaseInsensitiveValidString.in(
                    "OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");

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

    public static final Setting<String> CONSOLE =
            OURS.text(
                    "console",
                    "auto",
                    ConfigDef.CaseInsensitiveValidString.in("auto", "on", "text", "off"),
                    LOW,
                    "Whether the console is served on http.port: `auto` if http.host is a loopback"
                            + " address; `on` for other addresses too, there without any article's"
                            + " text; `text` with it, to whoever reaches the port; `off`.");

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

    static final List<Setting<?>> ALL = OURS.all();

    private OperationSettings() {}
}
