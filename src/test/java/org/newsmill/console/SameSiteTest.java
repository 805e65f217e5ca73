package org.newsmill.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** Who gets an answer from the console, and what browsers are told with it. */
class SameSiteTest {

    private static final String ASKED = "GET /console/search?q=ferry";
    private static final String OK = "HTTP/1.1 200";
    private static final String FORBIDDEN = "HTTP/1.1 403";

    private static PageServer page;

    @BeforeAll
    static void start() {
        page = new PageServer(true, Map.of());
    }

    @AfterAll
    static void stop() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "LOCALHOST", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080"})
    void this_machine_is_answered_by_each_of_its_names(String host) {
        assertThat(page.ask(ASKED, "Host: " + host)).startsWith(OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:8080",
                "localhost.rebound.example",
                "127.0.0.1.rebound.example",
                "rebound.example:127.0.0.1",
                "[::1].rebound.example",
                "1270.0.0.1"
            })
    void a_name_that_somebody_else_points_here_gets_no_answer(String host) {
        assertThat(page.ask(ASKED, "Host: " + host)).doesNotStartWith(OK).doesNotContain("found");
        assertThat(page.ask(ASKED, "Host: " + host, "Origin: http://" + host)).doesNotStartWith(OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example",
                "null",
                "http://localhost:9090",
                "http://localhost",
                "http://localhost:8080.other.example",
                "chrome-extension://localhost:8080"
            })
    void a_page_of_another_origin_gets_no_answer_from_any_route(String origin) {
        for (String line :
                new String[] {
                    ASKED,
                    "GET /console/events",
                    "GET /console/article/a/0/0",
                    "GET /console/letter/a/0/0",
                    "POST /console/try"
                }) {
            assertThat(
                            page.ask(
                                    line,
                                    "Host: localhost:8080",
                                    "Origin: " + origin,
                                    "Accept: text/event-stream",
                                    "Content-Length: 0",
                                    "Content-Type: application/octet-stream"))
                    .as(line)
                    .startsWith(FORBIDDEN)
                    .contains("asked from another site");
        }
    }

    @Test
    void the_page_itself_is_answered_also_behind_a_proxy_that_ends_tls() {
        assertThat(page.ask(ASKED, "Host: localhost:8080", "Origin: http://localhost:8080"))
                .startsWith(OK);
        assertThat(page.ask(ASKED, "Host: localhost:8080", "Origin: https://localhost:8080"))
                .startsWith(OK);
    }

    @Test
    void on_the_network_any_name_is_answered_but_no_other_origin() {
        try (PageServer open = new PageServer(true, Map.of("http.host", "0.0.0.0"))) {
            assertThat(open.ask(ASKED, "Host: mill.newsroom.example")).startsWith(OK);
            assertThat(
                            open.ask(
                                    ASKED,
                                    "Host: mill.newsroom.example",
                                    "Origin: http://mill.newsroom.example"))
                    .startsWith(OK);
            assertThat(
                            open.ask(
                                    ASKED,
                                    "Host: mill.newsroom.example",
                                    "Origin: http://other.example"))
                    .startsWith(FORBIDDEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/console.js",
                "/console.css",
                "/console.svg",
                "/console/search?q=a",
                "/nowhere"
            })
    void every_answer_keeps_scripts_frames_and_caches_away(String path) {
        assertThat(page.ask("GET " + path, "Host: localhost"))
                .contains(
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src"
                                + " 'self'")
                .contains("base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .doesNotContain("unsafe-")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("Referrer-Policy: no-referrer")
                .containsIgnoringCase("Cache-Control: no-store");
    }

    @Test
    void the_page_names_nothing_that_lies_elsewhere() {
        for (String path : new String[] {"/", "/console.css", "/console.svg"}) {
            String body = page.ask("GET " + path, "Host: localhost").split("\r\n\r\n", 2)[1];
            assertThat(body.replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http:")
                    .doesNotContain("https:")
                    .doesNotContain("@import")
                    .doesNotContainPattern("(src|href)=\"//");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../NewsConsole.class",
                "/console/../NewsConsole.class",
                "/%2e%2e/NewsConsole.class",
                "/..%2fNewsConsole.class",
                "/%2e%2e%2f%2e%2e%2fnewsmill-defaults.properties",
                "//etc/passwd",
                "/NewsConsole.class",
                "/console.html/../NewsConsole.class",
                "/console.js%00.html",
                "/..;/NewsConsole.class"
            })
    void no_other_file_can_be_had(String path) {
        assertThat(page.ask("GET " + path, "Host: localhost"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("\u0000")
                .doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"})
    void there_is_nothing_to_change(String method) {
        for (String path : new String[] {"/", "/console/search?q=a", "/console/article/a/0/0"}) {
            assertThat(page.ask(method + " " + path, "Host: localhost", "Content-Length: 0"))
                    .as("%s %s", method, path)
                    .startsWith("HTTP/1.1 4")
                    .doesNotContainIgnoringCase("Access-Control-Allow");
        }
    }
}
