package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;

import java.util.List;
import java.util.Set;

/**
 * The list of enrichments. A new one is the field in the schema, a class or method, a line here.
 */
public final class Enrichments {

    /** All enrichments, in the order in which they are done. */
    public static final List<Enrichment> ALL =
            List.of(
                    Enrichment.always(
                            Set.of(
                                    "stemmedText",
                                    "stemmedTitle",
                                    "tokenCount",
                                    "wordCount",
                                    "contentHash"),
                            Enrichments::stems),
                    Enrichment.always(Set.of("id"), Identity::enrich),
                    Enrichment.optional("text", Enrichments::text),
                    Enrichment.optional("normalisedText", Enrichments::normalisedText),
                    Enrichment.optional("terms", Enrichments::terms),
                    new Enrichment(Set.of("keyTerms"), true, KeyTerms::new));

    private Enrichments() {}

    /** The fields that {@code enrich.fields} may name, in the order of this list. */
    public static List<String> optionalFields() {
        return ALL.stream()
                .filter(Enrichment::isOptional)
                .flatMap(enrichment -> enrichment.fills().stream())
                .toList();
    }

    private static void stems(Article article, Analysis analysis, EnrichedArticle record) {
        record.setStemmedText(analysis.text().stemmed());
        record.setStemmedTitle(analysis.stemmedTitle());
        record.setTokenCount(analysis.text().tokenCount());
        record.setWordCount(analysis.text().wordCount());
        record.setContentHash(analysis.text().contentHash());
    }

    private static void text(Article article, Analysis analysis, EnrichedArticle record) {
        record.setText(article.form() == TextForm.PROSE ? article.text() : null);
    }

    private static void normalisedText(Article article, Analysis analysis, EnrichedArticle record) {
        record.setNormalisedText(analysis.text().normalised());
    }

    private static void terms(Article article, Analysis analysis, EnrichedArticle record) {
        record.setTerms(new EnrichedTerms(analysis.text().terms()));
    }
}
