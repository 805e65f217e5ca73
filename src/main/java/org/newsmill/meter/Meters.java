package org.newsmill.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The list of metrics. A new one is one line here, and the call. What is done again after an outage
 * or a crash is counted again: counters count work, the topics hold the truth.
 */
public enum Meters {
    ARTICLES(
            "newsmill.articles",
            Kind.COUNTER,
            "Articles by format and outcome (`enriched` or `rejected`); the format is `NONE` if an"
                    + " event had none.",
            "format",
            "outcome"),
    REJECTIONS("newsmill.rejections", Kind.COUNTER, "Rejected articles by reason.", "reason"),
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
    EVENTS_MISSED(
            "newsmill.events.missed",
            Kind.COUNTER,
            "Offsets of events that Kafka removed before they were read. Markers of transactions"
                    + " have offsets too, so there were at most that many events."),
    OUTAGE(
            "newsmill.outage",
            Kind.GAUGE,
            "1 while Kafka or the registry does not serve us, else 0."),
    OUTAGES("newsmill.outages", Kind.COUNTER, "Outages of Kafka or the registry."),
    THREAD_RESTARTS(
            "newsmill.thread.restarts",
            Kind.COUNTER,
            "Stream threads that died and were replaced.");

    /** What a metric is. */
    public enum Kind {
        COUNTER,
        GAUGE
    }

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
     * This counter in a registry.
     *
     * @param values of its tags, in their order
     */
    public Counter counter(MeterRegistry registry, String... values) {
        return Counter.builder(key).description(doc).tags(tags(values)).register(registry);
    }

    /**
     * This gauge in a registry.
     *
     * @param object that is asked, and not kept alive by it
     */
    public <T> void gauge(MeterRegistry registry, T object, ToDoubleFunction<T> value) {
        Gauge.builder(key, object, value).description(doc).register(registry);
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
