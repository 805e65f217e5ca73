package org.newsmill.stream;

import org.newsmill.article.Article;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Stage;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.Topics;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.event.EventHeaders;
import org.newsmill.stream.event.Work;
import org.newsmill.stream.record.ArticleSerialiser;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.record.RecordSize;
import org.newsmill.stream.registry.Registry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;

/** Writes records as bytes, and checks that their topic takes them. Each task has its own. */
final class Serialise implements ArticleStep.Step<Work<EnrichedArticle>, OutgoingRecord> {

    private final Topics topics;
    private final Supplier<RecordLimits> limits;
    private final Embargo embargo;
    private final Clock clock;
    private final ArticleSerialiser serialiser;

    Serialise(
            Registry registry,
            Topics topics,
            Supplier<RecordLimits> limits,
            Embargo embargo,
            Clock clock) {
        this.embargo = embargo;
        this.clock = clock;
        this.topics = topics;
        this.limits = limits;
        this.serialiser = new ArticleSerialiser(registry);
    }

    @Override
    public OutgoingRecord apply(Event event, Article article, Work<EnrichedArticle> work) {
        long now = clock.millis();
        EnrichedArticle enriched = embargo.writable(work.value(), now);
        long heldUntil = Embargo.heldUntil(enriched);
        Rejection forbidden = embargo.rejects(heldUntil, now);
        if (forbidden != null) {
            event.reject(article.rejected(forbidden, Stage.SERIALISE));
            return null;
        }
        String topic = topics.enriched(event.format());
        OutgoingRecord record =
                new OutgoingRecord(
                        topic,
                        enriched.getId().getBytes(StandardCharsets.UTF_8),
                        serialiser.serialise(topic, enriched),
                        EventHeaders.ofRecord(event.headers(), enriched),
                        heldUntil);
        return isWithinLimit(event, article, record) ? record : null;
    }

    /**
     * A record that the broker would refuse must not be sent: under exactly-once nothing could be
     * saved any more.
     */
    private boolean isWithinLimit(Event event, Article article, OutgoingRecord record) {
        long size = RecordSize.of(record.key(), record.value(), record.headers());
        int limit = limits.get().of(record.topic());
        if (embargo == Embargo.HOLD && record.heldUntil() > clock.millis()) {
            limit = Math.min(limit, limits.get().of(topics.embargoed()));
        }
        if (size > limit) {
            String message =
                    "the record would have "
                            + size
                            + " bytes, and "
                            + record.topic()
                            + " takes "
                            + limit;
            event.reject(
                    article.rejected(Rejection.of(Reason.TOO_LARGE, message), Stage.SERIALISE));
        }
        return size <= limit;
    }

    @Override
    public void close() {
        serialiser.close();
    }
}
