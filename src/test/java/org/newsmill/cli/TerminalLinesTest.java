package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.article.Article;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.enrich.Enricher;
import org.newsmill.enrich.Enrichments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What 'tail', 'demo' and 'local' print never wraps, whatever the terminal's width. */
class TerminalLinesTest {

    /** With the columns that each takes on a terminal, by tmux. */
    private static final List<String> TITLES =
            List.of(
                    "Short",
                    "Ferries returned to the harbour after the storm had passed, ".repeat(9),
                    "東京の港に新しいフェリーが到着、".repeat(9),
                    "a東京の港に新しいフェリーが到着、".repeat(9),
                    "서울의 항구에 새로운 페리가 도착했다 ".repeat(9),
                    "🎉 party ✅ ⚡ 👩‍👩‍👧‍👦 ❤️ 🇩🇪 👍🏽 ".repeat(9),
                    "e\u0301\u0301n\u0303".repeat(90),
                    "हिन्दी में एक लंबा शीर्षक ".repeat(9),
                    "tab\tand \u001b[31mred\u001b[0m and \u202eback\u202c and \ud800 half "
                            .repeat(5));

    @ParameterizedTest
    @ValueSource(ints = {24, 30, 40, 50, 60, 79, 80, 81, 100, 119, 120, 121, 160, 200, 400})
    void an_article_takes_one_line_of_the_terminal_and_all_of_its_width(int columns) {
        ArticleLine line = new ArticleLine(columns);
        for (String title : TITLES) {
            for (String source : List.of("wire", "朝日新聞社のニュース配信サービス", "urn:".repeat(30))) {
                String printed = withoutColours(line.of(article(title, source)));

                assertThat(Columns.of(printed)).as(printed).isLessThan(columns);
            }
        }
        String full = withoutColours(line.of(article(TITLES.get(1), "wire")));
        assertThat(Columns.of(full)).as(full).isGreaterThan(Math.min(columns, 150) * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 40, 79, 80, 81, 120, 160, 200})
    void no_line_of_the_view_of_an_article_or_a_letter_is_longer_than_the_terminal(int columns) {
        ArticleView view = new ArticleView(columns);
        for (String title : TITLES) {
            assertThat(view.of(article(title, title)).lines())
                    .allSatisfy(line -> assertThat(Columns.of(line)).as(line).isLessThan(columns))
                    .noneMatch(line -> line.indexOf('\u001b') >= 0);
            for (int position : new int[] {-1, 0, 17, 200}) {
                assertThat(view.ofLetter(letter(title, position)).lines())
                        .allSatisfy(
                                line -> assertThat(Columns.of(line)).as(line).isLessThan(columns))
                        .noneMatch(line -> line.indexOf('\u001b') >= 0);
            }
        }
    }

    @Test
    void where_there_is_no_terminal_a_line_is_parted_by_tabs_and_holds_its_source_in_full() {
        assertThat(new ArticleLine(0).of(article("Title", "urn:".repeat(30))).split("\t"))
                .hasSize(7)
                .startsWith("Title", "urn:".repeat(30));
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "東京, 4",
        "ﾌｪﾘｰ, 4",
        "e\u0301, 1",
        "🎉, 2",
        "✅, 2",
        "✓, 1",
        "❤️, 2",
        "—’…×, 4",
        "हिन्दी, 5",
        "서울, 4"
    })
    void columns_are_counted_as_a_terminal_does(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void what_is_cut_says_so_and_never_ends_in_half_a_letter() {
        assertThat(Columns.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Columns.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Columns.cut("東京の港", 6)).isEqualTo("東京…");
        assertThat(Columns.cut("東京の港", 7)).isEqualTo("東京の…");
        assertThat(Columns.cut("ae\u0301bc", 3)).isEqualTo("ae\u0301…");
        assertThat(Columns.cut("ae\u0301b", 3)).isEqualTo("ae\u0301b");
        assertThat(Columns.cutBefore("東京の港", 7)).isEqualTo("…京の港");
        assertThat(Columns.cell("東京の港", 6)).isEqualTo("東京… ");
    }

    @Test
    void words_are_wrapped_between_them() {
        assertThat(Columns.wrapped("one, two, three", "    ", 13).lines())
                .containsExactly("one, two,", "    three");
        assertThat(Columns.wrapped("one, two, three", "    ", 0)).isEqualTo("one, two, three");
    }

    private static EnrichedArticle article(String title, String source) {
        Enricher enricher =
                new Enricher(Enrichments.optionalFields(), Clock.systemUTC(), "newsmill/1");
        EnrichedArticle draft = new EnrichedArticle();
        draft.setFormat("NORMALISED");
        EnrichedArticle article =
                enricher.enrich(
                        new Article(TextForm.PROSE, 0, null, title, draft),
                        new Origin("news.raw", 0, 0L, Instant.EPOCH, 0));
        article.setTitle(title);
        article.setSource(source);
        article.setWordCount(title.length() > 20 ? 1_234_567 : 7);
        return article;
    }

    private static ConsumerRecord<byte[], byte[]> letter(String text, int position) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("news-reason", "UNDECODABLE".getBytes(UTF_8));
        headers.add("__streams.errors.message", text.getBytes(UTF_8));
        headers.add("__streams.errors.topic", "news.raw".getBytes(UTF_8));
        if (position >= 0) {
            headers.add("news-position", Integer.toString(position).getBytes(UTF_8));
        }
        byte[] value = text.getBytes(UTF_8);
        return new ConsumerRecord<>(
                "news.dead-letters",
                0,
                0L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                null,
                value,
                headers,
                Optional.empty());
    }

    private static String withoutColours(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
