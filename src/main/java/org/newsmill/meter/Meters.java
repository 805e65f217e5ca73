package org.newsmill.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The list of metrics. A new one is one line here, and the call. What is done again after an outage
 * or a crash is counted again: counters count work, the topics hold the truth.
 */
public enum Meters {
    EVENTS(
            "newsmill.events",
            Kind.COUNTER,
            "Events by format and outcome: `enriched` if all of its articles became records,"
                    + " `partly` if some did, `rejected` if none did; the format is `NONE` if it"
                    + " had none.",
            "format",
            "outcome"),
    ARTICLES(
            "newsmill.articles",
            Kind.COUNTER,
            "Articles by format, language and outcome (`enriched` or `rejected`). The language is"
                    + " one of [those known](../languages.md), `other`, or `none` if it is not"
                    + " known or the article was rejected.",
            "format",
            "language",
            "outcome"),
    REJECTIONS("newsmill.rejections", Kind.COUNTER, "Rejected articles by reason.", "reason"),
    LETTERS(
            "newsmill.letters",
            Kind.COUNTER,
            "Dead letters by the [reason](reasons.md) and stage of their first article and by the"
                    + " event's `ce_source`: the first 50 sources by name, the rest as `other`,"
                    + " and `none` if it does not say.",
            "reason",
            "stage",
            "source"),
    LENIENT(
            "newsmill.lenient",
            Kind.COUNTER,
            "What was not as its standard says and was read all the same, by kind.",
            "kind"),
    EMBARGO(
            "newsmill.embargo",
            Kind.COUNTER,
            "Stories under embargo, with `embargo=hold`: `held` back, `released` when their time"
                    + " had come, `superseded` by another version before that.",
            "outcome"),
    READ("newsmill.read.bytes", Kind.COUNTER, "Bytes of the values of events that were worked on."),
    WRITTEN(
            "newsmill.written.bytes",
            Kind.COUNTER,
            "Bytes of keys and values that were written, to `records` or `letters`; before"
                    + " compression.",
            "to"),
    STEP(
            "newsmill.step",
            Kind.TIMER,
            "Time that each [stage](reasons.md) took, of every fourth event (`detect`, `parse`) or"
                    + " article (the others) of each task: a count is about a quarter.",
            "stage"),
    COMMITTED(
            "newsmill.committed",
            Kind.COUNTER,
            "Records and letters (`kind`) that were committed: exact, since what was given up and"
                    + " done again counts once.",
            "kind"),
    TRANSACTIONS(
            "newsmill.transactions",
            Kind.COUNTER,
            "Kafka transactions, `committed` or `aborted`.",
            "outcome"),
    COMMITS(
            "newsmill.commits",
            Kind.COUNTER,
            "Commits of offsets; with exactly-once, one in each transaction."),
    DELAY(
            "newsmill.delay",
            Kind.LONG_TIMER,
            "From the time of an event to the commit of each of its records. `since` says which"
                    + " time: `ce_time` is the event's own, if it has that header; `timestamp` is"
                    + " that of its Kafka record, which is the producer's or, if the raw topic has"
                    + " `message.timestamp.type=LogAppendTime`, that of its arrival there.",
            "since"),
    LAG(
            "newsmill.lag.events",
            Kind.GAUGE,
            "Offsets between what the group has committed and the end of the partition, fetched or"
                    + " not. All partitions of the raw topic, asked of Kafka every two seconds by"
                    + " each instance: take the largest by partition. -1 if it is not known.",
            "topic",
            "partition"),
    EVENTS_MISSED(
            "newsmill.events.missed",
            Kind.COUNTER,
            "Offsets of events that Kafka removed before they were read. Markers of transactions"
                    + " have offsets too, so there were at most that many events."),
    READY("newsmill.ready", Kind.GAUGE, "1 while `/ready` says so, else 0."),
    OUTAGE(
            "newsmill.outage",
            Kind.GAUGE,
            "1 while Kafka or the registry does not serve us, else 0."),
    OUTAGES("newsmill.outages", Kind.COUNTER, "Outages of Kafka or the registry."),
    OUTAGE_CAUSES(
            "newsmill.outage.causes",
            Kind.COUNTER,
            "Outages by cause; one with several causes counts once for each.",
            "cause"),
    THREAD_RESTARTS(
            "newsmill.thread.restarts",
            Kind.COUNTER,
            "Stream threads that died and were replaced."),
    INFO("newsmill.info", Kind.GAUGE, "Always 1; says the version.", "version");

    /** What a metric is. */
    public enum Kind {
        COUNTER,
        GAUGE,
        /** A histogram of times from ten microseconds to ten seconds. */
        TIMER,
        /** A histogram of times from ten milliseconds to a day. */
        LONG_TIMER
    }

    private static final Duration[] SHORT_TIMES =
            Stream.of(10, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 100_000, 1_000_000)
                    .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
                    .toArray(Duration[]::new);

    private static final Duration[] LONG_TIMES =
            Stream.of(
                            10,
                            50,
                            100,
                            250,
                            500,
                            1_000,
                            2_500,
                            5_000,
                            10_000,
                            30_000,
                            60_000,
                            300_000,
                            1_800_000,
                            7_200_000,
                            86_400_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final String key;
    private final Kind kind;
    private final String doc;
    private final List<String> tags;

    Meters(String key, Kind kind, String doc, String... tags) {
        this.key = key;
        this.kind = kind;
        this.doc = doc;
        this.tags = List.of(tags);
    }

    /** The metric's name, as Micrometer writes names. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** What it says, in Markdown. */
    public String doc() {
        return doc;
    }

    /** The names of its tags. */
    public List<String> tags() {
        return tags;
    }

    /**
     * This counter in a registry. A look-up: to be kept by whoever counts often.
     *
     * @param values of its tags, in their order
     */
    public Counter counter(MeterRegistry registry, String... values) {
        return Counter.builder(key).description(plain(doc)).tags(tags(values)).register(registry);
    }

    /**
     * This counter in a registry, of what somebody else counts.
     *
     * @param object that is asked, and not kept alive by it
     * @param values of its tags, in their order
     */
    public <T> void counter(
            MeterRegistry registry, T object, ToDoubleFunction<T> count, String... values) {
        FunctionCounter.builder(key, object, count)
                .description(plain(doc))
                .tags(tags(values))
                .register(registry);
    }

    /**
     * This timer in a registry. A look-up: to be kept by whoever measures often.
     *
     * @param values of its tags, in their order
     */
    public Timer timer(MeterRegistry registry, String... values) {
        return Timer.builder(key)
                .description(plain(doc))
                .tags(tags(values))
                .serviceLevelObjectives(kind == Kind.TIMER ? SHORT_TIMES : LONG_TIMES)
                .register(registry);
    }

    /**
     * This gauge in a registry.
     *
     * @param object that is asked, and not kept alive by it
     * @param values of its tags, in their order
     */
    public <T> void gauge(
            MeterRegistry registry, T object, ToDoubleFunction<T> value, String... values) {
        Gauge.builder(key, object, value)
                .description(plain(doc))
                .tags(tags(values))
                .register(registry);
    }

    /** This gauge in a registry, whose rows come and go; see {@link #row}. */
    public MultiGauge rows(MeterRegistry registry) {
        return MultiGauge.builder(key).description(plain(doc)).register(registry);
    }

    /**
     * One row of such a gauge.
     *
     * @param values of its tags, in their order
     */
    public MultiGauge.Row<Number> row(Number value, String... values) {
        return MultiGauge.Row.of(tags(values), value);
    }

    /** Monitoring shows no Markdown: links are their texts. */
    private static String plain(String markdown) {
        StringBuilder text = new StringBuilder();
        boolean skipping = false;
        for (int i = 0; i < markdown.length(); i++) {
            char at = markdown.charAt(i);
            skipping |= at == '(' && i > 0 && markdown.charAt(i - 1) == ']';
            if (!skipping && "[]`".indexOf(at) < 0) {
                text.append(at);
            }
            skipping &= at != ')';
        }
        return text.toString();
    }

    private Tags tags(String... values) {
        if (values.length != tags.size()) {
            throw new IllegalArgumentException(key + " has the tags " + tags);
        }
        List<Tag> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            all.add(Tag.of(tags.get(i), values[i]));
        }
        return Tags.of(all);
    }
}
