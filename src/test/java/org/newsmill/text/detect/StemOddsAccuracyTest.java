package org.newsmill.text.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures {@link StemOdds} on pieces cut from real articles, as many normalised as stemmed, and
 * holds it to the shares that it was built to reach. The articles are for measuring only, are no
 * part of the repository, and none of the shipped figures comes from them; where they are absent
 * (system property {@code newsmill.shared}, by default {@code ../shared}) the test is skipped.
 */
class StemOddsAccuracyTest {

    private static final int[] LENGTHS = {5, 10, 20, 50, 100};
    private static final double[] TARGETS = {0.89, 0.97, 0.994, 0.999, 1.0};

    /** Evenly spaced over each article: enough that more of them change only the fourth place. */
    private static final int PIECES = 100;

    private static final List<String> NORMALISED = new ArrayList<>();
    private static final List<String> STEMMED = new ArrayList<>();

    private final StemOdds odds = StemOdds.shipped();

    @BeforeAll
    static void readArticles() throws IOException {
        Path file =
                Path.of(
                        System.getProperty("newsmill.shared", "../shared"),
                        "goldens",
                        "articles.jsonl");
        assumeTrue(Files.isReadable(file), () -> "skipped, no articles to measure on: " + file);
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode article = json.readTree(line);
            NORMALISED.add(article.get("normalised").textValue());
            STEMMED.add(article.get("stemmed").textValue());
        }
    }

    @Test
    void should_reach_its_targets_at_every_length() {
        StringBuilder table =
                new StringBuilder(
                        "share right by length in tokens\n"
                                + "tokens  NORMALISED  STEMMED     both   target    pieces\n");
        double[] both = new double[LENGTHS.length];
        for (int i = 0; i < LENGTHS.length; i++) {
            Share normalised = measure(NORMALISED, LENGTHS[i], false);
            Share stemmed = measure(STEMMED, LENGTHS[i], true);
            both[i] = (normalised.right() + stemmed.right()) / 2;
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%6d  %10.4f  %7.4f  %7.4f  %7.3f  %8d%n",
                            LENGTHS[i],
                            normalised.right(),
                            stemmed.right(),
                            both[i],
                            TARGETS[i],
                            normalised.of + stemmed.of));
        }
        System.out.println(table);
        for (int i = 0; i < LENGTHS.length; i++) {
            // A target of 1.000 is a share that rounds to it.
            assertThat(both[i])
                    .as("share right at %d tokens", LENGTHS[i])
                    .isGreaterThan(TARGETS[i] - 0.00005);
        }
    }

    @Test
    void should_know_every_whole_article() {
        assertThat(NORMALISED.stream().filter(odds::looksStemmed).count()).isZero();
        assertThat(STEMMED.stream().filter(text -> !odds.looksStemmed(text)).count()).isZero();
    }

    private Share measure(List<String> texts, int length, boolean stemmed) {
        Share share = new Share();
        for (String text : texts) {
            int[] starts = tokenStarts(text);
            int places = starts.length - length; // the last start is the end of the text
            for (int i = 0; i < PIECES && places > 0; i++) {
                int from = (int) ((long) i * places / PIECES);
                String piece = text.substring(starts[from], starts[from + length] - 1);
                share.of++;
                share.hits += odds.looksStemmed(piece) == stemmed ? 1 : 0;
            }
        }
        return share;
    }

    /** Where each token begins, and at last where one after the end would. */
    private static int[] tokenStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
            starts.add(i + 1);
        }
        starts.add(text.length() + 1);
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static final class Share {
        private int hits;
        private int of;

        double right() {
            return (double) hits / of;
        }
    }
}
