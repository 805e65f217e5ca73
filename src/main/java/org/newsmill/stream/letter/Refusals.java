package org.newsmill.stream.letter;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.stream.event.HeaderValues;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Which record caused an exception of the producer's: by the time that one ends a thread, Kafka
 * says neither topic nor record. Thread-safe.
 */
public final class Refusals {

    private static final int LONGEST_KEY = 100;

    /** By the producer's exception, for as long as that is at hand. */
    private final Map<Throwable, String> refusals = new WeakHashMap<>();

    /**
     * @param partition that the record's event came from; empty if that is not known
     */
    synchronized void add(
            String partition, ProducerRecord<byte[], byte[]> record, Exception thrown) {
        StringBuilder refusal = new StringBuilder(record.topic());
        refusal.append(" refuses ").append(named(record));
        if (record.timestamp() != null) {
            refusal.append(" of ").append(Instant.ofEpochMilli(record.timestamp()));
        }
        if (!partition.isEmpty()) {
            refusal.append(", made of an event of ").append(partition);
        }
        refusal.append(": ")
                .append(
                        thrown.getMessage() == null
                                ? thrown.getClass().getSimpleName()
                                : thrown.getMessage());
        refusals.put(thrown, refusal.toString());
    }

    private static String named(ProducerRecord<byte[], byte[]> record) {
        String offset = HeaderValues.text(record.headers(), NewsHeader.OFFSET);
        if (offset != null) {
            return "the letter for offset " + printable(offset);
        }
        return record.key() == null
                ? "a record"
                : "the record " + printable(new String(record.key(), StandardCharsets.UTF_8));
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_KEY)
                .forEach(
                        each ->
                                printable.appendCodePoint(
                                        Character.isISOControl(each) ? ' ' : each));
        return printable.toString();
    }

    /** What tells of the refusal if a topic refused a record, else the same. */
    public synchronized Throwable explained(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (refusals.containsKey(at)) {
                return new RefusedRecordException(refusals.get(at), thrown);
            }
        }
        return thrown;
    }
}
