package org.newsmill.bench;

import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.util.Map;

/** Tells when the streams' consumer is given its first record. */
public final class FirstRecord implements ConsumerInterceptor<byte[], byte[]> {

    /** The setting that holds the {@link Runnable} to run then; it is run for every batch. */
    static final String LISTENER = "newsmill.bench.first.record";

    private Runnable listener;

    @Override
    public void configure(Map<String, ?> settings) {
        listener = (Runnable) settings.get(LISTENER);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        if (!records.isEmpty()) {
            listener.run();
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Commits of transactions do not pass here; they are seen from outside.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
