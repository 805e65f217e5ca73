package org.newsmill.console;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsmill.avro.EnrichedArticle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Records as the console shows them, with texts and, on the network, without. */
class ShownRecordsTest {

    private static final String SECRET = "zebra";

    /** An article each of whose fields has the secret, where it can. */
    private static final String ARTICLE =
            """
            {"title": "zebra", "text": "The zebra met the zebra.", "summary": "zebra",
             "url": "https://example.org/zebra", "author": "zebra", "byline": "zebra",
             "section": "zebra", "keywords": ["zebra"], "tags": ["zebra"], "id": "zebra",
             "rights": "zebra", "copyright": "zebra", "dateline": "zebra", "slugline": "zebra",
             "published": "zebra", "language": "en"}
            """;

    private static PageServer open;
    private static PageServer closed;
    private static String article;
    private static String letter;

    @BeforeAll
    static void start() throws IOException {
        open = new PageServer(true, Map.of());
        closed = new PageServer(false, Map.of());
        for (PageServer page : List.of(open, closed)) {
            article = "/console/article/" + place(page.article(ARTICLE, jsonFrom("wire")));
            page.articleBytes("no Avro at all".getBytes(UTF_8));
            page.articleBytes(null);
            letter = "/console/letter/news.letters/0/3";
            page.letter(
                    "{\"title\": \"zebra\"".getBytes(UTF_8),
                    Map.of(
                            "news-reason", "MALFORMED",
                            "__streams.errors.message", "no end: zebra",
                            "news-position", "4",
                            "news-title", "zebra"));
        }
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    @Test
    void with_texts_all_routes_show_them() throws IOException {
        assertThat(greeting(open)).contains(SECRET);
        assertThat(get(open, article)).contains("The zebra met the zebra.", "example.org/zebra");
        assertThat(get(open, letter))
                .contains("no end: zebra", "news-title", base64("tle\": \"zebra\""));
        assertThat(get(open, "/console/search?q=zebras")).contains("\"title\":\"zebra\"");
    }

    @Test
    void without_texts_no_route_shows_any() throws IOException {
        for (String answer : List.of(greeting(closed), get(closed, article), get(closed, letter))) {
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .doesNotContainIgnoringCase(SECRET)
                    .doesNotContain(base64("tle\": \"zebra\""))
                    .doesNotContain("no end");
        }
        assertThat(greeting(closed)).contains("\"source\":\"wire\"", "\"reason\":\"MALFORMED\"");
        assertThat(get(closed, article)).contains("\"wordCount\"", "\"origin\"");
    }

    @Test
    void without_texts_nobody_can_find_out_by_asking_for_words() {
        String found = get(closed, "/console/search?q=zebras");
        assertThat(found).startsWith("HTTP/1.1 403").contains("not shown here, nor searched");
        assertThat(found.split("\r\n\r\n")[1])
                .isEqualTo(get(closed, "/console/search?q=nothing").split("\r\n\r\n")[1]);
    }

    @Test
    void a_new_field_is_not_shown_without_texts_until_somebody_thought_of_it() {
        List<String> hidden =
                List.of(
                        "id",
                        "version",
                        "nativeId",
                        "url",
                        "byline",
                        "dateline",
                        "section",
                        "slugline",
                        "title",
                        "summary",
                        "text",
                        "keywords",
                        "subjects",
                        "rights",
                        "publishedRaw",
                        "contentHash",
                        "fingerprint",
                        "normalisedText",
                        "stemmedText",
                        "stemmedTitle",
                        "terms",
                        "keyTerms");
        String shown = get(closed, article);
        assertThat(EnrichedArticle.getClassSchema().getFields())
                .extracting(field -> field.name())
                .filteredOn(field -> !shown.contains("\"" + field + "\":"))
                .containsExactlyInAnyOrderElementsOf(hidden);
    }

    @Test
    void a_record_that_is_no_article_has_no_row_and_does_not_keep_others_from_being_found()
            throws IOException {
        assertThat(greeting(open)).contains("\"offset\":0,").doesNotContain("\"offset\":1,");
        assertThat(get(open, "/console/search?q=zebra"))
                .startsWith("HTTP/1.1 200")
                .contains("\"searched\":3", "\"offset\":0");
        for (String offset : List.of("1", "2")) {
            assertThat(get(open, "/console/article/news.enriched.text/0/" + offset))
                    .startsWith("HTTP/1.1 503")
                    .contains("{\"error\":\"it cannot be read");
        }
    }

    @Test
    void a_record_that_is_not_kept_is_said_to_be_so_whatever_is_asked() {
        for (String path :
                List.of(
                        "/console/article/news.enriched.text/0/99",
                        "/console/article/news.enriched.text/x/-1",
                        "/console/letter/news.letters/0/99999999999999999999")) {
            assertThat(get(open, path))
                    .startsWith("HTTP/1.1 404")
                    .contains("{\"error\":\"it is not among the latest records");
        }
    }

    @Test
    void a_question_has_to_be_there_and_no_longer_than_two_hundred_characters() {
        assertThat(get(open, "/console/search")).startsWith("HTTP/1.1 400").contains("a word");
        assertThat(get(open, "/console/search?q=" + "a".repeat(201))).startsWith("HTTP/1.1 400");
        assertThat(get(open, "/console/search?q=" + "a".repeat(200))).startsWith("HTTP/1.1 200");
    }

    private static Map<String, String> jsonFrom(String source) {
        return Map.of("content-type", "application/json", "ce_source", source);
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String get(PageServer page, String path) {
        return page.ask("GET " + path, "Host: localhost");
    }

    /** The first that a viewer is told, with the head before it. */
    private static String greeting(PageServer page) throws IOException {
        try (Socket socket =
                PageServer.send(
                        page.port(),
                        "GET /console/events",
                        "",
                        "Host: localhost",
                        "Accept: text/event-stream")) {
            socket.setSoTimeout(20_000);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            StringBuilder all = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.append(line).append('\n');
                if (line.startsWith("data: ")) {
                    break;
                }
            }
            return all.toString();
        }
    }
}
