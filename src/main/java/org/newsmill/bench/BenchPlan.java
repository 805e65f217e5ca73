package org.newsmill.bench;

import java.util.List;
import java.util.Map;

/**
 * What to measure.
 *
 * @param articles how many the raw topic holds
 * @param bytes of each article, about
 * @param shape of the events
 * @param articlesPerEvent how many an event holds
 * @param warmUps rounds that do not count
 * @param rounds how often each variant is measured
 * @param partitions of each topic
 * @param threads stream threads in each process
 * @param processes that run the streams
 * @param latencySeconds how long latency is measured for each variant; 0: not at all
 * @param javaOptions of the processes that run the streams
 * @param settings of the processor; without {@code bootstrap.servers} a broker is started
 */
public record BenchPlan(
        int articles,
        int bytes,
        Shape shape,
        int articlesPerEvent,
        int warmUps,
        int rounds,
        int partitions,
        int threads,
        int processes,
        int latencySeconds,
        List<String> javaOptions,
        Map<String, String> settings) {

    public BenchPlan {
        javaOptions = List.copyOf(javaOptions);
        settings = Map.copyOf(settings);
    }

    int events() {
        return (articles + articlesPerEvent - 1) / articlesPerEvent;
    }
}
