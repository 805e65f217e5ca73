package org.newsmill.stream.record;

import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.benchmark.Corpus;
import org.newsmill.enrich.Enricher;
import org.newsmill.enrich.Enrichments;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What key terms and telling the language add to the way from an event's bytes to its record's: the
 * way with and without them, in turns, article by article's pass, by the processor time of the
 * thread. Printed are medians of the ratios of passes next to each other.
 */
public final class EnrichRatioMain {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 200;
    private static final int SCHEMA_ID = 1;

    private static final EventReader READER =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, 1 << 20, 1));
    private static final Origin ORIGIN = new Origin("news.raw", 0, 0L, Instant.EPOCH, 0);

    /** The way to a record in one of its variants. */
    private record Way(String name, Enricher enricher, Hints hints) {

        static Way of(String name, String without, Hints hints) {
            List<String> fields = new ArrayList<>(Enrichments.optionalFields());
            fields.remove(without);
            return new Way(
                    name, new Enricher(fields, Clock.systemUTC(), "newsmill/benchmark"), hints);
        }

        long pass(List<byte[]> events) {
            SchemaEncoder encoder = new SchemaEncoder(EnrichedArticle.getClassSchema());
            long sum = 0;
            for (byte[] event : events) {
                for (Outcome outcome : READER.open(event, hints).outcomes()) {
                    EnrichedArticle record = enricher.enrich((Article) outcome, ORIGIN);
                    sum += encoder.encode(SCHEMA_ID, record).length;
                }
            }
            return sum;
        }
    }

    private EnrichRatioMain() {}

    public static void main(String[] args) {
        Corpus corpus = Corpus.load();
        List<byte[]> events =
                corpus.texts().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        Hints english = Hints.of(name -> name.equals(NewsHeader.LANGUAGE.key()) ? "en" : null);
        List<Way> ways =
                List.of(
                        Way.of("neither", "keyTerms", english),
                        Way.of("language told", "keyTerms", Hints.NONE),
                        Way.of("key terms", "", english),
                        Way.of("both", "", Hints.NONE));
        long[][] nanos = new long[ways.size()][ROUNDS];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int way = 0; way < ways.size(); way++) {
                long start = threads.getCurrentThreadCpuTime();
                sum += ways.get(way).pass(events);
                long end = threads.getCurrentThreadCpuTime();
                if (round >= 0) {
                    nanos[way][round] = end - start;
                }
            }
        }
        System.out.println("| way | µs an article | against neither |");
        System.out.println("| --- | ---: | ---: |");
        for (int way = 0; way < ways.size(); way++) {
            double[] times = Arrays.stream(nanos[way]).mapToDouble(n -> n).toArray();
            double[] ratios = new double[ROUNDS];
            Arrays.setAll(ratios, round -> times[round] / nanos[0][round]);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %+.1f %% |%n",
                    ways.get(way).name(),
                    median(times) / 1e3 / events.size(),
                    100 * (median(ratios) - 1));
        }
        System.out.printf("%n%s, %d%n", corpus.source(), sum);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
