package org.newsmill.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.newsmill.language.Language;
import org.newsmill.language.Languages;
import org.newsmill.meter.BoundedLabels;
import org.newsmill.meter.Meters;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the events and articles of one format, see {@link Meters}. Thread-safe. */
final class FormatMeters {

    private final MeterRegistry registry;
    private final String format;
    private final Counter whole;
    private final Counter partly;
    private final Counter none;
    private final Counter rejected;
    private final Counter unknownLanguage;

    /** By tag, without regions and scripts; all that are not listed are one. */
    private final Map<String, Counter> languages = new ConcurrentHashMap<>();

    FormatMeters(MeterRegistry registry, String format) {
        this.registry = registry;
        this.format = format;
        whole = Meters.EVENTS.counter(registry, format, "enriched");
        partly = Meters.EVENTS.counter(registry, format, "partly");
        none = Meters.EVENTS.counter(registry, format, "rejected");
        rejected = Meters.ARTICLES.counter(registry, format, BoundedLabels.NONE, "rejected");
        unknownLanguage = enrichedIn(BoundedLabels.NONE);
    }

    private Counter enrichedIn(String language) {
        return Meters.ARTICLES.counter(registry, format, language, "enriched");
    }

    /**
     * An event of this format has passed.
     *
     * @param all whether nothing of it was rejected
     * @param some whether any article of it was not
     */
    void passed(boolean all, boolean some) {
        (all ? whole : some ? partly : none).increment();
    }

    void rejected() {
        rejected.increment();
    }

    /**
     * @param language as its record says it; may be null
     */
    void enriched(String language) {
        Counter counter = language == null ? unknownLanguage : languages.get(language);
        (counter == null ? counter(language) : counter).increment();
    }

    /** What documents say may be anything: regions and scripts are left out, strangers are one. */
    private Counter counter(String language) {
        Language known = Languages.of(language);
        return languages.computeIfAbsent(
                Languages.isListed(known) ? known.tag() : BoundedLabels.OTHER, this::enrichedIn);
    }
}
