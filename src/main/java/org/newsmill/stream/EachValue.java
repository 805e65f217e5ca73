package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

import java.util.function.Function;

/**
 * One step for each value, with what the step owns: unlike {@code mapValues}, each task has an
 * instance of its own.
 */
final class EachValue<A, B> extends ContextualFixedKeyProcessor<byte[], A, B> {

    private final Function<A, B> step;
    private final Runnable close;

    EachValue(Function<A, B> step) {
        this(step, () -> {});
    }

    /**
     * @param close lets go of what the step owns
     */
    EachValue(Function<A, B> step, Runnable close) {
        this.step = step;
        this.close = close;
    }

    @Override
    public void process(FixedKeyRecord<byte[], A> record) {
        context().forward(record.withValue(step.apply(record.value())));
    }

    @Override
    public void close() {
        close.run();
    }
}
