package org.newsmill.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.stream.letter.SkippedLetter;

import java.util.Map;

/**
 * Passes over one event that cannot be read at all, such as one of a batch that is corrupt: the
 * group's offset is set behind it, and a letter says so, both in one transaction.
 */
public final class SkippedEvent {

    private final NewsmillConfig config;
    private final KafkaClients clients;

    public SkippedEvent(NewsmillConfig config) {
        this.config = config;
        this.clients = new KafkaClients(config);
    }

    /**
     * @param partition of the raw topic
     * @param offset which has to be the one that the group reads next
     * @param why for whoever reads the letter
     * @throws SetupException if it cannot be skipped
     */
    public void skip(TopicPartition partition, long offset, String why) {
        String group = config.get(Settings.APPLICATION_ID);
        try (Admin admin = clients.admin()) {
            check(new KafkaAdmin(admin), group, partition, offset);
        }
        Map<String, Object> always =
                Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-skip-" + partition);
        try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of(), always)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(
                    SkippedLetter.of(
                            config.topics().deadLetters(),
                            partition,
                            offset,
                            "skipped by hand: " + why,
                            System.currentTimeMillis()));
            producer.sendOffsetsToTransaction(
                    Map.of(partition, new OffsetAndMetadata(offset + 1)),
                    new ConsumerGroupMetadata(group));
            producer.commitTransaction();
        }
    }

    private void check(KafkaAdmin kafka, String group, TopicPartition partition, long offset) {
        String raw = config.topics().raw();
        if (!partition.topic().equals(raw)) {
            throw new SetupException("the raw topic is " + raw + ", not " + partition.topic());
        }
        Long end = kafka.offsets(raw, OffsetSpec.latest()).get(partition);
        if (end == null) {
            throw new SetupException("there is no partition " + partition);
        }
        if (kafka.hasMembers(group)) {
            throw new SetupException(
                    "the group "
                            + group
                            + " has members: stop all instances, wait until their session has"
                            + " ended, and skip again");
        }
        OffsetAndMetadata committed = kafka.committed(group, raw).get(partition);
        long next =
                committed == null
                        ? kafka.offsets(raw, OffsetSpec.earliest()).get(partition)
                        : committed.offset();
        if (offset != next || offset >= end) {
            throw new SetupException(
                    "only the next event can be skipped: "
                            + group
                            + " reads "
                            + partition
                            + " from offset "
                            + next
                            + " on, and its end is at "
                            + end);
        }
    }
}
