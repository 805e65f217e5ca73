package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class TaggedFormatTest {

    private static final String WHOLE =
            " F-N-S-T-A-R-T. 17 F-N-E-N-D.  D-A-T-E-S-T-A-R-T. 2026-03-01 D-A-T-E-E-N-D. "
                    + " T-I-T-L-E-S-T-A-R-T. Ferry returns T-I-T-L-E-E-N-D.  T-E-X-T-S-T-A-R-T. The"
                    + " ferry’s back.\n"
                    + " T-E-X-T-E-N-D. ";

    private final EventReader reader =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, 64 * 1024 * 1024, 100_000));

    @Test
    void reads_every_field_of_an_article() {
        Article article = onlyArticle(WHOLE);

        assertThat(article.format()).isEqualTo("TAGGED");
        assertThat(article.said().getNativeId()).isEqualTo("17");
        assertThat(article.said().getPublishedDate()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(article.said().getPublishedRaw()).isNull();
        assertThat(article.said().getTitle()).isEqualTo("Ferry returns");
        assertThat(article.text()).isEqualTo("The ferry’s back.");
    }

    @Test
    void needs_no_field_but_the_text() {
        Article article = onlyArticle("T-E-X-T-S-T-A-R-T.Short.T-E-X-T-E-N-D.");

        assertThat(article.text()).isEqualTo("Short.");
        assertThat(article)
                .extracting(each -> each.said().getNativeId(), each -> each.said().getTitle())
                .containsOnlyNulls();
        assertThat(article.said().getPublishedDate()).isNull();
        assertThat(article.said().getPublishedRaw()).isNull();
    }

    @Test
    void takes_fields_in_any_order_with_any_white_space() {
        Article article =
                onlyArticle(
                        "\u2003T-E-X-T-S-T-A-R-T.\r\n"
                            + "Body\r\n"
                            + "T-E-X-T-E-N-D.\tT-I-T-L-E-S-T-A-R-T.\n"
                            + "Head\n"
                            + "T-I-T-L-E-E-N-D.\u00a0D-A-T-E-S-T-A-R-T.2026-03-01D-A-T-E-E-N-D.");

        assertThat(article)
                .extracting(each -> each.said().getTitle(), each -> each.text())
                .containsExactly("Head", "Body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "01/03/2026", "2026-3-x", "20260301T"})
    void keeps_a_date_that_it_cannot_read(String date) {
        Article article =
                onlyArticle(text("Body") + " D-A-T-E-S-T-A-R-T. " + date + " D-A-T-E-E-N-D.");

        assertThat(article.said().getPublishedDate()).isNull();
        assertThat(article.said().getPublishedRaw()).isEqualTo(date);
    }

    @Test
    void an_article_begins_at_a_number_or_at_a_field_that_the_current_one_has() {
        List<Outcome> outcomes =
                read(
                        text("one")
                                + number("2")
                                + text("two")
                                + text("three")
                                + title("t4")
                                + text("four")
                                + title("t5")
                                + text("five")
                                + number("6")
                                + title("t6")
                                + text("six"));

        assertThat(outcomes)
                .extracting(
                        Outcome::ordinal,
                        outcome -> ((Article) outcome).said().getNativeId(),
                        o -> ((Article) o).said().getTitle(),
                        o -> ((Article) o).text())
                .containsExactly(
                        tuple(0, null, null, "one"),
                        tuple(1, "2", null, "two"),
                        tuple(2, null, "t4", "three"),
                        tuple(3, null, "t5", "four"),
                        tuple(4, null, null, "five"),
                        tuple(5, "6", "t6", "six"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. lost                                   | T-E-X-T-S-T-A-R-T. at character %d has no end
                    F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-E-N-D. T-E-X-T-S-T-A-R-T. lost T-E-X-T-E-N-D.     | T-E-X-T-E-N-D. at character %d has no start
                    F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. a T-I-T-L-E-S-T-A-R-T. T-E-X-T-E-N-D.  | T-I-T-L-E-S-T-A-R-T. at character %d stands inside
                    F-N-S-T-A-R-T. 2 F-N-E-N-D. stray T-E-X-T-S-T-A-R-T. lost T-E-X-T-E-N-D.              | text outside a field at character %d
                    F-N-S-T-A-R-T. 2 F-N-E-N-D. T-I-T-L-E-S-T-A-R-T. only T-I-T-L-E-E-N-D.                | the article at character %d has no T-E-X-T
                    """)
    void a_broken_article_is_rejected_alone(String broken, String message) {
        String before = number("1") + text("fine") + " ";
        String after = number("3") + text("fine too");
        String block = before + broken.strip() + " " + after;

        List<Outcome> outcomes = read(block);

        assertThat(outcomes).extracting(Outcome::ordinal).containsExactly(0, 1, 2);
        assertThat(outcomes.get(0)).isInstanceOf(Article.class);
        assertThat(outcomes.get(2)).isInstanceOf(Article.class);
        Rejection rejection = (Rejection) outcomes.get(1);
        assertThat(rejection.reason()).isEqualTo(Reason.MALFORMED);
        String wanted = message.substring(0, message.indexOf(" at character"));
        assertThat(rejection.message()).contains(wanted);
        assertThat(fragment(block, rejection)).isEqualTo(broken.strip() + " ");
    }

    @Test
    void says_at_which_character_a_block_is_broken() {
        Rejection rejection = (Rejection) read("𝒩 " + text("x")).get(0);

        assertThat(rejection.message()).isEqualTo("text outside a field at character 0");
        assertThat(((Rejection) read(text("𝒩") + "stray").get(0)).message())
                .isEqualTo("text outside a field at character " + (text("x").length()));
    }

    @Test
    void an_unclosed_field_takes_nothing_from_the_next_article() {
        String block =
                number("1") + "T-E-X-T-S-T-A-R-T. never closed " + number("2") + text("kept");

        List<Outcome> outcomes = read(block);

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).isInstanceOf(Rejection.class);
        assertThat(((Article) outcomes.get(1)).text()).isEqualTo("kept");
    }

    @Test
    void an_empty_text_is_rejected_for_that_article() {
        List<Outcome> outcomes = read(number("1") + text(" \n ") + number("2") + text("kept"));

        assertThat(((Rejection) outcomes.get(0)).reason()).isEqualTo(Reason.EMPTY);
        assertThat(((Article) outcomes.get(1)).text()).isEqualTo("kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32BE", "windows-1252", "ISO-2022-JP"})
    void cuts_out_the_broken_article_byte_for_byte_in_any_character_set(String name) {
        Charset charset = Charset.forName(name);
        String word = name.equals("ISO-2022-JP") ? "日本" : name.startsWith("UTF") ? "’𝒩日" : "’é";
        String broken = number("2") + title(word) + "stray ";
        String block = number("1") + text(word) + broken + number("3") + text(word);
        byte[] bytes = block.getBytes(charset);
        OpenedEvent opened =
                reader.open(
                        bytes,
                        Hints.of(Map.of("content-type", "text/plain; charset=" + name)::get));

        Outcome rejection = opened.outcomes().get(1);

        assertThat(rejection).isInstanceOf(Rejection.class);
        assertThat(opened.position((Rejection) rejection))
                .hasValue(broken.substring(0, broken.indexOf("stray")).getBytes(charset).length);
        assertThat(opened.bytes(rejection.span())).isEqualTo(broken.getBytes(charset));
    }

    @Test
    void an_article_that_is_alone_is_reported_with_the_whole_event() {
        OpenedEvent opened = open("  " + number("1") + "stray");

        Outcome rejection = opened.outcomes().get(0);

        assertThat(rejection.span()).isNull();
        assertThat(opened.bytes(rejection.span()))
                .isEqualTo(("  " + number("1") + "stray").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F-N-S-T-A-R-T. ",
                "T-E-X-T-E-N-D. ",
                "F-N-S-T-A-R-T. x F-N-E-N-D. y ",
                "-",
                "T-E-X-T-S-T-A-R-T. "
            })
    void takes_linear_time_for_a_block_of_nothing_but_errors(String unit) {
        String block = "F-N-S-T-A-R-T. " + unit.repeat(4_000_000 / unit.length());

        Assertions.assertTimeout(
                Duration.ofSeconds(60),
                () -> {
                    OpenedEvent opened = open(block);
                    for (Outcome outcome : opened.outcomes()) {
                        opened.position((Rejection) outcome);
                        opened.bytes(outcome.span());
                    }
                });
    }

    @Test
    void any_marker_makes_a_document_tagged() {
        assertThat(open("lost its head T-E-X-T-E-N-D.").format().name()).isEqualTo("TAGGED");
        assertThat(open("The X-ray showed a T-E-X-T of letters.").format().name())
                .isEqualTo("PLAIN");
    }

    private OpenedEvent open(String text) {
        return reader.open(text.getBytes(StandardCharsets.UTF_8), Hints.NONE);
    }

    private List<Outcome> read(String text) {
        return open(text).outcomes();
    }

    private String fragment(String text, Outcome outcome) {
        return new String(open(text).bytes(outcome.span()), StandardCharsets.UTF_8);
    }

    private Article onlyArticle(String text) {
        List<Outcome> outcomes = read(text);
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0)).isInstanceOf(Article.class);
        return (Article) outcomes.get(0);
    }

    private static String number(String number) {
        return "F-N-S-T-A-R-T. " + number + " F-N-E-N-D. ";
    }

    private static String title(String title) {
        return "T-I-T-L-E-S-T-A-R-T. " + title + " T-I-T-L-E-E-N-D. ";
    }

    private static String text(String text) {
        return "T-E-X-T-S-T-A-R-T. " + text + " T-E-X-T-E-N-D. ";
    }
}
