package org.newsmill.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;

/**
 * Kafka Streams' own handlers, for what the topology itself did not catch: the event goes to the
 * dead letters whole, an outage stops the thread with nothing committed. The topology turns faults
 * into rejections long before.
 */
public final class SafetyNet
        implements ProcessingExceptionHandler, DeserializationExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SafetyNet.class);

    private String topic;

    @Override
    public void configure(Map<String, ?> settings) {
        topic = (String) settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception thrown) {
        if (Outages.isOutage(thrown)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(
                List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), thrown)));
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> event, Exception thrown) {
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter(context, event.key(), event.value(), thrown)));
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception thrown) {
        LOG.error(
                "Node {} failed on {}-{} at offset {}; the event goes to the dead letters",
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                thrown);
        Rejection rejection = Rejection.failed(0, null, null, thrown);
        return new ProducerRecord<>(
                topic,
                null,
                context.timestamp(),
                key,
                value,
                DeadLetters.headers(
                        rejection,
                        context.headers(),
                        context.topic(),
                        context.partition(),
                        context.offset(),
                        null));
    }
}
