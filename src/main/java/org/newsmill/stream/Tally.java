package org.newsmill.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.format.Format;
import org.newsmill.format.Formats;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what became of each article. What is done again after an outage or a crash is counted
 * again: these are counters of work, the topics hold the truth. Thread-safe.
 *
 * <ul>
 *   <li>{@code newsmill.articles}, tags {@code format} and {@code outcome} ({@code enriched} or
 *       {@code rejected}); the format is {@code NONE} where an event had none
 *   <li>{@code newsmill.rejections}, tag {@code reason}
 * </ul>
 */
final class Tally {

    static final String ARTICLES = "newsmill.articles";
    static final String REJECTIONS = "newsmill.rejections";

    private static final String NO_FORMAT = "NONE";

    private final Map<String, Counter> enriched = new HashMap<>();
    private final Map<String, Counter> rejected = new HashMap<>();
    private final Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);
    private final Counter unreadable;

    Tally(MeterRegistry meters) {
        for (Format format : Formats.ALL) {
            enriched.put(format.name(), articles(meters, format.name(), "enriched"));
            rejected.put(format.name(), articles(meters, format.name(), "rejected"));
        }
        unreadable = articles(meters, NO_FORMAT, "rejected");
        for (Reason reason : Reason.values()) {
            reasons.put(
                    reason,
                    Counter.builder(REJECTIONS)
                            .description("Dead letters by reason")
                            .tag("reason", reason.name())
                            .register(meters));
        }
    }

    private static Counter articles(MeterRegistry meters, String format, String outcome) {
        return Counter.builder(ARTICLES)
                .description("Articles by format and outcome")
                .tag("format", format)
                .tag("outcome", outcome)
                .register(meters);
    }

    void enriched(String format) {
        enriched.get(format).increment();
    }

    void rejected(Rejection rejection) {
        reasons.get(rejection.reason()).increment();
        (rejection.format() == null ? unreadable : rejected.get(rejection.format())).increment();
    }
}
