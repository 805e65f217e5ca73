package org.newsmill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.newsmill.bench.Bench;
import org.newsmill.bench.BenchPlan;
import org.newsmill.bench.BenchResult;
import org.newsmill.bench.Shape;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the processor against one that only passes bytes on.",
            "Both on the same broker, in the same run, several times in turn.",
            "Starts a broker and a registry of its own unless it is told where they are; there it"
                    + " deletes its topics afterwards, and leaves the subjects newsmill-bench-… in"
                    + " the registry. What comes out is counted against what went in: if they"
                    + " differ the exit code is 1."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill bench",
            "  newsmill bench --articles 200000 --threads 2 --json > bench.json",
            "  newsmill bench --bootstrap-servers kafka:9092 --registry-url http://sr:8081",
            "  newsmill bench -D streams.producer.compression.type=lz4"
        })
final class BenchCommand implements Callable<Integer> {

    @Mixin private KafkaOptions settings;

    @Option(
            names = "--articles",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many articles (default: ${DEFAULT-VALUE}).")
    private int articles;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "3072",
            description = "The size of an article, about (default: ${DEFAULT-VALUE}).")
    private int bytes;

    @Option(
            names = "--as",
            paramLabel = "SHAPE",
            description =
                    "What the events are: ${COMPLETION-CANDIDATES} (default: plain; tagged if an"
                            + " event has several articles).")
    private Shape shape;

    @Option(
            names = "--articles-per-event",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many an event holds (default: ${DEFAULT-VALUE}).")
    private int articlesPerEvent;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "1",
            description = "Rounds before, which do not count (default: ${DEFAULT-VALUE}).")
    private int warmUps;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of each topic (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stream threads in each process (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--processes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processes that run the streams (default: ${DEFAULT-VALUE}).")
    private int processes;

    @Option(
            names = "--latency-seconds",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "Seconds of measuring latency for each, 0: none (default:"
                            + " ${DEFAULT-VALUE}).")
    private int latencySeconds;

    @Option(
            names = "--java-options",
            defaultValue = "-Xmx256m -XX:+UseParallelGC",
            paramLabel = "OPTIONS",
            description =
                    "Options of the Java that runs the streams, separated by spaces (default:"
                            + " ${DEFAULT-VALUE}).")
    private String javaOptions;

    @Option(names = "--json", description = "One object of JSON in place of the table.")
    private boolean json;

    @Spec private CommandSpec spec;

    private final Console console;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        BenchPlan plan = plan();
        BenchResult result = new Bench(plan, console::message).run();
        if (json) {
            console.line(new ObjectMapper().writeValueAsString(result.json()));
        } else {
            result.table().forEach(console::line);
        }
        return 0;
    }

    private BenchPlan plan() {
        atLeast(1, "--articles", articles);
        atLeast(100, "--bytes", bytes);
        atLeast(1, "--articles-per-event", articlesPerEvent);
        atLeast(0, "--warm-ups", warmUps);
        atLeast(1, "--rounds", rounds);
        atLeast(1, "--partitions", partitions);
        atLeast(1, "--threads", threads);
        atLeast(1, "--processes", processes);
        atLeast(0, "--latency-seconds", latencySeconds);
        Map<String, String> given = new HashMap<>();
        settings.config().originals().forEach((key, value) -> given.put(key, value.toString()));
        return new BenchPlan(
                articles,
                bytes,
                shape(),
                articlesPerEvent,
                warmUps,
                rounds,
                partitions,
                threads,
                processes,
                latencySeconds,
                javaOptions.isBlank() ? List.of() : List.of(javaOptions.trim().split(" +")),
                given);
    }

    private Shape shape() {
        if (shape == null) {
            return articlesPerEvent > 1 ? Shape.TAGGED : Shape.PLAIN;
        }
        if (articlesPerEvent > 1 && !shape.takesSeveral()) {
            throw new ParameterException(
                    spec.commandLine(), "an event that is " + shape + " holds one article");
        }
        return shape;
    }

    private void atLeast(int least, String option, int value) {
        if (value < least) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be at least " + least + ", not " + value);
        }
    }
}
