package org.newsmill.stream.client;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What polls gave, put together or taken apart; nothing that was fetched is lost by either. */
final class PolledRecords {

    private PolledRecords() {}

    /** The same records except those of some partitions. */
    static ConsumerRecords<byte[], byte[]> without(
            Set<TopicPartition> some, ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> others = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(records.nextOffsets());
        for (TopicPartition partition : records.partitions()) {
            others.put(partition, records.records(partition));
        }
        others.keySet().removeAll(some);
        next.keySet().removeAll(some);
        return new ConsumerRecords<>(others, next);
    }

    /** The records of several polls, in their order, as if one had given them. */
    static ConsumerRecords<byte[], byte[]> merged(List<ConsumerRecords<byte[], byte[]>> all) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> merged = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (ConsumerRecords<byte[], byte[]> records : all) {
            for (TopicPartition partition : records.partitions()) {
                merged.computeIfAbsent(partition, none -> new ArrayList<>())
                        .addAll(records.records(partition));
            }
            next.putAll(records.nextOffsets());
        }
        return new ConsumerRecords<>(merged, next);
    }
}
