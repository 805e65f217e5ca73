package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How often the format of a piece of a real article is told right, from its bytes alone, by length
 * and class. The articles are no part of the repository and only measure; where they are absent
 * (system property {@code newsmill.shared}, by default {@code ../shared}) the test is skipped.
 */
class FormatDetectionAccuracyTest {

    private static final int[] LENGTHS = {5, 10, 20, 50, 100};

    /** What NORMALISED and STEMMED together have to reach; 1.0 is a share that rounds to 1.000. */
    private static final double[] TARGETS = {0.89, 0.97, 0.994, 0.999, 0.9995};

    /** Evenly spaced over each article. */
    private static final int PIECES = 25;

    private static final List<String> CLASSES = List.of("TAGGED", "PLAIN", "NORMALISED", "STEMMED");

    private final EventReader reader =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, 1 << 24, 100_000));

    private record Article(String text, String normalised, String stemmed) {}

    @Test
    void tells_the_format_of_pieces_of_real_articles() throws IOException {
        List<Article> articles = articles();
        StringBuilder table =
                new StringBuilder("share of pieces whose format is told right, by tokens\n")
                        .append("tokens");
        CLASSES.forEach(format -> table.append(String.format("  %10s", format)));
        table.append("  NORM.+STEM.  target\n");
        double[] hard = new double[LENGTHS.length];
        for (int i = 0; i < LENGTHS.length; i++) {
            Map<String, Double> right = new HashMap<>();
            for (String format : CLASSES) {
                right.put(format, share(articles, format, LENGTHS[i]));
            }
            hard[i] = (right.get("NORMALISED") + right.get("STEMMED")) / 2;
            table.append(String.format("%6d", LENGTHS[i]));
            CLASSES.forEach(
                    format ->
                            table.append(
                                    String.format(Locale.ROOT, "  %10.4f", right.get(format))));
            table.append(String.format(Locale.ROOT, "  %11.4f  %6.3f%n", hard[i], TARGETS[i]));
        }

        System.out.println(table);
        for (int i = 0; i < LENGTHS.length; i++) {
            assertThat(hard[i])
                    .as("NORMALISED against STEMMED at %d tokens", LENGTHS[i])
                    .isGreaterThanOrEqualTo(TARGETS[i]);
        }
    }

    @Test
    void tells_the_format_of_every_whole_article() throws IOException {
        for (Article article : articles()) {
            for (String format : CLASSES) {
                assertThat(told(written(article, format))).isEqualTo(format);
            }
        }
    }

    private double share(List<Article> articles, String format, int length) {
        long right = 0;
        long all = 0;
        for (Article article : articles) {
            for (String piece : pieces(source(article, format), length)) {
                all++;
                right += told(inFormat(piece, format)).equals(format) ? 1 : 0;
            }
        }
        return (double) right / all;
    }

    private String told(String event) {
        return reader.open(event.getBytes(StandardCharsets.UTF_8), Hints.NONE).format().name();
    }

    private static String source(Article article, String format) {
        return switch (format) {
            case "NORMALISED" -> article.normalised();
            case "STEMMED" -> article.stemmed();
            default -> article.text();
        };
    }

    private static String written(Article article, String format) {
        return inFormat(source(article, format), format);
    }

    private static String inFormat(String text, String format) {
        return format.equals("TAGGED")
                ? "F-N-S-T-A-R-T. 1 F-N-E-N-D. T-E-X-T-S-T-A-R-T. " + text + " T-E-X-T-E-N-D."
                : text;
    }

    /** Pieces of so many tokens; those of prose are counted as normalising would cut them. */
    private static List<String> pieces(String text, int length) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int from = 0, to; from < text.length(); from = to) {
            to = from + 1;
            if (!Character.isWhitespace(text.charAt(from))) {
                boolean word = isWord(text.charAt(from));
                while (to < text.length()
                        && !Character.isWhitespace(text.charAt(to))
                        && isWord(text.charAt(to)) == word) {
                    to++;
                }
                starts.add(from);
                ends.add(to);
            }
        }
        List<String> pieces = new ArrayList<>();
        int places = starts.size() - length;
        for (int i = 0; i < PIECES && places > 0; i++) {
            int at = (int) ((long) i * places / PIECES);
            pieces.add(text.substring(starts.get(at), ends.get(at + length - 1)));
        }
        return pieces;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static List<Article> articles() throws IOException {
        Path file =
                Path.of(
                        System.getProperty("newsmill.shared", "../shared"),
                        "goldens",
                        "articles.jsonl");
        assumeTrue(Files.isReadable(file), () -> "skipped, no articles to measure on: " + file);
        ObjectMapper json = new ObjectMapper();
        List<Article> articles = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode row = json.readTree(line);
            Function<String, String> field = name -> row.get(name).textValue();
            articles.add(
                    new Article(
                            field.apply("text"),
                            field.apply("normalised"),
                            field.apply("stemmed")));
        }
        return articles;
    }
}
