package org.newsmill.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.run.http.HttpServer;
import org.newsmill.settings.NewsmillConfig;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Trying an event out, where there is no Kafka at all: nothing of it is needed, or written. */
@Timeout(60)
class TryOutTest {

    private static final String TRY = "POST /console/try";
    private static final String BYTES = "Content-Type: application/octet-stream";
    private static final String HOST = "Host: localhost";

    private static final String PAGE =
            "<html><body><article><h1>Trams</h1><p>"
                    + "The trams of the city stop for two days, its council said on Monday. "
                            .repeat(5)
                    + "</p></article></body></html>";

    private PageServer page;

    @BeforeEach
    void start() {
        page = new PageServer(true, Map.of("max.event.bytes", "2000"));
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void an_event_is_read_as_process_would_read_it() throws IOException {
        JsonNode result = tried(PAGE, "?content-type=text/html&news-language=en&x=");
        assertThat(result.get("format").asText()).isEqualTo("HTML");
        assertThat(result.get("articleCount").asInt()).isEqualTo(1);
        assertThat(result.at("/articles/0/text").asText()).contains("The trams of the city");
        assertThat(result.at("/articles/0/stemmedText").asText()).contains("tram");
    }

    @Test
    void what_would_be_rejected_is_told_with_its_reason() throws IOException {
        JsonNode result = tried("{\"title\": \"Half", "?content-type=application/json");
        assertThat(result.get("articleCount").asInt()).isZero();
        assertThat(result.at("/rejections/0/reason").asText()).isEqualTo("MALFORMED");
    }

    @Test
    void of_more_than_fifty_articles_the_others_are_only_counted() throws IOException {
        String sixty = "{\"text\": \"Trams.\"}\n".repeat(60);
        JsonNode result = tried(sixty, "?content-type=application/jsonl");
        assertThat(result.get("articleCount").asInt()).isEqualTo(60);
        assertThat(result.get("articles")).hasSize(50);
    }

    @Test
    void the_largest_event_is_read_and_a_byte_more_is_not() {
        assertThat(ask("x".repeat(2_000), BYTES)).startsWith("HTTP/1.1 200");
        assertThat(ask("x".repeat(2_001), BYTES))
                .startsWith("HTTP/1.1 413")
                .contains("at most 2000 bytes can be tried");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=a",
                "text/plain",
                "text/plain; application/octet-stream",
                ""
            })
    void a_form_of_another_site_cannot_send_an_event(String type) {
        assertThat(ask("text=Trams", "Content-Type: " + type))
                .startsWith("HTTP/1.1 415")
                .contains("application/octet-stream");
    }

    @Test
    void two_are_tried_at_once_a_third_is_told_so_and_a_place_is_free_afterwards()
            throws IOException {
        try (Socket first = begun();
                Socket second = begun()) {
            await().untilAsserted(
                            () ->
                                    assertThat(ask("Trams.", BYTES))
                                            .startsWith("HTTP/1.1 429")
                                            .contains("another try"));
            first.getOutputStream().write('x');
            assertThat(first.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
            await().untilAsserted(
                            () -> assertThat(ask("Trams.", BYTES)).startsWith("HTTP/1.1 200"));
            second.getOutputStream().write('x');
        }
    }

    @Test
    void one_that_goes_away_in_the_middle_leaves_its_place() throws IOException {
        begun().close();
        begun().close();
        await().untilAsserted(() -> assertThat(ask("Trams.", BYTES)).startsWith("HTTP/1.1 200"));
    }

    @Test
    void one_that_comes_in_drops_is_given_up_so_that_others_can_try() throws Exception {
        NewsmillConfig config =
                new NewsmillConfig(
                        Map.of(
                                "http.port", "0",
                                "bootstrap.servers", "127.0.0.1:1",
                                "schema.registry.url", "mock://drops"));
        TryOut quick = new TryOut(new ObjectMapper(), config, Duration.ofMillis(300));
        try (HttpServer http =
                        HttpServer.start(
                                config,
                                settings -> {
                                    settings.routes.post(
                                            "/console/try",
                                            context -> context.result("" + quick.answer(context)));
                                    settings.routes.exception(
                                            Refusal.class,
                                            (why, context) -> context.status(why.status()));
                                });
                Socket slow =
                        PageServer.send(
                                http.port().getAsInt(),
                                TRY,
                                "x",
                                HOST,
                                BYTES,
                                "Content-Length: 1000")) {
            await().pollInterval(Duration.ofMillis(20))
                    .until(
                            () -> {
                                slow.getOutputStream().write('x');
                                return slow.getInputStream().available() > 0;
                            });
            assertThat(slow.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 408");
        }
    }

    /** A try whose last byte does not come. */
    private Socket begun() throws IOException {
        return PageServer.send(page.port(), TRY, "x", HOST, BYTES, "Content-Length: 2");
    }

    private String ask(String body, String type) {
        return PageServer.ask(
                page.port(), TRY, body, HOST, type, "Content-Length: " + body.length());
    }

    private JsonNode tried(String event, String query) throws IOException {
        String answer =
                PageServer.ask(
                        page.port(),
                        TRY + query,
                        event,
                        HOST,
                        BYTES,
                        "Content-Length: " + event.getBytes(StandardCharsets.UTF_8).length);
        assertThat(answer).startsWith("HTTP/1.1 200");
        return new ObjectMapper().readTree(answer.split("\r\n\r\n", 2)[1]);
    }
}
