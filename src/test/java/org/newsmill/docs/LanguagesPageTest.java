package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.language.DevTexts;
import org.newsmill.language.Language;
import org.newsmill.language.Language.Words;
import org.newsmill.language.Languages;
import org.newsmill.language.WordLevels;
import org.newsmill.text.detect.LanguageIdentifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables in docs/languages.md are made from the code: {@code mvn test -Dtest=LanguagesPageTest
 * -Ddocs.update=true} writes them, and without that they are compared. Accuracy needs texts that
 * are not part of the repository; without these it is not compared.
 */
class LanguagesPageTest {

    private static final Path PAGE = Path.of("docs/languages.md");
    private static final int[] LENGTHS = {1000, 200, 100, 50};

    @Test
    void the_table_is_what_the_code_says() throws IOException {
        keepCurrent("table", table());
    }

    @Test
    void each_language_is_told_right_as_often_as_the_page_says() throws IOException {
        keepCurrent("accuracy", accuracy(DevTexts.all()));
    }

    /** Writes what stands between two comments, or compares it. */
    private static void keepCurrent(String name, String content) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- " + name + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- end of " + name + " -->");
        String current = page.substring(0, from) + content + page.substring(to);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE))
                .as("mvn test -Dtest=LanguagesPageTest -Ddocs.update=true makes it current")
                .isEqualTo(current);
    }

    private static String accuracy(List<DevTexts.Text> texts) {
        StringBuilder table =
                new StringBuilder(
                        "| language | texts | 1,000 | 200 | 100 | 50 |\n"
                                + "| --- | ---: | ---: | ---: | ---: | ---: |\n");
        Map<String, int[]> right = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        int[] rightOfAll = new int[LENGTHS.length];
        for (int number = 0; number < texts.size(); number++) {
            DevTexts.Text text = texts.get(number);
            counts.merge(text.language(), 1, Integer::sum);
            int[] rightHere =
                    right.computeIfAbsent(text.language(), tag -> new int[LENGTHS.length]);
            for (int i = 0; i < LENGTHS.length; i++) {
                String told = LanguageIdentifier.shipped().identify(text.part(LENGTHS[i], number));
                int one = text.language().equals(told) ? 1 : 0;
                rightHere[i] += one;
                rightOfAll[i] += one;
            }
        }
        right.forEach((tag, ofLanguage) -> line(table, name(tag), counts.get(tag), ofLanguage));
        line(table, "all", texts.size(), rightOfAll);
        return table.toString();
    }

    private static void line(StringBuilder table, String name, int texts, int[] right) {
        table.append(String.format(Locale.ROOT, "| %s | %,d |", name, texts));
        for (int count : right) {
            table.append(String.format(Locale.ROOT, " %.3f |", count / (double) texts));
        }
        table.append('\n');
    }

    private static String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH) + " `" + tag + "`";
    }

    private static String table() {
        Set<String> identified = LanguageIdentifier.shipped().languages();
        Set<String> tags = new TreeSet<>(identified);
        Languages.ALL.forEach(language -> tags.add(language.tag()));
        StringBuilder table =
                new StringBuilder(
                        "| language | identified | stems | tokens | function words |\n"
                                + "| --- | --- | --- | --- | --- |\n");
        for (String tag : tags) {
            Language language = Languages.of(tag);
            int words = WordLevels.of(language.tag()).functionWords();
            table.append("| ")
                    .append(name(tag))
                    .append(" | ")
                    .append(identified.contains(tag) ? "yes" : "")
                    .append(" | ")
                    .append(stems(language))
                    .append(" | ")
                    .append(language.words() == Words.UNSPACED ? "ICU" : "by spaces")
                    .append(" | ")
                    .append(words == 0 ? "" : words)
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String stems(Language language) {
        if (language == Languages.ENGLISH) {
            return "NLTK's Porter";
        }
        return language.stemmer() == null ? "" : "Snowball";
    }
}
