package org.newsmill.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Snowball's own lists of words and stems. They are of a newer version than the algorithms that
 * ship: {@code snowball-differences.txt} has every word that differs for it.
 */
class SnowballTest {

    private static final Path LISTS = Path.of("../shared/suites/snowball");
    private static final Path DIFFERENCES =
            Path.of("src/test/resources/language/snowball-differences.txt");

    @ParameterizedTest
    @CsvSource({
        "da, danish",
        "nl, dutch",
        "fi, finnish",
        "fr, french",
        "de, german",
        "hu, hungarian",
        "it, italian",
        "nb, norwegian",
        "pt, portuguese",
        "ro, romanian",
        "ru, russian",
        "es, spanish",
        "sv, swedish",
        "tr, turkish"
    })
    void stems_are_those_of_snowball(String tag, String name) throws IOException {
        Path list = LISTS.resolve(name + ".tsv");
        assumeTrue(Files.exists(list), list + " is not there");
        List<String> differences = new ArrayList<>();
        Analyser analyser = Languages.of(tag).analyser(false);
        for (String line : Files.readAllLines(list)) {
            String[] pair = line.split("\t", -1);
            String stem = analyser.analyseNormalised(pair[0]).stemmed();
            if (!stem.equals(pair[1])) {
                differences.add(tag + " " + pair[0] + " " + pair[1] + " " + stem);
            }
        }
        assertThat(differences)
                .isEqualTo(
                        Files.readAllLines(DIFFERENCES).stream()
                                .filter(line -> line.startsWith(tag + " "))
                                .toList());
    }
}
