package org.newsmill.bench;

import org.HdrHistogram.Histogram;

/**
 * How long events took from when they were due to be sent until a consumer of committed records had
 * the article, in milliseconds. Since they are counted from when they were due, a stall counts for
 * all events that it held up (no coordinated omission).
 *
 * @param eventsPerSecond the rate at which they were sent
 */
record Latency(double eventsPerSecond, long events, long p50, long p99, long p999, long max) {

    static Latency of(double eventsPerSecond, Histogram millis) {
        return new Latency(
                eventsPerSecond,
                millis.getTotalCount(),
                millis.getValueAtPercentile(50),
                millis.getValueAtPercentile(99),
                millis.getValueAtPercentile(99.9),
                millis.getMaxValue());
    }
}
