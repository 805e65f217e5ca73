package org.newsmill.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores the main text of a suite's pages by 4-shingles of words, as article-extraction-benchmark
 * does, and prints the pages, the worst first. Arguments: the suite's folder; then 0 or 1 for half
 * of the pages; then a folder for the texts.
 */
public final class MainTextMain {

    private record Score(String file, double precision, double recall, String note) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    private MainTextMain() {}

    public static void main(String[] args) throws Exception {
        Path suite = Path.of(args[0]);
        int half = args.length > 1 ? Integer.parseInt(args[1]) : -1;
        Path texts = args.length > 2 ? Path.of(args[2]) : null;
        EventReader reader =
                new EventReader(new ReadSettings(StandardCharsets.UTF_8, 1 << 26, 1000));
        ObjectMapper json = new ObjectMapper();
        List<Score> scores = new ArrayList<>();
        for (String line : Files.readAllLines(suite.resolve("expect.jsonl"))) {
            JsonNode test = json.readTree(line);
            String file = test.get("file").asText();
            if (half >= 0 && (file.hashCode() * 0x9E3779B9 >>> 16 & 1) != half) {
                continue;
            }
            String wanted = test.at("/expect/articles/0/text_shingles").asText();
            String type = test.get("content_type").asText();
            Hints hints =
                    Hints.of(name -> name.equals(NewsHeader.CONTENT_TYPE.key()) ? type : null);
            byte[] bytes = Files.readAllBytes(suite.resolve("cases").resolve(file));
            Outcome outcome = reader.open(bytes, hints).outcomes().get(0);
            String text = outcome instanceof Article article ? article.text() : "";
            if (texts != null) {
                Files.createDirectories(texts);
                Files.writeString(texts.resolve(file + ".ours"), text.replace("\n\n", "\n"));
                Files.writeString(texts.resolve(file + ".gold"), wanted.replace("\n\n", "\n"));
            }
            scores.add(score(file, wanted, text, test.get("note").asText()));
        }
        print(scores);
    }

    private static void print(List<Score> scores) {
        scores.sort(Comparator.comparingDouble(Score::f1));
        for (Score score : scores.subList(0, Math.min(45, scores.size()))) {
            System.out.printf(
                    Locale.ROOT,
                    "%s  P %.3f  R %.3f  %s%n",
                    score.file(),
                    score.precision(),
                    score.recall(),
                    score.note());
        }
        double precision = scores.stream().mapToDouble(Score::precision).average().orElse(0);
        double recall = scores.stream().mapToDouble(Score::recall).average().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%d pages: precision %.4f, recall %.4f, F1 %.4f%n",
                scores.size(),
                precision,
                recall,
                2 * precision * recall / (precision + recall));
    }

    private static Score score(String file, String wanted, String found, String note) {
        Map<String, Integer> left = shingles(wanted);
        Map<String, Integer> right = shingles(found);
        double both = 0;
        for (Map.Entry<String, Integer> entry : left.entrySet()) {
            both += Math.min(entry.getValue(), right.getOrDefault(entry.getKey(), 0));
        }
        double of = left.values().stream().mapToInt(Integer::intValue).sum();
        double in = right.values().stream().mapToInt(Integer::intValue).sum();
        return new Score(file, in == 0 ? 0 : both / in, of == 0 ? 1 : both / of, note);
    }

    private static Map<String, Integer> shingles(String text) {
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean word =
                    i < text.length()
                            && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
            if (word && from < 0) {
                from = i;
            } else if (!word && from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + 4 <= words.size(); i++) {
            counts.merge(String.join(" ", words.subList(i, i + 4)), 1, Integer::sum);
        }
        return counts;
    }
}
