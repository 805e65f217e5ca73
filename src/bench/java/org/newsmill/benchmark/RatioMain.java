package org.newsmill.benchmark;

import org.newsmill.text.engine.TextBenchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The benchmarks that the budgets compare, in turns, pass by pass, by the processor time of their
 * thread: for machines that others work on too, where what JMH measures one after the other cannot
 * be compared. Ratios are taken of passes next to each other; printed is their median.
 */
public final class RatioMain {

    private static final int WARM_UP = 300;
    private static final int ROUNDS = 600;

    private RatioMain() {}

    public static void main(String[] args) throws Exception {
        TextBenchmark text = new TextBenchmark();
        PeersBenchmark peers = new PeersBenchmark();
        Map<String, Callable<Long>> passes = new LinkedHashMap<>();
        passes.put("lowerCaseAndCopy", text::lowerCaseAndCopy);
        passes.put("normalise", text::normalise);
        passes.put("normaliseAndStem", text::normaliseAndStem);
        passes.put("analyseWithoutTerms", text::analyseWithoutTerms);
        passes.put("analyse", text::analyse);
        passes.put("warmAnalyseWithoutTerms", text::warmAnalyseWithoutTerms);
        passes.put("warmAnalyse", text::warmAnalyse);
        passes.put("lucenePorterChain", peers::lucenePorterChain);
        Map<String, long[]> nanos = new LinkedHashMap<>();
        passes.keySet().forEach(name -> nanos.put(name, new long[ROUNDS]));
        long sum = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Callable<Long>> pass : passes.entrySet()) {
                ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                long start = threads.getCurrentThreadCpuTime();
                sum += pass.getValue().call();
                long end = threads.getCurrentThreadCpuTime();
                if (round >= 0) {
                    nanos.get(pass.getKey())[round] = end - start;
                }
            }
        }
        print(nanos, Corpus.load().characters());
        System.out.printf("%n(%d)%n", sum);
    }

    private static void print(Map<String, long[]> nanos, long characters) {
        System.out.println(
                "| pass | million characters/s | times Lucene's chain | of copy | terms |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        nanos.forEach(
                (name, times) ->
                        System.out.printf(
                                Locale.ROOT,
                                "| %s | %.0f | %.2f | 1/%.1f | %s |%n",
                                name,
                                characters * 1e3 / medianOf(times),
                                ratio(nanos.get("lucenePorterChain"), times),
                                ratio(times, nanos.get("lowerCaseAndCopy")),
                                added(name, nanos)));
    }

    /** What terms add, for the passes that make them. */
    private static String added(String name, Map<String, long[]> nanos) {
        long[] without = nanos.get(name + "WithoutTerms");
        return without == null
                ? ""
                : String.format("+%.0f %%", 100 * (ratio(nanos.get(name), without) - 1));
    }

    private static double ratio(long[] times, long[] others) {
        double[] ratios = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            ratios[i] = (double) times[i] / others[i];
        }
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    private static double medianOf(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
