package org.newsmill.console;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The latest records of a kind, numbered as they came; older ones are forgotten when there are too
 * many, or too many bytes of them. Thread-safe.
 */
final class RecentRecords {

    /** A record and its number. */
    record Numbered(long number, ConsumerRecord<byte[], byte[]> record) {

        private long bytes() {
            long bytes = record.value() == null ? 0 : record.value().length;
            bytes += record.key() == null ? 0 : record.key().length;
            for (Header header : record.headers()) {
                bytes +=
                        header.key().length()
                                + (header.value() == null ? 0 : header.value().length);
            }
            return bytes;
        }
    }

    private final int most;
    private final long mostBytes;
    private final Deque<Numbered> kept = new ArrayDeque<>();
    private long bytes;
    private long next;

    RecentRecords(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    synchronized Numbered add(ConsumerRecord<byte[], byte[]> record) {
        Numbered numbered = new Numbered(next++, record);
        kept.addLast(numbered);
        bytes += numbered.bytes();
        while (kept.size() > most || bytes > mostBytes && kept.size() > 1) {
            bytes -= kept.removeFirst().bytes();
        }
        return numbered;
    }

    /** The record at a place of a topic; empty if it is forgotten, or has not come. */
    synchronized Optional<Numbered> get(String topic, String partition, String offset) {
        return kept.stream()
                .filter(
                        each ->
                                each.record().topic().equals(topic)
                                        && partition.equals("" + each.record().partition())
                                        && offset.equals("" + each.record().offset()))
                .findFirst();
    }

    /** All that are kept, the oldest first. */
    synchronized List<Numbered> all() {
        return new ArrayList<>(kept);
    }

    synchronized void clear() {
        kept.clear();
        bytes = 0;
    }
}
