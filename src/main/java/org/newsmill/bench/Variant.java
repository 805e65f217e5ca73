package org.newsmill.bench;

import org.apache.kafka.streams.StreamsConfig;
import org.newsmill.settings.Settings;

import java.util.Locale;
import java.util.Map;

/** What is measured, each beside the others in every round. */
enum Variant {
    /** Bytes in, bytes out: what Kafka Streams itself costs. */
    PASS_THROUGH("pass-through", StreamsConfig.EXACTLY_ONCE_V2, "text,normalisedText,terms"),
    EXACTLY_ONCE_ALL_FIELDS(
            "exactly-once, all fields", StreamsConfig.EXACTLY_ONCE_V2, "text,normalisedText,terms"),
    EXACTLY_ONCE_NO_TERMS(
            "exactly-once, no terms", StreamsConfig.EXACTLY_ONCE_V2, "text,normalisedText"),
    AT_LEAST_ONCE_ALL_FIELDS(
            "at-least-once, all fields", StreamsConfig.AT_LEAST_ONCE, "text,normalisedText,terms");

    private final String title;
    private final String guarantee;
    private final String fields;

    Variant(String title, String guarantee, String fields) {
        this.title = title;
        this.guarantee = guarantee;
        this.fields = fields;
    }

    /** For tables. */
    String title() {
        return title;
    }

    /** For JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Map<String, String> settings() {
        return Map.of(
                "streams." + StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                guarantee,
                Settings.ENRICH_FIELDS.key(),
                fields);
    }
}
