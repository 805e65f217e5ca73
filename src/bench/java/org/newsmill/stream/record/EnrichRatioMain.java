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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What key terms and telling the language add to the way from an event's bytes to its record's: the
 * way with and without them, in turns, article by article's pass, by the processor time of the
 * thread. Printed are medians of the ratios of passes next to each other: of articles that are bare
 * text, and of the files of the folders that are its arguments, as far as they exist.
 */
public final class EnrichRatioMain {

    /** A pass over fewer bytes is over so soon that it takes more of them for a steady figure. */
    private static final int MANY_ROUNDS = 200;

    private static final int FEW_ROUNDS = 30;
    private static final int FEW_BYTES = 1 << 20;
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
                    if (outcome instanceof Article article) {
                        EnrichedArticle record = enricher.enrich(article, ORIGIN);
                        sum += encoder.encode(SCHEMA_ID, record).length;
                    }
                }
            }
            return sum;
        }
    }

    private EnrichRatioMain() {}

    public static void main(String[] folders) throws IOException {
        Corpus corpus = Corpus.load();
        measure(
                corpus.source(),
                corpus.texts().stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList());
        for (String folder : folders) {
            if (Files.isDirectory(Path.of(folder))) {
                measure(folder, files(Path.of(folder)));
            } else {
                System.out.println(folder + " is not there");
            }
        }
    }

    private static List<byte[]> files(Path folder) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void measure(String source, List<byte[]> events) {
        Hints english = Hints.of(name -> name.equals(NewsHeader.LANGUAGE.key()) ? "en" : null);
        List<Way> ways =
                List.of(
                        Way.of("neither", "keyTerms", english),
                        Way.of("language told", "keyTerms", Hints.NONE),
                        Way.of("key terms", "", english),
                        Way.of("both", "", Hints.NONE));
        long bytes = events.stream().mapToLong(event -> event.length).sum();
        int rounds = bytes < FEW_BYTES ? MANY_ROUNDS : FEW_ROUNDS;
        long[][] nanos = new long[ways.size()][rounds];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (int round = -rounds / 4; round < rounds; round++) {
            for (int way = 0; way < ways.size(); way++) {
                long start = threads.getCurrentThreadCpuTime();
                sum += ways.get(way).pass(events);
                long end = threads.getCurrentThreadCpuTime();
                if (round >= 0) {
                    nanos[way][round] = end - start;
                }
            }
        }
        System.out.println("| way | µs an event | against neither |");
        System.out.println("| --- | ---: | ---: |");
        for (int way = 0; way < ways.size(); way++) {
            double[] times = Arrays.stream(nanos[way]).mapToDouble(n -> n).toArray();
            double[] ratios = new double[rounds];
            Arrays.setAll(ratios, round -> times[round] / nanos[0][round]);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %+.1f %% |%n",
                    ways.get(way).name(),
                    median(times) / 1e3 / events.size(),
                    100 * (median(ratios) - 1));
        }
        System.out.printf(
                "%n%s: %d events of %d bytes; %d%n%n",
                source, events.size(), bytes / events.size(), sum);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
