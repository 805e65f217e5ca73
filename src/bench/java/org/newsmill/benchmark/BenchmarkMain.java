package org.newsmill.benchmark;

import org.newsmill.text.engine.TextEngine;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs benchmarks, keeps JMH's raw results in a file, and prints them as a table: medians, per
 * character and per token.
 *
 * <p>Arguments: the file, then regular expressions that choose benchmarks by their names, all of
 * them if there are none.
 */
public final class BenchmarkMain {

    private static final double LOWER_BOUND_MISSING = Double.NaN;

    private BenchmarkMain() {}

    public static void main(String[] args) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .addProfiler(GCProfiler.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(args.length > 0 ? args[0] : "target/benchmarks.json");
        for (int i = 1; i < args.length; i++) {
            options.include(args[i]);
        }
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Corpus corpus = Corpus.load();
        TextEngine engine = new TextEngine(false);
        long tokens =
                corpus.texts().stream().mapToLong(text -> engine.analyse(text).tokenCount()).sum();
        long characters = corpus.characters();
        Map<String, RunResult> byName = new TreeMap<>();
        results.forEach(result -> byName.put(name(result.getParams()), result));
        double chain =
                byName.containsKey("lucenePorterChain")
                        ? median(byName.get("lucenePorterChain"))
                        : LOWER_BOUND_MISSING;
        double copy =
                byName.containsKey("lowerCaseAndCopy")
                        ? median(byName.get("lowerCaseAndCopy"))
                        : LOWER_BOUND_MISSING;
        System.out.printf(
                "%n%s: %,d characters, %,d tokens%n%n", corpus.source(), characters, tokens);
        System.out.println(
                "| benchmark | million characters/s | million tokens/s | spread | bytes allocated"
                        + " per token | times Lucene's chain | of lower-case and copy |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        byName.forEach(
                (name, result) -> {
                    double micros = median(result);
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %.1f | %.2f | ±%.0f %% | %.2f | %.2f | 1/%.1f |%n",
                            name,
                            characters / micros,
                            tokens / micros,
                            100 * spread(result),
                            allocated(result) / tokens,
                            chain / micros,
                            micros / copy);
                });
    }

    private static String name(BenchmarkParams params) {
        return params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    }

    /** Of all iterations of all forks, in microseconds. */
    private static double median(RunResult result) {
        List<Double> scores = scores(result);
        return scores.get(scores.size() / 2);
    }

    /** Half the distance between the quartiles, as a share of the median. */
    private static double spread(RunResult result) {
        List<Double> scores = scores(result);
        int quarter = scores.size() / 4;
        return (scores.get(scores.size() - 1 - quarter) - scores.get(quarter)) / 2 / median(result);
    }

    private static List<Double> scores(RunResult result) {
        List<Double> scores = new ArrayList<>();
        result.getBenchmarkResults()
                .forEach(
                        fork ->
                                fork.getIterationResults()
                                        .forEach(
                                                iteration ->
                                                        scores.add(
                                                                iteration
                                                                        .getPrimaryResult()
                                                                        .getScore())));
        scores.sort(null);
        return scores;
    }

    private static double allocated(RunResult result) {
        Result<?> rate = result.getSecondaryResults().get("gc.alloc.rate.norm");
        if (rate == null) {
            rate = result.getSecondaryResults().get("·gc.alloc.rate.norm");
        }
        return rate.getScore();
    }
}
