package org.newsmill.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.NewsmillConfig;

import java.io.IOException;
import java.util.Map;

/** What a question finds. */
class StemSearchTest {

    private static EnrichedArticle english;
    private static EnrichedArticle german;

    @BeforeAll
    static void write() throws IOException {
        english = article("en", "The negotiators met again at the harbour.");
        german = article("de", "Die Häuser am Hafen wurden verkauft.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "negotiations",
                "NEGOTIATION",
                "harbours negotiator",
                "  harbour  ",
                "harbour\tmet"
            })
    void a_word_finds_those_of_its_stem_in_any_order_and_case(String question) {
        assertThat(finds(question, english)).isTrue();
    }

    @Test
    void every_word_has_to_stand_there() {
        assertThat(finds("negotiations airport", english)).isFalse();
        assertThat(finds("harb", english)).as("part of a stem").isFalse();
    }

    @Test
    void an_article_is_searched_by_the_stems_of_its_own_language() {
        assertThat(finds("Hauses", german)).as("Haus: the stem of Häuser, too").isTrue();
        assertThat(finds("negotiations", german)).isFalse();
    }

    @Test
    void an_article_of_no_known_language_is_searched_by_those_of_the_default_one() {
        EnrichedArticle unknown = EnrichedArticle.newBuilder(german).setLanguage(null).build();
        assertThat(new StemSearch("Häusern", "de").finds(unknown)).isTrue();
        assertThat(new StemSearch("Häusern", "en").finds(unknown)).isFalse();
    }

    @Test
    void the_title_is_searched_too_and_none_is_no_word() throws IOException {
        EnrichedArticle titled =
                PageServer.enriched(
                        config(),
                        "Trams stop.",
                        Map.of(
                                "content-type",
                                "text/plain",
                                "news-title",
                                "Strikes",
                                "news-language",
                                "en"));
        assertThat(finds("strike", titled)).isTrue();
        assertThat(finds("null", english)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u0000\u0001",
                "\ud83d",
                "(((((((([[[[{{{{\\\\",
                ".*",
                "%s%n",
                "' OR '1'='1",
                "\u202e\u2066",
                "a\u0300\u0300\u0300\u0300"
            })
    void a_hostile_question_finds_nothing(String question) {
        assertThat(finds(question, english)).isFalse();
        assertThat(finds(question, german)).isFalse();
    }

    private static boolean finds(String question, EnrichedArticle article) {
        return new StemSearch(question, "en").finds(article);
    }

    private static EnrichedArticle article(String language, String text) throws IOException {
        return PageServer.enriched(
                config(), text, Map.of("content-type", "text/plain", "news-language", language));
    }

    private static NewsmillConfig config() {
        return new NewsmillConfig(
                Map.of("bootstrap.servers", "127.0.0.1:1", "schema.registry.url", "mock://stems"));
    }
}
