package org.newsmill.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.article.Article;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.language.DevTexts;
import org.newsmill.language.Languages;
import org.newsmill.language.WordLevels;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an article is about, in its own words. */
class KeyTermsTest {

    private static final String STORY =
            """
            Ferry to Ellory delayed again
            The ferry to Port Ellory will not sail before June, Ada Fenn, the minister of transport, said \
            on Monday. The ferry was bought by NATO as a tender for iPhone factories. NATO sold it. Fenn said that the \
            ferry needs a new engine. "The engine is late," said a spokesman of the shipyard. The \
            shipyard builds the engine in Bergen. Fenn promised that Port Ellory would get the ferry.
            """;

    private final Enricher enricher =
            new Enricher(Enrichments.optionalFields(), Clock.systemUTC(), "newsmill/test");

    private EnrichedArticle enrich(TextForm form, String language, String text) {
        EnrichedArticle draft = new EnrichedArticle();
        draft.setFormat("PLAIN");
        draft.setLanguage(language);
        Article article = new Article(form, 0, null, text.strip(), draft);
        return enricher.enrich(article, new Origin("t", 0, 0L, Instant.EPOCH, 0));
    }

    private List<String> keyTerms(String language, String text) {
        return enrich(TextForm.PROSE, language, text).getKeyTerms();
    }

    @Test
    void names_of_several_words_are_one_and_what_is_often_said_comes_first() {
        assertThat(keyTerms("en", STORY))
                .contains("Ada Fenn", "Port Ellory", "engine", "shipyard", "NATO", "iPhone")
                .hasSizeLessThanOrEqualTo(10)
                .doesNotContain("The", "said", "Monday", "Fenn", "Ellory");
        assertThat(keyTerms("en", STORY).subList(0, 3)).contains("ferry", "Ada Fenn");
    }

    @Test
    void a_text_without_language_gets_the_one_it_is_in() {
        EnrichedArticle french =
                enrich(
                        TextForm.PROSE,
                        null,
                        "Le député a voté la loi. Les députés de Strasbourg ont dit qu'ils voteront"
                                + " encore.");

        assertThat(french.getLanguage()).isEqualTo("fr");
        assertThat(french.getLanguageSource()).isEqualTo("TEXT");
        assertThat(french.getStemmedText()).startsWith("le déput");
        assertThat(french.getKeyTerms()).contains("Strasbourg").doesNotContain("les", "qu", "ont");
    }

    @Test
    void what_the_document_says_of_its_language_counts_if_there_is_such_a_language() {
        assertThat(enrich(TextForm.PROSE, "de", STORY).getLanguage()).isEqualTo("de");
        assertThat(enrich(TextForm.PROSE, "qaa", STORY).getLanguage()).isEqualTo("en");
        assertThat(enrich(TextForm.PROSE, "xx", STORY).getLanguage()).isEqualTo("en");
    }

    @Test
    void stems_have_none_and_normalised_text_has_them_in_small_letters() {
        EnrichedArticle prose = enrich(TextForm.PROSE, "en", STORY);
        assertThat(enrich(TextForm.STEMMED, "en", prose.getStemmedText()).getKeyTerms()).isEmpty();
        assertThat(enrich(TextForm.NORMALISED, "en", prose.getNormalisedText()).getKeyTerms())
                .contains("ferry", "engine");
    }

    @Test
    void terms_may_be_without_function_words() {
        Enricher without =
                new Enricher(
                        List.of("terms"), new EnrichOptions("en", true), Clock.systemUTC(), "n/1");
        EnrichedArticle draft = new EnrichedArticle();
        draft.setFormat("PLAIN");
        Article article = new Article(TextForm.PROSE, 0, null, STORY, draft);

        assertThat(without.enrich(article, new Origin("t", 0, 0L, Instant.EPOCH, 0)).getTerms())
                .extracting("form")
                .contains("ferry", "engine")
                .doesNotContain("the", "of", "said");
    }

    @Test
    void no_function_word_is_a_key_term_in_any_language() {
        List<String> wrong = new ArrayList<>();
        for (DevTexts.Text each : DevTexts.all()) {
            WordLevels words = WordLevels.of(Languages.of(each.language()).tag());
            for (String term : keyTerms(each.language(), each.text())) {
                for (String word : term.toLowerCase(Locale.ROOT).split("[ -]")) {
                    if (words.level(word) == WordLevels.FUNCTION) {
                        wrong.add(each.language() + " " + term);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
