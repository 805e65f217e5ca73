package org.newsmill.article;

import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.text.AnalysedText;
import org.newsmill.text.TextEngine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * The whole text pipeline: turns an article into its enriched record. Knows nothing of Kafka, so
 * that {@code newsmill process} and the topology give the same record for the same bytes.
 *
 * <p>Not thread-safe: it reuses buffers from article to article. One for each thread.
 */
public final class Enricher {

    /**
     * The parts of a record that may be left out; the constants' names are those of the settings.
     */
    public enum Field {
        TEXT("text"),
        NORMALISED_TEXT("normalisedText"),
        TERMS("terms");

        private final String schemaName;

        Field(String schemaName) {
            this.schemaName = schemaName;
        }

        /** The field's name in the schema. */
        public String schemaName() {
            return schemaName;
        }
    }

    private final Set<Field> fields;
    private final Clock clock;
    private final String processor;
    private final TextEngine engine;

    /**
     * @param fields the parts to fill in; the others stay null or empty
     * @param clock gives {@code processedAt}
     * @param processor {@code newsmill/} and the version
     */
    public Enricher(Set<Field> fields, Clock clock, String processor) {
        this.fields = fields.isEmpty() ? EnumSet.noneOf(Field.class) : EnumSet.copyOf(fields);
        this.clock = clock;
        this.processor = processor;
        this.engine = new TextEngine(this.fields.contains(Field.TERMS));
    }

    /** Normalises and stems what still needs it, and counts. */
    public AnalysedText analyse(Article article) {
        return switch (article.form()) {
            case PROSE -> engine.analyse(article.text());
            case NORMALISED -> engine.analyseNormalised(article.text());
            case STEMMED -> engine.analyseStemmed(article.text());
        };
    }

    /**
     * Builds the record of an analysed article.
     *
     * @param article the article
     * @param analysed what {@link #analyse} made of its text
     * @param origin where it came from
     */
    public EnrichedArticle enrich(Article article, AnalysedText analysed, Origin origin) {
        EnrichedArticle record = new EnrichedArticle();
        record.setId(id(article, analysed));
        record.setNativeId(article.nativeId());
        record.setSource(article.source());
        record.setFormat(article.format());
        record.setTitle(article.title());
        record.setPublishedDate(article.published().date());
        record.setPublishedAt(article.published().at());
        record.setPublishedRaw(article.published().raw());
        record.setLanguage(article.language());
        boolean prose = article.form() == TextForm.PROSE;
        record.setText(prose && fields.contains(Field.TEXT) ? article.text() : null);
        record.setNormalisedText(
                fields.contains(Field.NORMALISED_TEXT) ? analysed.normalised() : null);
        record.setStemmedText(analysed.stemmed());
        record.setStemmedTitle(
                article.title() == null ? null : engine.stem(engine.normalise(article.title())));
        record.setTokenCount(analysed.tokenCount());
        record.setWordCount(analysed.wordCount());
        record.setTerms(new EnrichedTerms(analysed.terms()));
        record.setContentHash(analysed.contentHash());
        record.setOrigin(origin);
        record.setProcessedAt(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
        record.setProcessor(processor);
        return record;
    }

    /** {@link #analyse} and {@link #enrich(Article, AnalysedText, Origin)} in one. */
    public EnrichedArticle enrich(Article article, Origin origin) {
        return enrich(article, analyse(article), origin);
    }

    private static String id(Article article, AnalysedText analysed) {
        if (article.source() != null && article.nativeId() != null) {
            return ArticleId.of(article.source(), article.nativeId());
        }
        return ArticleId.ofHash(analysed.contentHash());
    }
}
