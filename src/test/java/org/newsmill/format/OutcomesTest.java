package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.newsmill.article.Article;
import org.newsmill.article.Lenience;
import org.newsmill.article.Outcome;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Status;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.ReadSettings;

import java.util.List;
import java.util.Map;

/** The rules that all formats share, whatever their parsers do. */
class OutcomesTest {

    @Test
    void articles_and_rejections_are_numbered_in_one_row() {
        List<Outcome> all =
                read(
                        outcomes -> {
                            outcomes.accept(outcomes.next(), "one", null);
                            outcomes.reject(Reason.MALFORMED, "broken", Place.NOWHERE, null);
                            outcomes.accept(outcomes.next(), "three", null);
                        });

        assertThat(all).extracting(Outcome::ordinal).containsExactly(0, 1, 2);
        assertThat(all.get(1)).isInstanceOf(Rejection.class);
    }

    @Test
    void a_title_without_text_is_the_text() {
        Article article =
                (Article)
                        read(outcomes -> {
                                    EnrichedArticle draft = outcomes.next();
                                    draft.setTitle("Headline");
                                    outcomes.accept(draft, "  ", null);
                                })
                                .get(0);

        assertThat(article.text()).isEqualTo("Headline");
        assertThat(article.said().getCompleteness()).isEqualTo("HEADLINE");
    }

    @Test
    void a_cancelled_story_needs_no_text() {
        Article article =
                (Article)
                        read(outcomes -> {
                                    EnrichedArticle draft = outcomes.next();
                                    draft.setTitle("Kill: ferry story");
                                    draft.setStatus(Status.CANCELLED);
                                    outcomes.accept(draft, "  ", null);
                                })
                                .get(0);

        assertThat(article.text()).isEmpty();
        assertThat(article.said().getCompleteness()).isEqualTo("HEADLINE");
    }

    @Test
    void without_title_and_text_it_is_empty() {
        Rejection rejection =
                (Rejection) read(outcomes -> outcomes.accept(outcomes.next(), null, null)).get(0);

        assertThat(rejection.reason()).isEqualTo(Reason.EMPTY);
        assertThat(rejection.format()).isEqualTo("TEST");
    }

    @Test
    void no_two_articles_of_an_event_share_an_id() {
        List<Outcome> all =
                read(
                        outcomes -> {
                            item(outcomes, "1", "https://a.example/1");
                            item(outcomes, "1", "https://a.example/2");
                            item(outcomes, "1", "https://a.example/2");
                            item(outcomes, null, "https://a.example/3");
                            item(outcomes, "https://a.example/3", null);
                            item(outcomes, null, null);
                        });

        assertThat(all)
                .extracting(each -> ((Article) each).said().getNativeId())
                .containsExactly("1", null, null, "https://a.example/3", null, null);
    }

    @Test
    void a_link_that_no_other_article_has_takes_the_place_of_an_id_that_was_used_before() {
        List<Outcome> all =
                read(
                        outcomes -> {
                            item(outcomes, "1", "https://a.example/1");
                            item(outcomes, "1", "https://a.example/2");
                        });

        assertThat(all)
                .extracting(each -> ((Article) each).said().getNativeId())
                .containsExactly("1", "https://a.example/2");
    }

    @Test
    void what_all_articles_share_is_handed_on_and_what_one_says_itself_wins() {
        List<Outcome> all =
                read(
                        outcomes -> {
                            outcomes.shared().setLanguage("fr");
                            outcomes.shared().setLanguageSource("DOCUMENT");
                            outcomes.shared().setByline("Desk");
                            item(outcomes, "1", null);
                            EnrichedArticle own = outcomes.next();
                            own.setByline("Ada Fenn");
                            outcomes.accept(own, "text", null);
                        },
                        Map.of("news-language", "de", "ce_source", "wire"));

        assertThat(all)
                .extracting(each -> ((Article) each).said().getByline())
                .containsExactly("Desk", "Ada Fenn");
        assertThat(all)
                .extracting(each -> ((Article) each).said().getLanguageSource())
                .containsOnly("DOCUMENT");
        assertThat(all)
                .extracting(each -> ((Article) each).said().getSource())
                .containsOnly("wire");
    }

    @Test
    void beyond_the_bound_everything_is_one_rejection() {
        List<Outcome> all =
                read(
                        outcomes -> {
                            for (int i = 0; i < 100; i++) {
                                item(outcomes, "id-" + i, null);
                            }
                        });

        assertThat(all).hasSize(11);
        Rejection last = (Rejection) all.get(10);
        assertThat(last.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(last.ordinal()).isEqualTo(10);
        assertThat(last.message()).contains("max.event.articles=10");
    }

    @Test
    void what_was_given_before_an_exception_stays() {
        List<Outcome> all =
                read(
                        outcomes -> {
                            item(outcomes, "1", null);
                            throw new IllegalStateException("oops");
                        });

        assertThat(all).hasSize(2);
        assertThat(((Rejection) all.get(1)).reason()).isEqualTo(Reason.FAILED);
    }

    @Test
    void leniences_are_counted_by_kind() {
        OpenedEvent event =
                open(
                        outcomes -> {
                            outcomes.lenient(Lenience.BARE_AMPERSAND);
                            outcomes.lenient(Lenience.BARE_AMPERSAND);
                            item(outcomes, "1", null);
                        },
                        Map.of());
        event.outcomes();

        assertThat(event.leniences()).containsExactly(Map.entry(Lenience.BARE_AMPERSAND, 2));
    }

    private static void item(Outcomes outcomes, String id, String url) {
        EnrichedArticle draft = outcomes.next();
        draft.setNativeId(id);
        draft.setUrl(url);
        outcomes.accept(draft, "text", null);
    }

    private interface Finds {
        void in(Outcomes outcomes);
    }

    private static List<Outcome> read(Finds finds) {
        return read(finds, Map.of());
    }

    private static List<Outcome> read(Finds finds, Map<String, String> headers) {
        return open(finds, headers).outcomes();
    }

    private static OpenedEvent open(Finds finds, Map<String, String> headers) {
        Format format =
                new Format(
                        "TEST",
                        TextForm.PROSE,
                        Family.TEXT,
                        root -> true,
                        settings -> (document, outcomes) -> finds.in(outcomes),
                        "For this test.");
        return new EventReader(List.of(format), new ReadSettings(UTF_8, 1_000, 10))
                .open("any".getBytes(UTF_8), Hints.of(headers::get));
    }
}
