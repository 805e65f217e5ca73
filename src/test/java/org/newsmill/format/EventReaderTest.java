package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Span;
import org.newsmill.article.TextForm;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.UnreadableException;
import org.newsmill.format.text.TextParser;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class EventReaderTest {

    private static final int MAX = 1000;

    private final EventReader reader =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, MAX, 100_000));

    @ParameterizedTest
    @CsvSource({
        "UTF-8, EF BB BF",
        "UTF-16LE, FF FE",
        "UTF-16BE, FE FF",
        "UTF-32LE, FF FE 00 00",
        "UTF-32BE, 00 00 FE FF"
    })
    void a_byte_order_mark_decides_over_everything_else_and_is_dropped(
            String charset, String mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String hex : mark.split(" ")) {
            bytes.write(Integer.parseInt(hex, 16));
        }
        bytes.writeBytes("Café’s open.".getBytes(Charset.forName(charset)));

        Article article =
                article(
                        bytes.toByteArray(),
                        Map.of("content-type", "text/plain; charset=iso-8859-1"));

        assertThat(article.text()).isEqualTo("Café’s open.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    text/plain; charset=windows-1252
                    text/plain;charset="windows-1252"
                    text/plain; format=flowed; CharSet = Windows-1252
                    """)
    void the_content_type_names_the_character_set(String contentType) {
        byte[] bytes = "It’s here.".getBytes(Charset.forName("windows-1252"));

        assertThat(article(bytes, Map.of("content-type", contentType)).text())
                .isEqualTo("It’s here.");
    }

    @Test
    void a_fragment_of_a_document_that_declared_its_character_set_is_replayed_in_it() {
        byte[] declared = latin1("<?xml version='1.0' encoding='latin1'?><a>é</a><a>ü</a>");
        Format halves =
                new Format(
                        "HALVES",
                        TextForm.PROSE,
                        Family.XML,
                        root -> true,
                        settings -> EventReaderTest::halves,
                        "For a test.");
        EventReader reader =
                new EventReader(
                        List.of(halves, TextParser.PLAIN),
                        new ReadSettings(StandardCharsets.UTF_8, MAX, 100_000));

        OpenedEvent opened = reader.open(declared, Hints.NONE);
        byte[] second = opened.bytes(opened.outcomes().get(1).span());
        Map<String, String> headers = Map.of("news-charset", opened.markedCharset());

        assertThat(second).isEqualTo(latin1("<a>ü</a>"));
        assertThat(reader.open(second, Hints.of(headers::get)).outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Article.class, one -> assertThat(one.text()).isEqualTo("<a>ü</a>"));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** An article from each {@code <a>} on. */
    private static void halves(Document document, Outcomes outcomes) throws UnreadableException {
        String text = document.text();
        for (int from = text.indexOf("<a>"); from >= 0; from = text.indexOf("<a>", from + 1)) {
            int to = text.indexOf("</a>", from) + 4;
            outcomes.accept(outcomes.next(), text.substring(from, to), new Span(from, to));
        }
    }

    @Test
    void the_setting_is_what_is_left() {
        EventReader latin =
                new EventReader(new ReadSettings(StandardCharsets.ISO_8859_1, MAX, 100_000));

        Outcome outcome =
                latin.open(new byte[] {'C', 'a', 'f', (byte) 0xE9}, Hints.NONE).outcomes().get(0);

        assertThat(((Article) outcome).text()).isEqualTo("Café");
    }

    @Test
    void bytes_that_do_not_fit_are_undecodable_and_nothing_is_guessed() {
        Rejection rejection = rejection(new byte[] {'C', 'a', 'f', (byte) 0xE9}, Map.of());

        assertThat(rejection.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(rejection.message())
                .isEqualTo("the bytes are not UTF-8: the fault is at byte 3");
    }

    @Test
    void a_character_set_that_does_not_exist_is_undecodable() {
        Rejection rejection =
                rejection(bytes("x"), Map.of("content-type", "text/plain; charset=klingon"));

        assertThat(rejection.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(rejection.message()).contains("'klingon'").contains("content-type");
    }

    @Test
    void nothing_or_nothing_but_white_space_is_empty() {
        assertThat(rejection(null, Map.of()).reason()).isEqualTo(Reason.EMPTY);
        assertThat(rejection(new byte[0], Map.of()).reason()).isEqualTo(Reason.EMPTY);
        assertThat(rejection(bytes(" \n\t\u00a0\u3000\u001c"), Map.of()).reason())
                .isEqualTo(Reason.EMPTY);
    }

    @Test
    void an_event_over_the_limit_is_too_large_and_one_at_the_limit_is_not() {
        assertThat(article(bytes("X".repeat(MAX)), Map.of()).text()).hasSize(MAX);

        Rejection rejection = rejection(bytes("X".repeat(MAX + 1)), Map.of());

        assertThat(rejection.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejection.message()).contains("1001 bytes").contains("max.event.bytes=1000");
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, PROSE", "plain, PROSE", "Normalised, NORMALISED", "STEMMED, STEMMED"})
    void the_header_decides_the_format_whatever_the_text_looks_like(String name, TextForm form) {
        Article article = article(bytes("thi wa a test . "), Map.of("news-format", name));

        assertThat(article.format()).isEqualTo(name.toUpperCase(java.util.Locale.ROOT));
        assertThat(article.form()).isEqualTo(form);
        assertThat(article.text()).isEqualTo("thi wa a test .");
    }

    @Test
    void a_format_that_does_not_exist_is_malformed_and_the_message_lists_those_that_do() {
        Rejection rejection = rejection(bytes("x"), Map.of("news-format", "GOPHER"));

        assertThat(rejection.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(rejection.message()).contains("'GOPHER'").contains(Formats.names(Formats.ALL));
    }

    @Test
    void headers_say_what_the_document_does_not() {
        Article article =
                article(
                        bytes("Prose."),
                        Map.of(
                                "ce_id",
                                "e-1",
                                "ce_source",
                                "urn:wire",
                                "news-title",
                                " Head ",
                                "news-published",
                                "2026-05-06"));

        assertThat(article.said().getNativeId()).isEqualTo("e-1");
        assertThat(article.said().getSource()).isEqualTo("urn:wire");
        assertThat(article.said().getTitle()).isEqualTo("Head");
        assertThat(article.said().getPublishedDate()).isEqualTo(LocalDate.of(2026, 5, 6));
    }

    @Test
    void what_the_document_says_wins_over_a_header() {
        Article article =
                article(
                        bytes(
                                "F-N-S-T-A-R-T. 7 F-N-E-N-D. D-A-T-E-S-T-A-R-T. someday"
                                    + " D-A-T-E-E-N-D. T-I-T-L-E-S-T-A-R-T. Its own"
                                    + " T-I-T-L-E-E-N-D. T-E-X-T-S-T-A-R-T. Prose. T-E-X-T-E-N-D."),
                        Map.of(
                                "ce_id",
                                "e-1",
                                "news-title",
                                "Other",
                                "news-published",
                                "2026-05-06"));

        assertThat(article.said().getNativeId()).isEqualTo("7");
        assertThat(article.said().getTitle()).isEqualTo("Its own");
        assertThat(article.said().getPublishedDate()).isNull();
        assertThat(article.said().getPublishedRaw()).isEqualTo("someday");
    }

    @Test
    void the_events_id_is_an_articles_only_where_the_event_holds_one() {
        String one = "T-E-X-T-S-T-A-R-T. One. T-E-X-T-E-N-D. ";

        assertThat(article(bytes(one), Map.of("ce_id", "e")).said().getNativeId()).isEqualTo("e");
        assertThat(reader.open(bytes(one + one), Hints.of(Map.of("ce_id", "e")::get)).outcomes())
                .extracting(outcome -> ((Article) outcome).said().getNativeId())
                .containsExactly(null, null);
        assertThat(
                        article(bytes(one), Map.of("ce_id", "e", "news-fragment", "true"))
                                .said()
                                .getNativeId())
                .isNull();
    }

    @Test
    void a_fragment_is_read_in_the_character_set_of_the_marked_event_it_was_cut_from() {
        byte[] bytes = "It’s.".getBytes(StandardCharsets.UTF_16LE);

        Article article =
                article(
                        bytes,
                        Map.of(
                                "news-charset",
                                "UTF-16LE",
                                "content-type",
                                "text/plain; charset=iso-8859-1"));

        assertThat(article.text()).isEqualTo("It’s.");
    }

    @Test
    void blank_headers_count_as_absent() {
        Map<String, String> headers = new HashMap<>();
        for (String name :
                List.of(
                        "news-format",
                        "content-type",
                        "ce_id",
                        "ce_source",
                        "news-title",
                        "news-published")) {
            headers.put(name, "  ");
        }

        Article article = article(bytes("Prose."), headers);

        assertThat(article)
                .extracting(
                        each -> each.said().getNativeId(),
                        each -> each.said().getSource(),
                        each -> each.said().getTitle())
                .containsOnlyNulls();
        assertThat(article.said().getPublishedDate()).isNull();
        assertThat(article.said().getPublishedRaw()).isNull();
    }

    @Test
    void a_parser_that_throws_or_overflows_the_stack_costs_only_what_it_had_not_read() {
        List<Runnable> faults =
                List.of(
                        () -> {
                            throw new IllegalStateException("parser fault");
                        },
                        EventReaderTest::overflow);
        for (Runnable fault : faults) {
            EventReader faulty =
                    new EventReader(
                            List.of(
                                    Fake.format(
                                            "PLAIN",
                                            (document, outcomes) -> {
                                                outcomes.accept(
                                                        outcomes.next(), document.content(), null);
                                                fault.run();
                                            })),
                            new ReadSettings(StandardCharsets.UTF_8, MAX, MAX));

            List<Outcome> outcomes = faulty.open(bytes("x"), Hints.NONE).outcomes();

            assertThat(outcomes).hasSize(2);
            assertThat(outcomes.get(0)).isInstanceOf(Article.class);
            Rejection rejection = (Rejection) outcomes.get(1);
            assertThat(rejection.reason()).isEqualTo(Reason.FAILED);
            assertThat(rejection.ordinal()).isEqualTo(1);
            assertThat(rejection.cause()).isNotNull();
        }
    }

    private static void overflow() {
        overflow();
    }

    private Article article(byte[] event, Map<String, String> headers) {
        return (Article) outcome(event, headers);
    }

    private Rejection rejection(byte[] event, Map<String, String> headers) {
        return (Rejection) outcome(event, headers);
    }

    private Outcome outcome(byte[] event, Map<String, String> headers) {
        List<Outcome> outcomes = reader.open(event, Hints.of(headers::get)).outcomes();
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
