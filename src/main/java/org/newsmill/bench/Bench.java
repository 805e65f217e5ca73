package org.newsmill.bench;

import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Settings;
import org.newsmill.stream.record.RecordLimits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The processor against a topology that passes bytes on, on the same broker, in turn: figures
 * within one run can be compared, those of two runs hardly.
 */
public final class Bench {

    /** An article's record may be this much larger than its event; dead letters as well. */
    private static final int ROOM_FACTOR = 8;

    private static final double HALF = 0.5;

    private final BenchPlan plan;
    private final Consumer<String> progress;
    private final String prefix = "newsmill-bench-" + UUID.randomUUID().toString().substring(0, 8);
    private int trials;

    /**
     * @param progress is given a line for each thing done
     */
    public Bench(BenchPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Runs it all, which takes minutes.
     *
     * @throws BenchException where what came out is not what went in, or a part fails
     */
    public BenchResult run() throws IOException {
        Path folder = Files.createTempDirectory("newsmill-bench-");
        try {
            return withBroker(folder);
        } finally {
            delete(folder);
        }
    }

    private BenchResult withBroker(Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>(plan.settings());
        settings.put("streams.num.stream.threads", Integer.toString(plan.threads()));
        settings.put("streams.state.dir", folder.resolve("state").toString());
        if (settings.containsKey(Settings.BOOTSTRAP_SERVERS.key())) {
            return measure(settings);
        }
        progress.accept("starts a broker and a registry in a process of their own …");
        try (ChildProcess broker =
                ChildProcess.start(
                        BrokerMain.class,
                        List.of("-Xmx512m", "-D" + BrokerMain.FOLDER + "=" + folder))) {
            var where = broker.ask(Map.of());
            settings.put(Settings.BOOTSTRAP_SERVERS.key(), where.get("bootstrapServers").asText());
            settings.putIfAbsent(
                    RegistrySettings.REGISTRY_URL.key(), where.get("registryUrl").asText());
            return measure(settings);
        }
    }

    private BenchResult measure(Map<String, String> settings) throws IOException {
        int limit =
                Math.max(
                        RecordLimits.KAFKA_DEFAULT,
                        ROOM_FACTOR * plan.bytes() * plan.articlesPerEvent());
        ArticleGenerator generator = new ArticleGenerator(plan.bytes());
        String raw = prefix + ".raw";
        try (Cluster cluster = new Cluster(new NewsmillConfig(settings), plan.partitions(), limit);
                StreamsUnderTest streams = new StreamsUnderTest(plan, settings, limit)) {
            progress.accept("writes " + plan.articles() + " articles …");
            cluster.create(raw);
            long bytes = write(cluster, generator, raw);
            Throughput throughput =
                    new Throughput(cluster, streams, raw, plan.events(), plan.articles(), bytes);
            Map<Variant, List<Trial>> trials = throughput(throughput);
            Map<Variant, Latency> latencies = latencies(cluster, streams, generator, trials);
            cluster.delete(raw);
            return new BenchResult(plan, bytes, trials, latencies);
        }
    }

    private long write(Cluster cluster, ArticleGenerator generator, String topic) {
        long[] bytes = {0};
        Iterable<byte[]> events =
                () ->
                        generator
                                .events(plan.shape(), 0, plan.articles(), plan.articlesPerEvent())
                                .peek(event -> bytes[0] += event.length)
                                .iterator();
        cluster.write(topic, events);
        return bytes[0];
    }

    /** The variants in turn, so that what disturbs the machine disturbs all of them alike. */
    private Map<Variant, List<Trial>> throughput(Throughput throughput) {
        Map<Variant, List<Trial>> trials = new EnumMap<>(Variant.class);
        for (int round = 1 - plan.warmUps(); round <= plan.rounds(); round++) {
            for (Variant variant : Variant.values()) {
                Trial trial = throughput.measure(variant, nextName());
                progress.accept(
                        String.format(
                                "%s: %s, %,.0f articles/s",
                                round < 1 ? "warm-up" : "round " + round + " of " + plan.rounds(),
                                variant.title(),
                                trial.articlesPerSecond()));
                if (round > 0) {
                    trials.computeIfAbsent(variant, any -> new ArrayList<>()).add(trial);
                }
            }
        }
        return trials;
    }

    private Map<Variant, Latency> latencies(
            Cluster cluster,
            StreamsUnderTest streams,
            ArticleGenerator generator,
            Map<Variant, List<Trial>> trials) {
        Map<Variant, Latency> latencies = new EnumMap<>(Variant.class);
        if (plan.latencySeconds() == 0) {
            return latencies;
        }
        List<byte[]> pool =
                generator
                        .events(plan.shape(), 0, plan.articles(), plan.articlesPerEvent())
                        .toList();
        LatencyRun run = new LatencyRun(cluster, streams, pool);
        trials.forEach(
                (variant, measured) -> {
                    double full =
                            Spread.of(measured.stream().mapToDouble(Trial::articlesPerSecond))
                                    .median();
                    double rate = full * HALF / plan.articlesPerEvent();
                    Latency latency = run.measure(variant, nextName(), rate, plan.latencySeconds());
                    progress.accept(
                            String.format(
                                    "latency at %,.0f events/s: %s, p99 %d ms",
                                    rate, variant.title(), latency.p99()));
                    latencies.put(variant, latency);
                });
        return latencies;
    }

    private String nextName() {
        return prefix + "-" + trials++;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
