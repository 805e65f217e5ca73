package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.language.Language;
import org.newsmill.language.Language.Words;
import org.newsmill.language.Languages;
import org.newsmill.language.WordLevels;
import org.newsmill.text.detect.LanguageIdentifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table in docs/languages.md is made from the code: {@code mvn test -Dtest=LanguagesPageTest
 * -Ddocs.update=true} writes it, and without that it is compared.
 */
class LanguagesPageTest {

    private static final Path PAGE = Path.of("docs/languages.md");
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- end of table -->";

    @Test
    void the_table_is_what_the_code_says() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String current = page.substring(0, from) + table() + page.substring(to);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE))
                .as("mvn test -Dtest=LanguagesPageTest -Ddocs.update=true makes it current")
                .isEqualTo(current);
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
                    .append(Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
                    .append(" `")
                    .append(tag)
                    .append("` | ")
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
