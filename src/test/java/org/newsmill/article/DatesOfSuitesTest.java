package org.newsmill.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The dates in the small feeds of the suites: each is read as the peer reads it, or not at all. */
class DatesOfSuitesTest {

    private static final Path SUITES = Path.of("../shared/suites");
    private static final List<String> ELEMENTS = List.of("pubDate", "published", "dc:date");

    @Test
    void no_date_of_a_small_feed_is_read_otherwise_than_its_peer_reads_it() throws IOException {
        assumeTrue(Files.isDirectory(SUITES), "the suites are not here");
        List<String> differences = new ArrayList<>();
        int read = 0;
        for (String suite : List.of("feedparser-a", "gofeed")) {
            for (String line : Files.readAllLines(SUITES.resolve(suite).resolve("expect.jsonl"))) {
                JsonNode expected = new ObjectMapper().readTree(line);
                JsonNode articles = expected.at("/expect/articles");
                Path file =
                        SUITES.resolve(suite)
                                .resolve("cases")
                                .resolve(expected.path("file").asText());
                String written = articles.size() == 1 ? onlyDate(file) : null;
                if (written == null || !articles.get(0).hasNonNull("publishedAt")) {
                    continue;
                }
                Instant at = Dates.instant(written);
                Instant peers = Instant.parse(articles.get(0).get("publishedAt").asText());
                if (at != null && at.getEpochSecond() != peers.getEpochSecond()) {
                    differences.add(written + " is " + at + ", by the peer " + peers);
                } else if (at != null) {
                    read++;
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(read).isGreaterThan(20);
    }

    /** The date of a document in which one element holds one; else null. */
    private static String onlyDate(Path file) throws IOException {
        String document = Files.readString(file, StandardCharsets.ISO_8859_1);
        document =
                new String(document.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String found = null;
        for (String element : ELEMENTS) {
            int from = document.indexOf("<" + element + ">");
            if (from >= 0 && found == null) {
                int end = document.indexOf("</", from);
                found = document.substring(from + element.length() + 2, end).strip();
            }
        }
        return found == null || found.isEmpty() ? null : found;
    }
}
