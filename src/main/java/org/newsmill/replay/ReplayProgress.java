package org.newsmill.replay;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.Scan;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which letters were sent back: a compacted topic, keyed by the letter's coordinates. The id of the
 * dead-letter topic is part of them, since offsets begin again where a topic is deleted and made
 * again. Not thread-safe.
 */
final class ReplayProgress {

    private final String topic;
    private final Uuid letters;
    private final Map<Integer, Set<Long>> done = new HashMap<>();
    private final List<byte[]> stale = new ArrayList<>();

    /**
     * @param topic the compacted topic; may be missing
     * @param letters the id of the dead-letter topic
     */
    ReplayProgress(String topic, Uuid letters) {
        this.topic = topic;
        this.letters = letters;
    }

    /** Creates the topic where it is missing, with three replicas or as many as are possible. */
    void create(KafkaAdmin cluster) {
        cluster.createCompacted(topic);
    }

    /**
     * Reads what was done.
     *
     * @param progress the topic's records
     * @param present the letters that there still are
     */
    void read(Scan progress, Scan present) {
        done.clear();
        stale.clear();
        Set<String> gone = new HashSet<>();
        while (progress.hasNext()) {
            ConsumerRecord<byte[], byte[]> record = progress.next();
            String key = new String(record.key(), StandardCharsets.UTF_8);
            String[] parts = key.split("/");
            int partition = Integer.parseInt(parts[1]);
            long offset = Long.parseLong(parts[2]);
            boolean ofThisTopic = parts[0].equals(letters.toString());
            if (record.value() == null) {
                gone.remove(key);
            } else if (!ofThisTopic || offset < present.beginning(partition)) {
                gone.add(key);
            } else {
                done.computeIfAbsent(partition, any -> new HashSet<>()).add(offset);
            }
        }
        gone.forEach(key -> stale.add(key.getBytes(StandardCharsets.UTF_8)));
    }

    boolean isDone(Letter letter) {
        return done.getOrDefault(letter.record().partition(), Set.of())
                .contains(letter.record().offset());
    }

    /** The record that says so. */
    ProducerRecord<byte[], byte[]> done(Letter letter) {
        String key = letters + "/" + letter.record().partition() + "/" + letter.record().offset();
        return new ProducerRecord<>(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                Instant.now().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The records that forget letters which are gone themselves. */
    List<ProducerRecord<byte[], byte[]>> tombstones() {
        return stale.stream()
                .map(key -> new ProducerRecord<byte[], byte[]>(topic, key, null))
                .toList();
    }
}
