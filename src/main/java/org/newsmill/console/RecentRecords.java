package org.newsmill.console;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The latest records of a kind, as they came; older ones are forgotten when there are too many, or
 * too many bytes of them. Thread-safe.
 */
final class RecentRecords {

    private final int most;
    private final long mostBytes;
    private final Deque<ConsumerRecord<byte[], byte[]>> kept = new ArrayDeque<>();
    private long bytes;

    RecentRecords(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    synchronized void add(ConsumerRecord<byte[], byte[]> record) {
        kept.addLast(record);
        bytes += bytes(record);
        while (kept.size() > most || bytes > mostBytes && kept.size() > 1) {
            bytes -= bytes(kept.removeFirst());
        }
    }

    private static long bytes(ConsumerRecord<byte[], byte[]> record) {
        long bytes = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** The record at a place of a topic; empty if it is forgotten, or has not come. */
    synchronized Optional<ConsumerRecord<byte[], byte[]>> get(
            String topic, String partition, String offset) {
        return kept.stream()
                .filter(
                        each ->
                                each.topic().equals(topic)
                                        && partition.equals("" + each.partition())
                                        && offset.equals("" + each.offset()))
                .findFirst();
    }

    /** All that are kept, the oldest first. */
    synchronized List<ConsumerRecord<byte[], byte[]>> all() {
        return new ArrayList<>(kept);
    }

    synchronized void clear() {
        kept.clear();
        bytes = 0;
    }
}
