package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.newsmill.article.Reason;
import org.newsmill.avro.EnrichedArticle;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The step that writes records as bytes, with its task's serialiser. That one is opened when the
 * task begins: Kafka Streams makes more processors than it uses, and closes those alone.
 */
final class Serialise
        extends ContextualFixedKeyProcessor<byte[], Attempt<EnrichedArticle>, Attempt<Output>> {

    private final Registry registry;
    private final Topics topics;
    private final Supplier<RecordLimits> limits;
    private ArticleSerialiser serialiser;

    Serialise(Registry registry, Topics topics, Supplier<RecordLimits> limits) {
        this.registry = registry;
        this.topics = topics;
        this.limits = limits;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], Attempt<Output>> context) {
        super.init(context);
        serialiser = new ArticleSerialiser(registry);
    }

    @Override
    public void process(FixedKeyRecord<byte[], Attempt<EnrichedArticle>> record) {
        Attempt<EnrichedArticle> attempt = record.value();
        Attempt<Output> written = attempt.then(article -> output(attempt, article));
        context().forward(record.withValue(withinLimit(written)));
    }

    private Output output(Attempt<?> attempt, EnrichedArticle record) {
        RawEvent event = attempt.event();
        String topic = topics.enriched(event.format());
        return new Output(
                topic,
                record.getId().getBytes(StandardCharsets.UTF_8),
                serialiser.serialise(topic, record),
                EventHeaders.kept(event.headers()));
    }

    /**
     * A record that the broker would refuse must not be sent: under exactly-once nothing could be
     * saved any more.
     */
    private Attempt<Output> withinLimit(Attempt<Output> attempt) {
        if (attempt.isRejected()) {
            return attempt;
        }
        Output output = attempt.value();
        long size = RecordSize.of(output.key(), output.value(), output.headers());
        int limit = limits.get().of(output.topic());
        return size <= limit
                ? attempt
                : attempt.reject(
                        Reason.TOO_LARGE,
                        "the record would have "
                                + size
                                + " bytes, and "
                                + output.topic()
                                + " takes "
                                + limit);
    }

    @Override
    public void close() {
        // Kafka Streams closes what it could not open as well.
        if (serialiser != null) {
            serialiser.close();
        }
    }
}
