package org.newsmill.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.newsmill.article.Lenience;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.Format;
import org.newsmill.meter.Meters;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts what became of each article, see {@link Meters}. Thread-safe. */
final class ArticleMeters {

    private static final String NO_FORMAT = "NONE";

    private final Map<String, Counter> enriched = new HashMap<>();
    private final Map<String, Counter> rejected = new HashMap<>();
    private final Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);
    private final Map<Lenience, Counter> leniences = new EnumMap<>(Lenience.class);

    private final Counter held;
    private final Counter released;
    private final Counter superseded;

    ArticleMeters(MeterRegistry registry) {
        held = Meters.EMBARGO.counter(registry, "held");
        released = Meters.EMBARGO.counter(registry, "released");
        superseded = Meters.EMBARGO.counter(registry, "superseded");
        for (Format format : Formats.ALL) {
            String name = format.name();
            enriched.put(name, Meters.ARTICLES.counter(registry, name, "enriched"));
            rejected.put(name, Meters.ARTICLES.counter(registry, name, "rejected"));
        }
        rejected.put(NO_FORMAT, Meters.ARTICLES.counter(registry, NO_FORMAT, "rejected"));
        for (Reason reason : Reason.values()) {
            reasons.put(reason, Meters.REJECTIONS.counter(registry, reason.name()));
        }
        for (Lenience kind : Lenience.values()) {
            leniences.put(kind, Meters.LENIENT.counter(registry, kind.name()));
        }
    }

    void enriched(String format) {
        enriched.get(format).increment();
    }

    void rejected(Rejection rejection) {
        reasons.get(rejection.reason()).increment();
        rejected.get(rejection.format() == null ? NO_FORMAT : rejection.format()).increment();
    }

    void lenient(Map<Lenience, Integer> counts) {
        counts.forEach((kind, count) -> leniences.get(kind).increment(count));
    }

    /** A story is kept back. */
    void held() {
        held.increment();
    }

    /** A story that was kept back is written. */
    void released() {
        released.increment();
    }

    /** A story that was kept back came again, and is forgotten. */
    void superseded() {
        superseded.increment();
    }
}
