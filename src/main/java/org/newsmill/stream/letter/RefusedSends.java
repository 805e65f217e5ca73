package org.newsmill.stream.letter;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

import java.util.Map;

/**
 * What is done when a send fails: the thread ends, nothing is committed, and the record that was
 * refused is noted. Never a letter: Kafka Streams would send it on the producer's network thread,
 * which would wait for itself for {@code max.block.ms} and hide the cause; and the transaction is
 * lost anyway.
 */
public final class RefusedSends implements ProductionExceptionHandler {

    /** A setting of our own: the {@link Refusals} that are told. */
    public static final String REFUSALS = "newsmill.refusals";

    private Refusals refusals = new Refusals();

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(REFUSALS) instanceof Refusals told) {
            refusals = told;
        }
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception thrown) {
        if (thrown instanceof RetriableException) {
            // The producer has tried for long enough: Kafka Streams begins the task again.
            return Response.retry();
        }
        // Offset and bytes there are those of whatever event is worked on at the moment.
        String partition = context.topic() + "-" + context.taskId().partition();
        refusals.add(context.topic() == null ? "" : partition, record, thrown);
        return Response.fail();
    }

    /** Ours are bytes already, so there is nothing that could fail. */
    @Override
    @SuppressWarnings("rawtypes")
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception thrown,
            SerializationExceptionOrigin origin) {
        return Response.fail();
    }
}
