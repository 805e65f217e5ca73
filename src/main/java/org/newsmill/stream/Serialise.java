package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.newsmill.avro.EnrichedArticle;

import java.util.function.BiFunction;

/**
 * The step that writes records as bytes, with its task's serialiser. That one is opened when the
 * task begins: Kafka Streams makes more processors than it uses, and closes those alone.
 */
final class Serialise
        extends ContextualFixedKeyProcessor<
                byte[], Attempt<EnrichedArticle>, Attempt<Output>> {

    private final Registry registry;
    private final BiFunction<ArticleSerialiser, Attempt<EnrichedArticle>, Attempt<Output>> step;
    private ArticleSerialiser serialiser;

    Serialise(
            Registry registry,
            BiFunction<ArticleSerialiser, Attempt<EnrichedArticle>, Attempt<Output>> step) {
        this.registry = registry;
        this.step = step;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], Attempt<Output>> context) {
        super.init(context);
        serialiser = new ArticleSerialiser(registry);
    }

    @Override
    public void process(FixedKeyRecord<byte[], Attempt<EnrichedArticle>> record) {
        context().forward(record.withValue(step.apply(serialiser, record.value())));
    }

    @Override
    public void close() {
        // Kafka Streams closes what it could not open as well.
        if (serialiser != null) {
            serialiser.close();
        }
    }
}
