package org.newsmill.settings;

import org.newsmill.article.Version;
import org.newsmill.enrich.EnrichOptions;
import org.newsmill.enrich.Enricher;
import org.newsmill.enrich.Enrichers;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Charsets;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.Schemas;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Makes what reads and enriches articles, by the settings. Immutable. */
public final class Factory {

    private final NewsmillConfig config;

    public Factory(NewsmillConfig config) {
        this.config = config;
    }

    /** A reader of events without a registry. */
    public EventReader eventReader() {
        return eventReader(Schemas.NONE);
    }

    /**
     * A reader of events.
     *
     * @param schemas of events that are Avro
     */
    public EventReader eventReader(Schemas schemas) {
        return new EventReader(
                new ReadSettings(
                        Charsets.of(config.get(Settings.CHARSET)),
                        config.get(Settings.MAX_EVENT_BYTES),
                        config.get(Settings.MAX_EVENT_ARTICLES),
                        new Limits(
                                config.get(Settings.MAX_EVENT_DEPTH),
                                config.get(Settings.MAX_EVENT_ELEMENTS)),
                        config.get(Settings.JSON_PATHS),
                        schemas,
                        Set.copyOf(config.get(Settings.ENVELOPES))));
    }

    /**
     * Enrichers, one for each thread.
     *
     * @param clock gives {@code processedAt}
     */
    public Enrichers enrichers(Clock clock) {
        List<String> fields = config.get(Settings.ENRICH_FIELDS);
        EnrichOptions options =
                new EnrichOptions(
                        config.get(Settings.LANGUAGE_DEFAULT),
                        config.get(Settings.ENRICH_STOP_WORDS));
        return new Enrichers(() -> new Enricher(fields, options, clock, Version.processor()));
    }
}
