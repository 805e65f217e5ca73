package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.article.LanguageSource;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.language.Analyser;
import org.newsmill.language.Language;
import org.newsmill.language.Languages;
import org.newsmill.language.WordLevels;
import org.newsmill.text.detect.LanguageIdentifier;
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

    private final EnrichOptions options;
    private final Clock clock;
    private final String processor;
    private final boolean withTerms;
    private final List<Enrichment.Step> steps = new ArrayList<>();
    private final Map<String, Analyser> analysers = new HashMap<>();
    private final Map<String, WordLevels> words = new HashMap<>();

    /**
     * An enricher with {@link EnrichOptions#DEFAULT}.
     *
     * @param fields names of the optional fields to fill in; the others stay null or empty
     * @param clock gives {@code processedAt}
     * @param processor {@code newsmill/} and the version
     */
    public Enricher(Collection<String> fields, Clock clock, String processor) {
        this(fields, EnrichOptions.DEFAULT, clock, processor);
    }

    /**
     * @param fields names of the optional fields to fill in; the others stay null or empty
     * @param options what else may be chosen
     * @param clock gives {@code processedAt}
     * @param processor {@code newsmill/} and the version
     */
    public Enricher(
            Collection<String> fields, EnrichOptions options, Clock clock, String processor) {
        this.options = options;
        this.clock = clock;
        this.processor = processor;
        this.withTerms = fields.contains("terms") || fields.contains("keyTerms");
        for (Enrichment enrichment : Enrichments.ALL) {
            if (!enrichment.isOptional() || fields.containsAll(enrichment.fills())) {
                steps.add(enrichment.steps().get());
            }
        }
    }

    /**
     * Normalises and stems what still needs it, and counts. The language is the one that document
     * or headers say, if it is one; else the draft gets the one that the text shows.
     */
    public Analysis analyse(Article article) {
        String tag = tag(article);
        Language language = Languages.of(tag == null ? options.defaultLanguage() : tag);
        Analyser analyser =
                analysers.computeIfAbsent(language.tag(), any -> language.analyser(withTerms));
        WordLevels levels = words.computeIfAbsent(language.tag(), WordLevels::of);
        AnalysedText text =
                switch (article.form()) {
                    case PROSE -> analyser.analyse(article.text());
                    case NORMALISED -> analyser.analyseNormalised(article.text());
                    case STEMMED -> analyser.analyseStemmed(article.text());
                };
        if (options.leavesOutStopWords()) {
            text = text.with(levels.leaveOut(text.terms()));
        }
        String title = article.said().getTitle();
        String stemmedTitle = title == null ? null : analyser.stem(title);
        return new Analysis(text, stemmedTitle, language, levels);
    }

    private static String tag(Article article) {
        EnrichedArticle said = article.said();
        if (Languages.isTag(said.getLanguage())) {
            return said.getLanguage();
        }
        String seen = LanguageIdentifier.shipped().identify(article.text());
        LanguageSource.say(said, seen, LanguageSource.TEXT);
        return seen;
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
