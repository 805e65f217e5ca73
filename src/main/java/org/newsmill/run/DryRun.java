package org.newsmill.run;

import org.newsmill.article.Article;
import org.newsmill.article.Faults;
import org.newsmill.article.Outcome;
import org.newsmill.article.Rejection;
import org.newsmill.article.Stage;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.enrich.Enrichers;
import org.newsmill.format.EventReader;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Hints;
import org.newsmill.settings.Factory;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.Embargo;

import java.io.IOException;
import java.time.Clock;
import java.util.function.IntFunction;

/**
 * What becomes of an event, without Kafka: read, enriched and judged by the same code as in the
 * topology. Thread-safe.
 */
public final class DryRun {

    private final EventReader reader;
    private final Enrichers enrichers;
    private final Embargo embargo;

    public DryRun(NewsmillConfig config) {
        Factory factory = new Factory(config);
        reader = factory.eventReader();
        enrichers = factory.enrichers(Clock.systemUTC());
        embargo = Embargo.of(config);
    }

    /** Takes what becomes of an event, article by article, in their order. */
    public interface Results {

        /** A record as it would be written. */
        void article(EnrichedArticle record) throws IOException;

        /** What would be in a dead letter. */
        void rejected(Rejection rejection) throws IOException;
    }

    /** An event's format is told, and its articles are found. */
    public OpenedEvent open(byte[] event, Hints hints) {
        return reader.open(event, hints);
    }

    /**
     * An event too large to be read.
     *
     * @param length its bytes
     */
    public OpenedEvent tooLarge(long length) {
        return reader.tooLarge(length);
    }

    /**
     * @param event its bytes; null if it is too large
     * @param origin where an article is from, by its ordinal
     * @throws IOException what the results throw
     */
    public void run(OpenedEvent opened, byte[] event, IntFunction<Origin> origin, Results results)
            throws IOException {
        for (Outcome outcome : opened.outcomes()) {
            if (outcome instanceof Article article) {
                enrich(article, event, origin.apply(article.ordinal()), results);
            } else {
                results.rejected((Rejection) outcome);
            }
        }
    }

    private void enrich(Article article, byte[] event, Origin origin, Results results)
            throws IOException {
        EnrichedArticle record;
        try {
            record = enrichers.with(each -> each.enrich(article, origin));
        } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
            Faults.rethrow(thrown, event);
            results.rejected(article.rejected(Rejection.failed(thrown), Stage.ENRICH));
            return;
        }
        long now = System.currentTimeMillis();
        Rejection forbidden = embargo.rejects(record, now);
        if (forbidden == null) {
            results.article(embargo.writable(record, now));
        } else {
            results.rejected(article.rejected(forbidden, Stage.SERIALISE));
        }
    }
}
