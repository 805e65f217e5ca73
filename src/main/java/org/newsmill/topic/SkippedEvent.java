package org.newsmill.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.stream.letter.SkippedLetter;

import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Passes over one event that cannot be read at all, such as one of a batch that is corrupt: a
 * letter that says so is written, then the group's offset is set after it. Who is interrupted
 * between the two and skips again leaves two letters.
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
            writeLetter(partition, offset, why);
            KafkaAdmin.get(
                    admin.alterConsumerGroupOffsets(
                                    group, Map.of(partition, new OffsetAndMetadata(offset + 1)))
                            .all(),
                    "set the offset of " + group);
        }
    }

    private void writeLetter(TopicPartition partition, long offset, String why) {
        try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of(), Map.of())) {
            producer.send(
                            SkippedLetter.of(
                                    config.topics().deadLetters(),
                                    partition,
                                    offset,
                                    "skipped by hand: " + why,
                                    System.currentTimeMillis()))
                    .get();
        } catch (ExecutionException failed) {
            throw KafkaAdmin.failure("write the dead letter", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SetupException("interrupted", interrupted);
        }
    }

    private void check(KafkaAdmin kafka, String group, TopicPartition partition, long offset) {
        String raw = config.topics().raw();
        if (!partition.topic().equals(raw)) {
            throw new SetupException("the raw topic is " + raw + ", not " + partition.topic());
        }
        GroupStatus.Partition standing =
                GroupStatus.partitions(kafka, group, raw).stream()
                        .filter(each -> each.partition() == partition.partition())
                        .findAny()
                        .orElseThrow(
                                () -> new SetupException("there is no partition " + partition));
        if (kafka.hasMembers(group)) {
            throw new SetupException(
                    "the group "
                            + group
                            + " has members: stop all instances, wait until their session has"
                            + " ended, and skip again");
        }
        if (offset != standing.committed() || offset >= standing.end()) {
            throw new SetupException(
                    "only the next event can be skipped: "
                            + group
                            + " reads "
                            + partition
                            + " from offset "
                            + standing.committed()
                            + " on, and its end is at "
                            + standing.end());
        }
    }
}
