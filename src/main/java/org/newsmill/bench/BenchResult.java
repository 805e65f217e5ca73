package org.newsmill.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What was measured.
 *
 * @param bytes of all events together
 * @param trials in the order of the rounds
 * @param latencies empty where none was measured
 */
public record BenchResult(
        BenchPlan plan,
        long bytes,
        Map<Variant, List<Trial>> trials,
        Map<Variant, Latency> latencies) {

    /** The rates of two variants against each other, round by round. */
    Spread ratio(Variant variant, Variant against) {
        List<Trial> ours = trials.get(variant);
        List<Trial> theirs = trials.get(against);
        return Spread.of(
                IntStream.range(0, ours.size())
                        .mapToDouble(
                                round ->
                                        ours.get(round).articlesPerSecond()
                                                / theirs.get(round).articlesPerSecond()));
    }

    Spread of(Variant variant, ToDoubleFunction<Trial> figure) {
        return Spread.of(trials.get(variant).stream().mapToDouble(figure));
    }

    /** Everything, to be written as JSON. */
    public Map<String, Object> json() {
        Map<String, Object> ratios = new LinkedHashMap<>();
        Map<String, Object> spreads = new LinkedHashMap<>();
        Map<String, Object> variants = new LinkedHashMap<>();
        for (Variant variant : Variant.values()) {
            variants.put(variant.key(), json(variant));
            if (variant != Variant.PASS_THROUGH) {
                Spread spread = ratio(variant, Variant.PASS_THROUGH);
                ratios.put(variant.key(), spread.median());
                spreads.put(variant.key(), spread);
            }
        }
        spreads.put(
                "exactly_once_to_at_least_once",
                ratio(Variant.EXACTLY_ONCE_ALL_FIELDS, Variant.AT_LEAST_ONCE_ALL_FIELDS));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine());
        all.put("input", input());
        all.put("ratios", ratios);
        all.put("spreads", spreads);
        all.put("variants", variants);
        return all;
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("java", System.getProperty("java.runtime.version"));
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        return machine;
    }

    private Map<String, Object> input() {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("articles", plan.articles());
        input.put("events", plan.events());
        input.put("shape", plan.shape().toString());
        input.put("bytes", bytes);
        input.put("rounds", plan.rounds());
        input.put("partitions", plan.partitions());
        input.put("threads", plan.threads());
        input.put("processes", plan.processes());
        input.put("java_options", plan.javaOptions());
        return input;
    }

    private Map<String, Object> json(Variant variant) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("articles_per_second", of(variant, Trial::articlesPerSecond));
        figures.put("megabytes_per_second", of(variant, Trial::megabytesPerSecond));
        figures.put("cpu_seconds_per_gigabyte", of(variant, Trial::cpuSecondsPerGigabyte));
        figures.put("peak_heap_megabytes", of(variant, Trial::peakHeapMegabytes));
        figures.put("live_heap_megabytes", of(variant, Trial::liveHeapMegabytes));
        figures.put("bytes_out_per_byte_in", of(variant, Trial::bytesOutPerByteIn).median());
        Latency latency = latencies.get(variant);
        if (latency != null) {
            Map<String, Object> millis = new LinkedHashMap<>();
            millis.put("events_per_second", latency.eventsPerSecond());
            millis.put("events", latency.events());
            millis.put("p50", latency.p50());
            millis.put("p99", latency.p99());
            millis.put("p99_9", latency.p999());
            millis.put("max", latency.max());
            figures.put("latency_ms_at_half_load", millis);
        }
        figures.put("seconds", trials.get(variant).stream().map(Trial::seconds).toList());
        return figures;
    }

    /** The same as a table for a person, in lines. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        "%,d articles in %,d events, %.1f MB; %d thread(s), %d process(es), %d"
                                + " partitions; %d rounds; Java %s on %d processors",
                        plan.articles(),
                        plan.events(),
                        bytes / 1e6,
                        plan.threads(),
                        plan.processes(),
                        plan.partitions(),
                        plan.rounds(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors()));
        lines.add("");
        lines.add(
                String.format(
                        "%-26s %10s %7s  %-21s %9s %9s %9s %7s",
                        "median",
                        "articles/s",
                        "MB/s",
                        "against pass-through",
                        "CPU s/GB",
                        "peak heap",
                        "live heap",
                        "out/in"));
        for (Variant variant : Variant.values()) {
            lines.add(row(variant));
        }
        lines.add("");
        lines.add(
                "exactly-once against at-least-once, all fields: "
                        + range(
                                ratio(
                                        Variant.EXACTLY_ONCE_ALL_FIELDS,
                                        Variant.AT_LEAST_ONCE_ALL_FIELDS)));
        if (!latencies.isEmpty()) {
            latencyTable(lines);
        }
        return lines;
    }

    private String row(Variant variant) {
        return String.format(
                "%-26s %,10.0f %7.1f  %-21s %9.1f %6.0f MB %6.0f MB %7.2f",
                variant.title(),
                of(variant, Trial::articlesPerSecond).median(),
                of(variant, Trial::megabytesPerSecond).median(),
                range(ratio(variant, Variant.PASS_THROUGH)),
                of(variant, Trial::cpuSecondsPerGigabyte).median(),
                of(variant, Trial::peakHeapMegabytes).max(),
                of(variant, Trial::liveHeapMegabytes).max(),
                of(variant, Trial::bytesOutPerByteIn).median());
    }

    private static String range(Spread spread) {
        return String.format("%.3f (%.3f–%.3f)", spread.median(), spread.min(), spread.max());
    }

    private void latencyTable(List<String> lines) {
        lines.add("");
        lines.add(
                String.format(
                        "%-26s %10s %7s %7s %7s %7s",
                        "latency at half load, ms", "events/s", "p50", "p99", "p99.9", "max"));
        latencies.forEach(
                (variant, latency) ->
                        lines.add(
                                String.format(
                                        "%-26s %,10.0f %7d %7d %7d %7d",
                                        variant.title(),
                                        latency.eventsPerSecond(),
                                        latency.p50(),
                                        latency.p99(),
                                        latency.p999(),
                                        latency.max())));
    }
}
