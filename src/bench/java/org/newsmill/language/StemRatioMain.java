package org.newsmill.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.newsmill.benchmark.LuceneStems;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Normalise and stem in French, German and Russian against Lucene's analyser of that language, in
 * turns, by the processor time of the thread; medians of the ratios of passes next to each other.
 *
 * <p>Each line is another state of Newsmill's cache of words: <em>new</em> has read nothing, as in
 * the first second of a processor; <em>after others</em> has read the other half of the texts, as a
 * processor has that meets a text; <em>again</em> has read these very texts. <em>Vocabulary</em> is
 * Snowball's list, in which no word comes twice, by a new one. Lucene has no cache.
 *
 * <p><em>Commonest</em> has read the other half of the texts, and the 10,000 commonest words of the
 * language, as a processor has after some hours. It is left out if {@code -Dnewsmill.words} does
 * not name a folder with {@code french.txt} and so on.
 */
public final class StemRatioMain {

    private static final int WARM_UP = 200;
    private static final int ROUNDS = 100;

    private static final Map<String, Analyzer> LUCENE =
            new TreeMap<>(
                    Map.of(
                            "fr", new FrenchAnalyzer(),
                            "de", new GermanAnalyzer(),
                            "ru", new RussianAnalyzer()));

    private static final Map<String, String> VOCABULARIES =
            Map.of("fr", "french", "de", "german", "ru", "russian");

    private static final Path SHARED = Path.of(System.getProperty("newsmill.shared", "../shared"));

    private final LuceneStems stems = new LuceneStems();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long sum;

    private StemRatioMain() {}

    public static void main(String[] args) throws IOException {
        System.out.println(
                "| language | cache | texts | characters | Lucene: M/s | ours: M/s | times |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        for (Map.Entry<String, Analyzer> each : LUCENE.entrySet()) {
            String tag = each.getKey();
            List<String> texts = texts(tag);
            int half = texts.size() / 2;
            List<String> first = texts.subList(0, half);
            List<String> second = texts.subList(half, texts.size());
            List<String> words = List.of(vocabulary(VOCABULARIES.get(tag)));
            new StemRatioMain().measure(tag, "new", List.of(), texts, each.getValue());
            new StemRatioMain().measure(tag, "after others", first, second, each.getValue());
            List<String> common = commonest(VOCABULARIES.get(tag), first);
            if (common.size() > first.size()) {
                new StemRatioMain().measure(tag, "commonest", common, second, each.getValue());
            }
            new StemRatioMain().measure(tag, "again", texts, texts, each.getValue());
            new StemRatioMain().measure(tag, "vocabulary", List.of(), words, each.getValue());
        }
    }

    private void measure(
            String tag, String state, List<String> before, List<String> texts, Analyzer lucene)
            throws IOException {
        double[] ratios = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Analyser analyser = Languages.of(tag).analyser(false);
            stem(analyser, before);
            long start = threads.getCurrentThreadCpuTime();
            stem(analyser, texts);
            long between = threads.getCurrentThreadCpuTime();
            analyse(lucene, texts);
            long end = threads.getCurrentThreadCpuTime();
            if (round >= 0) {
                ours[round] = between - start;
                theirs[round] = end - between;
                ratios[round] = theirs[round] / ours[round];
            }
        }
        long characters = texts.stream().mapToLong(String::length).sum();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %.1f | %.1f | %.2f |%n",
                tag,
                state,
                texts.size(),
                characters,
                1e3 * characters / median(theirs),
                1e3 * characters / median(ours),
                median(ratios));
    }

    private void stem(Analyser analyser, List<String> texts) {
        for (String text : texts) {
            sum += analyser.stem(text).length();
        }
    }

    private void analyse(Analyzer analyzer, List<String> texts) throws IOException {
        for (String text : texts) {
            sum += stems.of(analyzer, text).length();
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<String> texts(String language) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(SHARED.resolve("languages/dev.jsonl"))) {
            JsonNode node = new ObjectMapper().readTree(line);
            if (node.get("language").asText().equals(language)) {
                texts.add(node.get("text").asText());
            }
        }
        return texts;
    }

    private static List<String> commonest(String name, List<String> texts) throws IOException {
        String folder = System.getProperty("newsmill.words");
        List<String> all = new ArrayList<>(texts);
        if (folder != null) {
            all.add(Files.readString(Path.of(folder, name + ".txt")));
        }
        return all;
    }

    private static String vocabulary(String name) throws IOException {
        Path pairs = SHARED.resolve("suites/snowball").resolve(name + ".tsv");
        StringBuilder words = new StringBuilder();
        for (String pair : Files.readAllLines(pairs)) {
            words.append(pair, 0, pair.indexOf('\t')).append(' ');
        }
        return words.toString();
    }
}
