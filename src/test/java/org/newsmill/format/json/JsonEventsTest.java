package org.newsmill.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.newsmill.article.Article;
import org.newsmill.article.Lenience;
import org.newsmill.article.Outcome;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.EventReader;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.ReadSettings;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What JSON events do to a reader, beyond what the documents in resources show. */
class JsonEventsTest {

    private static final int MOST = 1 << 25;
    private static final Duration SOON = Duration.ofSeconds(3);

    private final EventReader reader = new EventReader(new ReadSettings(UTF_8, MOST, 100_000));

    private List<Outcome> outcomes(String event) {
        long start = cpuNanos();
        List<Outcome> outcomes = open(event).outcomes();
        assertThat(Duration.ofNanos(cpuNanos() - start)).isLessThan(SOON);
        return outcomes;
    }

    /** Of this thread alone, whatever else the machine does. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private OpenedEvent open(String event) {
        return reader.open(event.getBytes(UTF_8), Hints.NONE);
    }

    private static Reason reason(Outcome outcome) {
        return ((Rejection) outcome).reason();
    }

    private static EnrichedArticle said(Outcome outcome) {
        return ((Article) outcome).said();
    }

    @Test
    void the_fault_of_a_line_that_is_cut_off_is_at_its_end_although_the_next_line_shows_it() {
        String cutOff = "{\"id\": 2, \"text\": \"oh";
        OpenedEvent event = open(cutOff + "\n{\"id\": 3, \"text\": \"c\"}\n");

        Rejection rejection = (Rejection) event.outcomes().get(0);

        assertThat(new String(event.bytes(rejection.span()), UTF_8)).isEqualTo(cutOff);
        assertThat(event.position(rejection).getAsInt()).isBetween(0, cutOff.length());
    }

    @Test
    void the_letter_of_a_broken_line_holds_that_line_alone() {
        String broken = "{\"id\": 2, \"text\": oh}";
        OpenedEvent event =
                open(
                        "{\"id\": 1, \"text\": \"å\"}\n"
                                + broken
                                + "\r\n{\"id\": 3, \"text\": \"c\"}\n");
        List<Outcome> outcomes = event.outcomes();
        assertThat(outcomes).hasSize(3);
        Rejection rejection = (Rejection) outcomes.get(1);
        assertThat(new String(event.bytes(rejection.span()), UTF_8)).isEqualTo(broken);
        assertThat(event.position(rejection).orElseThrow())
                .isBetween(broken.indexOf("oh"), broken.indexOf("}"));
        assertThat(said(outcomes.get(2)).getNativeId()).isEqualTo("3");
    }

    @Test
    void counts_what_it_reads_all_the_same() {
        OpenedEvent event =
                open(
                        "{\"title\": \"a\", \"title\": \"b\", \"text\": \"raw\ttab\\n"
                                + "\", \"x\": NaN} etc");
        assertThat(event.outcomes()).hasSize(1);
        assertThat(said(event.outcomes().get(0)).getTitle()).isEqualTo("b");
        assertThat(event.leniences())
                .containsEntry(Lenience.DUPLICATE_MEMBER, 1)
                .containsEntry(Lenience.ILLEGAL_CHARACTER, 2)
                .containsEntry(Lenience.TRAILING_JUNK, 1);
    }

    @Test
    void no_record_holds_nul() {
        Article article = (Article) outcomes("{\"text\": \"one\\u0000two\"}").get(0);
        assertThat(article.text()).isEqualTo("onetwo");
    }

    @Test
    void depth_is_bounded() {
        String deep = "[".repeat(100_000);
        assertThat(outcomes("{\"text\": \"a\", \"x\": " + deep))
                .singleElement()
                .satisfies(each -> assertThat(reason(each)).isEqualTo(Reason.TOO_LARGE));
        assertThat(outcomes("{\"a\":".repeat(100_000))).hasSize(1);
        assertThat(outcomes("[{\"a\": 1}, " + deep)).hasSize(2);
    }

    @Test
    void a_number_of_a_million_digits_is_read_as_it_is_written() {
        String number = "9".repeat(1_000_000);
        List<Outcome> outcomes =
                outcomes(
                        "{\"text\": \"a\", \"date\": " + number + ", \"urgency\": " + number + "}");
        assertThat(said(outcomes.get(0)).getPublishedAt()).isNull();
        assertThat(said(outcomes.get(0)).getUrgency()).isNull();
    }

    @Test
    void the_number_of_values_is_bounded() {
        EventReader bounded =
                new EventReader(new ReadSettings(UTF_8, MOST, 100, new Limits(100, 1_000)));
        String event = "{\"text\": \"a\", \"x\": [" + "1,".repeat(2_000) + "1]}";
        List<Outcome> outcomes = bounded.open(event.getBytes(UTF_8), Hints.NONE).outcomes();
        assertThat(reason(outcomes.get(0))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void many_broken_lines_take_linear_time() {
        assertThat(outcomes("{\"a\":[\n".repeat(10_000))).hasSize(10_000);
        assertThat(outcomes("{\"a\":1}\n" + "{\"a\n".repeat(9_999))).hasSize(10_000);
        assertThat(outcomes("{\"text\": \"a\"}\n" + "junk\n".repeat(10_000) + "{\"text\": \"b\"}"))
                .hasSize(3);
    }

    @Test
    void names_that_collide_take_linear_time() {
        StringBuilder event = new StringBuilder("{\"text\": \"a\"");
        for (int i = 0; i < 1 << 15; i++) {
            event.append(", \"");
            for (int bit = 0; bit < 15; bit++) {
                event.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            event.append("\": 1");
        }
        assertThat(outcomes(event.append('}').toString())).hasSize(1);
    }

    @Test
    void an_answer_without_articles_is_empty() {
        for (String event : List.of("{\"articles\": []}", "[]", "{\"a\": 1}")) {
            assertThat(reason(outcomes(event).get(0))).as(event).isEqualTo(Reason.EMPTY);
        }
    }

    @Test
    void settings_say_where_things_stand_in_other_shapes() {
        Map<String, String> paths =
                Map.of(
                        "items", "/export/parts",
                        "title", "/kop",
                        "text", "/inhoud/tekst",
                        "published", "/meta/0/stand",
                        "nativeId", "/meta/0/nr",
                        "keywords", "/woorden");
        EventReader told =
                new EventReader(new ReadSettings(UTF_8, MOST, 100, Limits.DEFAULT, paths));
        String event =
                "{\"export\": {\"parts\": [{\"kop\": \"Brug dicht\", \"title\": \"no\", \"inhoud\":"
                    + " {\"tekst\": \"<p>De brug</p><p>is dicht.</p>\"}, \"woorden\": [\"brug\"],"
                    + " \"meta\": [{\"stand\": \"2 maart 2026\", \"nr\": 17}]}]}}";
        Outcome outcome = told.open(event.getBytes(UTF_8), Hints.NONE).outcomes().get(0);
        assertThat(((Article) outcome).text()).isEqualTo("De brug\n\nis dicht.");
        assertThat(said(outcome).getTitle()).isEqualTo("Brug dicht");
        assertThat(said(outcome).getPublishedDate()).isEqualTo("2026-03-02");
        assertThat(said(outcome).getNativeId()).isEqualTo("17");
        assertThat(said(outcome).getKeywords()).containsExactly("brug");
    }
}
