package org.newsmill.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.article.Article;
import org.newsmill.article.Siblings;
import org.newsmill.article.Status;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

class IdentityTest {

    private final Enricher enricher = new Enricher(List.of(), Clock.systemUTC(), "newsmill/test");

    @Test
    void articles_of_one_event_with_the_same_text_have_ids_of_their_own_each_time() {
        for (int sent = 0; sent < 2; sent++) {
            Siblings siblings = new Siblings();
            String first = id(article(0, "The ferry is late.").withSiblings(siblings));
            String other = id(article(1, "The bridge is open.").withSiblings(siblings));
            String twin = id(article(2, "The  ferry is late.").withSiblings(siblings));
            String again = id(article(2, "The  ferry is late.").withSiblings(siblings));

            assertThat(first).isEqualTo(id(article(0, "The ferry is late.")));
            assertThat(List.of(first, other, twin)).doesNotHaveDuplicates();
            assertThat(again).isEqualTo(twin);
        }
        Siblings siblings = new Siblings();
        id(article(0, "The ferry is late.").withSiblings(siblings));
        assertThat(id(article(1, "The ferry is late.").withSiblings(siblings)))
                .isEqualTo(id(article(0, "The ferry is late.")) + "-1");
    }

    @Test
    void a_cancelled_story_without_text_gets_its_record() {
        Article article = article(0, "");
        article.said().setStatus(Status.CANCELLED);
        article.said().setSource("agency");
        article.said().setNativeId("17");

        EnrichedArticle record = record(article);

        assertThat(record.getId()).isEqualTo("agency/17");
        assertThat(record.getStemmedText()).isEmpty();
        assertThat(record.getTokenCount()).isZero();
        assertThat(record.getStatus()).isEqualTo("CANCELLED");
    }

    @Test
    void versions_of_a_story_have_one_id_although_nobody_says_who_publishes_it() {
        Article story = article(0, "The ferry is late.");
        story.said().setNativeId("urn:story:17");
        story.said().setVersion("1");
        Article kill = article(0, "");
        kill.said().setNativeId("urn:story:17");
        kill.said().setStatus(Status.CANCELLED);

        assertThat(id(story)).isEqualTo("urn:story:17");
        assertThat(id(kill)).isEqualTo(id(story));
    }

    private String id(Article article) {
        return record(article).getId();
    }

    private EnrichedArticle record(Article article) {
        return enricher.enrich(article, new Origin("news.raw", 0, 0L, Instant.EPOCH, 0));
    }

    private static Article article(int ordinal, String text) {
        EnrichedArticle draft = new EnrichedArticle();
        draft.setFormat("PLAIN");
        return new Article(TextForm.PROSE, ordinal, null, text, draft);
    }
}
