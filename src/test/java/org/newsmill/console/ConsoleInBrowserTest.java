package org.newsmill.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.newsmill.MemoryFolder;
import org.openqa.selenium.Keys;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The console as a reader sees it: in a real browser, with a real broker behind it. */
@Isolated("a browser takes all of two cores")
class ConsoleInBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TITLES = "#article-rows tbody button";

    @TempDir(factory = MemoryFolder.class)
    private static Path folder;

    @TempDir private static Path profile;

    private static Browser browser;
    private static ServedConsole served;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(profile);
        served = new ServedConsole(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (served != null) {
            served.close();
        }
    }

    @BeforeEach
    void open() {
        browser.resize(1_600, 900);
        browser.complaints();
        browser.open("about:blank");
        browser.open(served.address() + "#articles");
        await().atMost(PATIENCE).until(() -> "at work".equals(browser.text("#state")));
    }

    @Test
    void an_article_is_on_screen_within_a_second_of_its_publication() throws Exception {
        seen("the first one, for which everything is read in");
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            seen("Ferry number " + i + " is back in service");
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        assertThat(millis.stream().sorted().toList().get(2))
                .as("the median of %s", millis)
                .isLessThan(1_000);
    }

    @Test
    void a_page_that_is_loaded_again_shows_an_article_once() throws Exception {
        seen("Only once");
        browser.open("about:blank");
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true); // the server sees it go
        browser.open(served.address() + "#articles");
        await().atMost(PATIENCE).until(() -> titles().contains("Only once"));
        seen("Behind it");
        assertThat(titles()).containsOnlyOnce("Only once");
    }

    @Test
    void a_click_shows_the_record_and_a_word_is_marked_in_all_three_texts() throws Exception {
        publish(
                "Negotiators at work",
                "\u201cWe cannot go on,\u201d she said. \"Never!\" The negotiators left (early).");
        await().atMost(PATIENCE).until(() -> titles().contains("Negotiators at work"));

        browser.run("document.querySelector('#article-rows tbody button').click()");
        await().atMost(PATIENCE).until(() -> browser.all("#detail .side").size() == 3);
        browser.run(
                "[...document.querySelectorAll('#detail .side span')]"
                        + ".find(each => each.textContent === 'negotiators')"
                        + ".dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))");

        assertThat(browser.all("#detail .marked").stream().map(each -> each.getText()).toList())
                .containsExactly("negotiators", "negotiators", "negoti");
    }

    @Test
    void a_search_finds_articles_by_stem() throws Exception {
        publish("Harbour talks", "The negotiators met again at the harbour on Monday morning.");
        await().atMost(PATIENCE).until(() -> titles().contains("Harbour talks"));
        browser.show("search");
        browser.find("#q").sendKeys("negotiations harbours", Keys.ENTER);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(browser.text("#search-rows tbody"))
                                        .contains("Harbour talks"));
    }

    @Test
    void a_letter_shows_the_bytes_and_marks_the_place() throws Exception {
        served.publish(
                "{\"title\": \"Half\", \"text\": ", Map.of("content-type", "application/json"));
        browser.show("letters");
        await().atMost(PATIENCE)
                .until(() -> browser.text("#letter-rows tbody").contains("MALFORMED"));
        browser.run(
                "[...document.querySelectorAll('#letter-rows tbody tr')]"
                        + ".find(each => each.textContent.includes('MALFORMED'))"
                        + ".querySelector('button').click()");
        await().atMost(PATIENCE).until(() -> browser.text("#detail .bytes") != null);
        assertThat(browser.text("#detail .bytes")).contains("Half");
        assertThat(browser.all("#detail .bytes mark")).hasSize(1);
        assertThat(browser.text("#replay")).startsWith("newsmill replay").endsWith("--dry-run");
    }

    @Test
    void a_dropped_file_that_is_too_large_is_refused_in_words_a_small_one_is_read_and_none_written()
            throws Exception {
        File large = Files.write(profile.resolve("large.txt"), new byte[11 << 20]).toFile();
        browser.show("try");
        browser.find("#try-file").sendKeys(large.getPath());
        browser.find("#try-form button").click();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(browser.text("#try-result"))
                                        .containsIgnoringCase("at most"));

        long before = served.records();
        Path small = Files.writeString(profile.resolve("small.html"), "<p>Trams stop.</p>");
        browser.find("#try-file").sendKeys(small.toString());
        browser.find("#try-form button").click();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(browser.text("#try-result")).contains("Read as HTML"));
        assertThat(served.records()).isEqualTo(before);
    }

    @Test
    void a_record_has_an_address_and_back_closes_it() throws Exception {
        seen("One with an address");
        browser.run("document.querySelector('" + TITLES + "').click()");
        await().atMost(PATIENCE).until(() -> isOpen("One with an address"));
        String address = (String) browser.run("return location.href");
        assertThat(address).contains("#articles/news.enriched.");

        browser.reload();
        await().atMost(PATIENCE).until(() -> isOpen("One with an address"));
        browser.goBack();
        await().atMost(PATIENCE).until(() -> browser.all("#detail[open]").isEmpty());
        assertThat((String) browser.run("return location.hash")).isEqualTo("#articles");

        browser.openTab(address);
        try {
            await().atMost(PATIENCE).until(() -> isOpen("One with an address"));
            browser.find("#detail-close").click();
            await().atMost(PATIENCE)
                    .until(() -> "#articles".equals(browser.run("return location.hash")));
            seen("In both tabs");
            browser.lookAt(0);
            await().atMost(PATIENCE).until(() -> titles().contains("In both tabs"));
            browser.lookAt(1);
            assertThat(titles()).containsOnlyOnce("In both tabs");
        } finally {
            browser.closeTab();
        }
        assertThat(titles()).containsOnlyOnce("In both tabs");
    }

    private static boolean isOpen(String title) {
        return !browser.all("#detail[open]").isEmpty()
                && title.equals(browser.text("#detail-title"));
    }

    @Test
    void the_address_of_a_record_that_left_memory_says_so_until_it_is_there() throws Exception {
        try (PageServer page = new PageServer(true, Map.of())) {
            browser.open(address(page) + "#articles/news.enriched.text/0/0");
            await().atMost(PATIENCE).until(() -> isOpen("Not here"));
            assertThat(browser.text("#detail-body"))
                    .isEqualTo(
                            "news.enriched.text/0/0: it is not among the latest records, and only"
                                    + " those are kept");
            page.article("A ferry.", Map.of("content-type", "text/plain", "news-title", "Ferry"));
            await().atMost(PATIENCE).until(() -> isOpen("Ferry"));
        }
    }

    @Test
    void where_nothing_came_each_view_says_so() {
        try (PageServer page = new PageServer(true, Map.of())) {
            browser.open(address(page) + "#articles");
            assertThat(browser.find("#view-articles .none").isDisplayed()).isTrue();
            browser.show("letters");
            assertThat(browser.find("#view-letters .none").isDisplayed()).isTrue();
            browser.show("search");
            browser.find("#q").sendKeys("ferry", Keys.ENTER);
            await().atMost(PATIENCE).until(() -> "0 of 0 articles".equals(browser.text("#found")));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_server_that_starts_again_is_missed_and_found_again() throws Exception {
        String port;
        try (PageServer page = new PageServer(true, Map.of())) {
            port = "" + page.port();
            page.article("A ferry.", Map.of("content-type", "text/plain", "news-title", "Old"));
            browser.open(address(page) + "#articles");
            await().atMost(PATIENCE).until(() -> titles().contains("Old"));
        }
        await().atMost(PATIENCE)
                .until(() -> "the processor does not answer".equals(browser.text("#state")));
        try (PageServer page = new PageServer(true, Map.of("http.port", port))) {
            page.article("A ferry.", Map.of("content-type", "text/plain", "news-title", "New"));
            await().atMost(PATIENCE).until(() -> "at work".equals(browser.text("#state")));
            assertThat(titles()).containsExactly("New");
        }
    }

    private static String address(PageServer page) {
        return "http://127.0.0.1:" + page.port() + "/";
    }

    @Test
    @Tag("heavy")
    void while_the_registry_is_away_the_flow_says_so_and_what_waits_and_then_it_goes_on()
            throws Exception {
        browser.show("flow");
        served.loseRegistry();
        try {
            served.publish(
                    "From: a@example.org\nSubject: Ferry\n\nThe ferry sails.\n",
                    Map.of("content-type", "message/rfc822"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(browser.text("#state")).isEqualTo("outage");
                                assertThat(browser.text("#why")).contains("registry");
                                assertThat(browser.text("#lag")).isEqualTo("1");
                                assertThat(browser.text("#waiting tbody")).contains("news.raw");
                            });
            assertThat(browser.all("#plots rect")).as("red in each plot").isNotEmpty();
        } finally {
            served.haveRegistryBack();
        }
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(
                        () -> {
                            assertThat(browser.text("#state")).isEqualTo("at work");
                            assertThat(browser.text("#why")).isEmpty();
                            assertThat(browser.text("#lag")).isEqualTo("0");
                        });
    }

    @Test
    void hostile_articles_change_nothing_but_their_own_row() throws Exception {
        seen("A quiet row");
        int rows = titles().size();
        int scripts = browser.all("script").size();
        List<String> hostile = hostile();
        for (String title : hostile) {
            served.publish(
                    new ObjectMapper()
                            .writeValueAsString(Map.of("title", title, "text", "A text. " + title)),
                    Map.of("content-type", "application/json", "ce_source", title));
        }
        served.publish(
                new byte[] {'b', 'r', 'o', 'k', 'e', 'n', (byte) 0xc3, 0x28, (byte) 0xff},
                Map.of("news-title", "broken UTF-8"));
        seen("Behind them");

        await().atMost(PATIENCE) // each topic comes when it comes
                .untilAsserted(
                        () ->
                                assertThat(titles().size() - rows)
                                        .as(
                                                "%s",
                                                titles().stream()
                                                        .map(
                                                                t ->
                                                                        t.substring(
                                                                                0,
                                                                                Math.min(
                                                                                        30,
                                                                                        t
                                                                                                .length())))
                                                        .toList())
                                        .isEqualTo(hostile.size() + 1));
        List<String> titles = titles();
        assertThat(titles).contains("A quiet row", "Behind them");
        assertThat(browser.all("script")).hasSize(scripts);
        assertThat(browser.all("#article-rows img, #article-rows svg, #article-rows iframe"))
                .isEmpty();
        assertThat(browser.run("return window.hacked")).isNull();
        assertThat(browser.all("#article-rows thead th")).hasSize(6);
        assertThat(titles).noneMatch(title -> title.matches("(?s).*[\u0000\u202e\u2066].*"));
        assertThat((Long) browser.run("return document.querySelector('#article-rows').offsetWidth"))
                .as("the table's width")
                .isLessThanOrEqualTo(1_600);
        assertThat(titles).as("no row is a book").allMatch(title -> title.length() <= 1_000);
        assertThat(browser.complaints()).isEmpty();
    }

    private static List<String> hostile() {
        return List.of(
                "<script>window.hacked=1</script>",
                "<img src=x onerror=window.hacked=1>",
                "<svg onload=window.hacked=1>",
                "</td></tr></table><iframe src=/></iframe>",
                "{{constructor.constructor('window.hacked=1')()}}",
                "${window.hacked=1}",
                "javascript:window.hacked=1",
                "\" onmouseover=\"window.hacked=1",
                "&lt;script&gt;window.hacked=1&lt;/script&gt;",
                "\u202egnp.exe turns around",
                "\u2066isolated\u2066 and never ended",
                "\u0000\u0001\u001b[31mred",
                "a\u0300".repeat(2_000),
                "Z" + "\u0334".repeat(3_000),
                "W".repeat(20_000),
                "\ud83d\ude00".repeat(500),
                "lone \ud83d surrogate",
                "line\nbreak\u2028and\u2029another",
                "__proto__",
                "data: x\n\nevent: full\ndata: y");
    }

    /** Publishes an article and waits until it is in a row. */
    private static void seen(String title) throws Exception {
        publish(title, "The ferry to the island sails again after repairs.");
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> titles().contains(title));
    }

    private static void publish(String title, String text) throws Exception {
        served.publish(text, Map.of("news-title", title, "content-type", "text/plain"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> titles() {
        return (List<String>)
                browser.run(
                        "return [...document.querySelectorAll('"
                                + TITLES
                                + "')].map(each => each.textContent)");
    }
}
