package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

import java.util.function.Function;

/** The last step before a sink: what is written gets key, time and headers of its own. */
final class ToRecord<A, V> extends ContextualProcessor<byte[], A, byte[], V> {

    private final Function<A, Record<byte[], V>> step;

    ToRecord(Function<A, Record<byte[], V>> step) {
        this.step = step;
    }

    @Override
    public void process(Record<byte[], A> record) {
        context().forward(step.apply(record.value()));
    }
}
