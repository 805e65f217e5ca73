package org.newsmill.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One Markdown page of the repository. */
record Page(Path path, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*]\\(([^)\\s]+)\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^<!-- (examples/\\S+) -->\\n```\\w+\\n(.*?)^```$");

    /** A fenced block that shows a file: the comment before it names it. */
    record Example(String file, String shown) {}

    static Page read(String path) {
        return read(Path.of(path));
    }

    private static Page read(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every page, those of samples and examples included. */
    static List<Page> all() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String folder : List.of(".", "docs", "docs/reference", "samples", "examples")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .map(Path::normalize)
                        .sorted()
                        .forEach(paths::add);
            }
        }
        return paths.stream().map(Page::read).toList();
    }

    /** The text under a heading, up to the next one of any level. */
    String section(String heading) {
        Matcher matcher =
                Pattern.compile("(?ms)^#+ " + Pattern.quote(heading) + "\\n(.*?)(?=^#|\\z)")
                        .matcher(withoutFences());
        if (!matcher.find()) {
            throw new AssertionError(path + " has no heading '" + heading + "'");
        }
        return matcher.group(1);
    }

    /** The first cells of the tables under a heading, where they are set as code. */
    Set<String> rows(String heading) {
        Set<String> rows = new HashSet<>();
        ROW.matcher(section(heading)).results().forEach(row -> rows.add(row.group(1)));
        return rows;
    }

    List<Example> examples() {
        return EXAMPLE.matcher(text)
                .results()
                .map(block -> new Example(block.group(1), block.group(2)))
                .toList();
    }

    /** Where links lead that stay within the repository. */
    List<String> relativeLinks() {
        return LINK.matcher(withoutFences())
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** The names by which GitHub lets one link to this page's headings. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (MatchResult heading : HEADING.matcher(withoutFences()).results().toList()) {
            anchors.add(
                    heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\w\\- ]", "")
                            .replace(' ', '-'));
        }
        return anchors;
    }

    private String withoutFences() {
        return FENCE.matcher(text).replaceAll("");
    }
}
