package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.language.Analyser;
import org.newsmill.language.Language;
import org.newsmill.language.Languages;
import org.newsmill.text.engine.AnalysedText;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole text pipeline: turns an article into its enriched record. Knows nothing of Kafka, so
 * that {@code newsmill process} and the topology give the same record for the same bytes.
 *
 * <p>Not thread-safe: it reuses buffers from article to article. One for each thread.
 */
public final class Enricher {

    private final String defaultLanguage;
    private final Clock clock;
    private final String processor;
    private final boolean withTerms;
    private final List<Enrichment.Step> steps = new ArrayList<>();
    private final Map<String, Analyser> analysers = new HashMap<>();

    /**
     * An enricher that takes a text of no known language for English.
     *
     * @param fields names of the optional fields to fill in; the others stay null or empty
     * @param clock gives {@code processedAt}
     * @param processor {@code newsmill/} and the version
     */
    public Enricher(Collection<String> fields, Clock clock, String processor) {
        this(fields, Languages.ENGLISH.tag(), clock, processor);
    }

    /**
     * @param fields names of the optional fields to fill in; the others stay null or empty
     * @param defaultLanguage BCP 47: as what language a text is treated whose language is neither
     *     said nor seen
     * @param clock gives {@code processedAt}
     * @param processor {@code newsmill/} and the version
     */
    public Enricher(
            Collection<String> fields, String defaultLanguage, Clock clock, String processor) {
        this.defaultLanguage = defaultLanguage;
        this.clock = clock;
        this.processor = processor;
        this.withTerms = fields.contains("terms");
        for (Enrichment enrichment : Enrichments.ALL) {
            if (!enrichment.isOptional() || fields.containsAll(enrichment.fills())) {
                steps.add(enrichment.steps().get());
            }
        }
    }

    /** Normalises and stems what still needs it, and counts. */
    public Analysis analyse(Article article) {
        Analyser analyser = analyser(article.said().getLanguage());
        AnalysedText text =
                switch (article.form()) {
                    case PROSE -> analyser.analyse(article.text());
                    case NORMALISED -> analyser.analyseNormalised(article.text());
                    case STEMMED -> analyser.analyseStemmed(article.text());
                };
        String title = article.said().getTitle();
        return new Analysis(text, title == null ? null : analyser.stem(title));
    }

    private Analyser analyser(String tag) {
        Language language = Languages.of(tag == null ? defaultLanguage : tag);
        return analysers.computeIfAbsent(language.tag(), any -> language.analyser(withTerms));
    }

    /**
     * Completes the record of an analysed article, which is its draft from then on.
     *
     * @param article the article
     * @param analysis what {@link #analyse} made of it
     * @param origin where it came from
     */
    public EnrichedArticle enrich(Article article, Analysis analysis, Origin origin) {
        EnrichedArticle record = article.said();
        if (record.getKeywords() == null) {
            record.setKeywords(List.of());
        }
        if (record.getSubjects() == null) {
            record.setSubjects(List.of());
        }
        if (record.getStatus() == null) {
            record.setStatus(Status.USABLE);
        }
        record.setTerms(List.of());
        record.setKeyTerms(List.of());
        for (Enrichment.Step step : steps) {
            step.enrich(article, analysis, record);
        }
        record.setOrigin(origin);
        record.setProcessedAt(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
        record.setProcessor(processor);
        return record;
    }

    /** {@link #analyse} and {@link #enrich(Article, Analysis, Origin)} in one. */
    public EnrichedArticle enrich(Article article, Origin origin) {
        return enrich(article, analyse(article), origin);
    }
}
