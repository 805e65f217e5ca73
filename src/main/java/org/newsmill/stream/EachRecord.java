package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

import java.util.function.Function;

/**
 * The last step before a sink: an attempt becomes a record of plain bytes, with key and headers of
 * its own.
 */
final class EachRecord<A> extends ContextualProcessor<byte[], A, byte[], byte[]> {

    private final Function<A, Record<byte[], byte[]>> step;

    EachRecord(Function<A, Record<byte[], byte[]>> step) {
        this.step = step;
    }

    @Override
    public void process(Record<byte[], A> record) {
        context().forward(step.apply(record.value()));
    }
}
