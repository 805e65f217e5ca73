package org.newsmill.stream.letter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.header.Headers;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.meter.BoundedLabels;
import org.newsmill.meter.Meters;
import org.newsmill.stream.event.HeaderValues;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts dead letters by what their headers say, see {@link Meters#LETTERS}. Thread-safe. */
public final class LetterMeters {

    private static final int MOST_SOURCES = 50;

    /** Reasons and stages are ours, sources are bounded. */
    private record Kind(String reason, String stage, String source) {}

    private final MeterRegistry registry;
    private final BoundedLabels sources = new BoundedLabels(MOST_SOURCES);
    private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();

    public LetterMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param headers of a letter
     */
    public void written(Headers headers) {
        Kind kind =
                new Kind(
                        HeaderValues.text(headers, NewsHeader.REASON),
                        HeaderValues.text(headers, NewsHeader.STAGE),
                        sources.label(HeaderValues.text(headers, NewsHeader.SOURCE)));
        counters.computeIfAbsent(
                        kind,
                        each ->
                                Meters.LETTERS.counter(
                                        registry, each.reason(), each.stage(), each.source()))
                .increment();
    }
}
