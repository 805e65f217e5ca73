package org.newsmill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.article.Article;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.enrich.Enricher;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A story is the same story, whatever it arrives in. */
class SameStoryTest {

    private final EventReader reader =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, 1 << 20, 100));
    private final Enricher enricher =
            new Enricher(List.of("text"), Clock.systemUTC(), "newsmill/test");

    @Test
    void the_moon_lily_has_one_hash_as_prose_page_feed_and_answer_of_an_api() {
        List<EnrichedArticle> told =
                Stream.of(
                                "articles/06-moon-lily.txt",
                                "articles/07-moon-lily-normalised.txt",
                                "articles/08-moon-lily-stemmed.txt",
                                "web/11-moon-lily.html",
                                "web/13-courier.atom",
                                "web/15-api.json")
                        .map(this::first)
                        .toList();

        assertThat(told)
                .extracting(EnrichedArticle::getFormat)
                .containsExactly("PLAIN", "NORMALISED", "STEMMED", "HTML", "ATOM", "JSON");
        assertThat(told)
                .extracting(EnrichedArticle::getContentHash)
                .containsOnly(told.get(0).getContentHash());
        assertThat(told.get(3).getId()).isNotEqualTo(told.get(0).getId());
    }

    private EnrichedArticle first(String sample) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("samples").resolve(sample));
            Article article = (Article) reader.open(bytes, Hints.NONE).outcomes().get(0);
            return enricher.enrich(article, new Origin(sample, 0, 0L, Instant.EPOCH, 0));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
