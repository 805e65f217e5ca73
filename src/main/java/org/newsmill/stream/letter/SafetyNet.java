package org.newsmill.stream.letter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.Faults;
import org.newsmill.article.Rejection;
import org.newsmill.article.Stage;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.event.Parsed;
import org.newsmill.stream.event.Work;
import org.newsmill.stream.record.RecordLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Kafka Streams' own handlers, for what the topology itself did not catch: the event goes to the
 * dead letters whole, an outage stops the thread with nothing committed. The topology turns faults
 * into rejections long before.
 */
public final class SafetyNet
        implements ProcessingExceptionHandler, DeserializationExceptionHandler {

    /** A setting of our own: gives what the topics take by now, {@link RecordLimits}. */
    public static final String LIMITS = "newsmill.limits";

    private static final Logger LOG = LoggerFactory.getLogger(SafetyNet.class);

    /** By this key Kafka Streams hands on what counts the letters, {@link LetterMeters}. */
    public static final String METERS = "newsmill.safety.net.meters";

    private String topic;
    private LetterMeters meters;
    private Supplier<?> limits;

    @Override
    public void configure(Map<String, ?> settings) {
        topic = (String) settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        limits = (Supplier<?>) settings.get(LIMITS);
        meters = (LetterMeters) settings.get(METERS);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception thrown) {
        if (Faults.isOutage(thrown) || isKafkas(thrown)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        log(context, thrown);
        Object value = record == null ? null : record.value();
        if (value instanceof Work<?> work) {
            // Its letter follows, once all articles of the event have passed.
            work.event().reject(work.article(), Stage.SERIALISE, thrown);
            return ProcessingExceptionHandler.Response.resume();
        }
        return ProcessingExceptionHandler.Response.resume(List.of(letter(context, value, thrown)));
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> event, Exception thrown) {
        log(context, thrown);
        return DeserializationExceptionHandler.Response.resume(
                List.of(wholeEvent(context, event.key(), event.value(), thrown)));
    }

    /**
     * A send that failed comes up in whatever event is processed next, which is not to blame; and
     * its transaction is lost anyway.
     */
    private static boolean isKafkas(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof KafkaException) {
                return true;
            }
        }
        return false;
    }

    /**
     * Kafka Streams lets go of the event's bytes once one of its records was sent; we have them.
     */
    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, Object value, Exception thrown) {
        Event event = value instanceof Parsed parsed ? parsed.event() : null;
        if (value instanceof Event itself) {
            event = itself;
        }
        return event == null
                ? wholeEvent(context, context.sourceRawKey(), context.sourceRawValue(), thrown)
                : wholeEvent(context, event.key(), event.opened().bytes(null), thrown);
    }

    private ProducerRecord<byte[], byte[]> wholeEvent(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception thrown) {
        return letter(
                new Record<>(
                        key,
                        value,
                        System.currentTimeMillis(),
                        DeadLetters.headers(
                                Rejection.failed(thrown),
                                context.headers(),
                                context.topic(),
                                context.partition(),
                                context.offset(),
                                context.timestamp())));
    }

    private ProducerRecord<byte[], byte[]> letter(Record<byte[], byte[]> letter) {
        if (meters != null) {
            meters.written(letter.headers());
        }
        Record<byte[], byte[]> fitting = LetterSize.within(limit(), letter);
        return new ProducerRecord<>(
                topic,
                null,
                fitting.timestamp(),
                fitting.key(),
                fitting.value(),
                fitting.headers());
    }

    /** As the topology does, whose letters go to the same topic. */
    private int limit() {
        return limits != null && limits.get() instanceof RecordLimits now
                ? now.ofLetters(topic)
                : Integer.MAX_VALUE;
    }

    private static void log(ErrorHandlerContext context, Exception thrown) {
        LOG.error(
                "Node {} failed on {}-{} at offset {}; the event goes to the dead letters",
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                thrown);
    }
}
