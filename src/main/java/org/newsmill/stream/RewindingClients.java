package org.newsmill.stream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

import java.util.Map;

/**
 * The streams' clients, with one difference that keeps events from being lost. When a commit or a
 * send under exactly-once times out, Kafka Streams 4.3.1 makes the task anew and asks for a
 * rebalance. Where that one comes before the task has gone back to its committed offset, the task
 * is closed and made once more, and goes on behind what the lost transaction held: those events are
 * never written. So at that moment we report the task as lost instead, after which everything
 * begins at the committed offsets.
 *
 * <p>Only with {@code group.protocol=classic}: with the other, Kafka Streams makes its consumer
 * itself.
 */
public final class RewindingClients extends DefaultKafkaClientSupplier {

    private static final String AFTER_A_LOST_TRANSACTION = "Active tasks corrupted";

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
            @Override
            public void enforceRebalance(String reason) {
                if (AFTER_A_LOST_TRANSACTION.equals(reason)) {
                    throw new TaskMigratedException("a transaction was lost");
                }
                super.enforceRebalance(reason);
            }
        };
    }
}
