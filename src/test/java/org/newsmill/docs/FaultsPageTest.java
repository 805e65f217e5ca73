package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each fault has a test that exists, and a mutation. */
class FaultsPageTest {

    private static final int COLUMNS = 6;
    private static final int TEST = 4;
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    private final List<String[]> rows =
            Page.read("docs/faults.md")
                    .text()
                    .split("\n## ")[0]
                    .lines()
                    .filter(line -> line.startsWith("| "))
                    .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                    .skip(2)
                    .toList();

    @Test
    void every_test_that_is_named_exists() throws Exception {
        Map<String, String> sources = sources();
        for (String[] row : rows) {
            List<MatchResult> named = NAMED.matcher(row[TEST]).results().toList();
            assertThat(named).as("tests of '%s'", row[0]).isNotEmpty();
            for (MatchResult test : named) {
                assertThat(sources).as(row[0]).containsKey(test.group(1));
                assertThat(sources.get(test.group(1)))
                        .as("%s of '%s'", test.group(), row[0])
                        .containsPattern("void\\s+" + test.group(2) + "\\(");
            }
        }
    }

    @Test
    void every_row_is_complete() {
        assertThat(rows).hasSizeGreaterThan(50);
        assertThat(rows)
                .allSatisfy(
                        row ->
                                assertThat(row)
                                        .as(row[0])
                                        .hasSize(COLUMNS)
                                        .allSatisfy(cell -> assertThat(cell).isNotBlank()));
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                sources.put(
                        file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
