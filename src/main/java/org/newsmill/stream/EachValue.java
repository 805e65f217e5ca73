package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

import java.util.function.Function;

/** One step for each value: unlike {@code mapValues}, each task has an instance of its own. */
final class EachValue<A, B> extends ContextualFixedKeyProcessor<byte[], A, B> {

    private final Function<A, B> step;

    EachValue(Function<A, B> step) {
        this.step = step;
    }

    @Override
    public void process(FixedKeyRecord<byte[], A> record) {
        context().forward(record.withValue(step.apply(record.value())));
    }
}
