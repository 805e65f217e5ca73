package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.avro.EnrichedArticle;

import java.util.Set;
import java.util.function.Supplier;

/**
 * Something that is computed for each article: a policy that all threads share, whose steps hold
 * what one thread works with.
 *
 * @param fills names of the fields that it fills in, as the schema has them
 * @param isOptional whether {@code enrich.fields} may leave it out
 * @param steps makes a step for one thread
 */
public record Enrichment(Set<String> fills, boolean isOptional, Supplier<Step> steps) {

    /** Fills in fields of one record after the other. Not thread-safe. */
    public interface Step {
        /**
         * @param article as it was read
         * @param analysis of its text
         * @param record the article's draft; what earlier enrichments filled in stands there
         */
        void enrich(Article article, Analysis analysis, EnrichedArticle record);
    }

    /** One that may be left out and needs nothing to work with. */
    static Enrichment optional(String fills, Step step) {
        return new Enrichment(Set.of(fills), true, () -> step);
    }

    /** One that every record has and that needs nothing to work with. */
    static Enrichment always(Set<String> fills, Step step) {
        return new Enrichment(fills, false, () -> step);
    }
}
