package org.newsmill.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.newsmill.article.Outage;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.Scan;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.settings.Settings;
import org.newsmill.stream.event.HeaderValues;
import org.newsmill.stream.registry.RegisteredSchemas;
import org.newsmill.stream.registry.Registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far all instances together are, asked of Kafka and the registry. Immutable.
 *
 * @param group the consumer group
 * @param running whether it has members
 * @param partitions of the raw topic, by number
 * @param perSecond offsets that were committed a second, while it was looked at
 * @param oldest the oldest event that waits and can be read; null if there is none
 * @param letters of the last hour, by reason
 * @param lettersCutOff whether there were more letters than were counted
 * @param schemas how many output topics have which latest version of their schema; 0 is none
 * @param registryFault why the registry could not be asked; null if it could
 */
public record GroupStatus(
        String group,
        boolean running,
        List<Partition> partitions,
        double perSecond,
        Oldest oldest,
        Map<String, Integer> letters,
        boolean lettersCutOff,
        Map<Integer, Integer> schemas,
        String registryFault) {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LETTERS_OF = Duration.ofHours(1);
    private static final int MOST_LETTERS = 100_000;

    /** How far one partition is; its lag are the offsets between. */
    public record Partition(int partition, long committed, long end) {

        public long lag() {
            return Math.max(0, end - committed);
        }
    }

    /** An event that waits, with the time of its record, in milliseconds since 1970. */
    public record Oldest(int partition, long offset, long timestamp) {}

    /** How many events wait. */
    public long lag() {
        return partitions.stream().mapToLong(Partition::lag).sum();
    }

    /**
     * Looks twice, two seconds apart.
     *
     * @throws org.newsmill.kafka.SetupException if Kafka does not answer
     */
    public static GroupStatus of(NewsmillConfig config) throws InterruptedException {
        KafkaClients clients = new KafkaClients(config);
        String group = config.get(Settings.APPLICATION_ID);
        try (Admin admin = clients.admin()) {
            KafkaAdmin kafka = new KafkaAdmin(admin);
            long begun = System.nanoTime();
            List<Partition> before = partitions(kafka, group, config.topics().raw());
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            List<Partition> now = partitions(kafka, group, config.topics().raw());
            double seconds = (System.nanoTime() - begun) / 1e9;
            Map<String, Integer> letters = new TreeMap<>();
            boolean cutOff = count(letters, clients, config.topics().deadLetters());
            Map<Integer, Integer> schemas = new TreeMap<>();
            return new GroupStatus(
                    group,
                    kafka.hasMembers(group),
                    now,
                    Math.max(0, committed(now) - committed(before)) / seconds,
                    oldest(clients, config.topics().raw(), now),
                    letters,
                    cutOff,
                    schemas,
                    count(schemas, config));
        }
    }

    private static long committed(List<Partition> partitions) {
        return partitions.stream().mapToLong(Partition::committed).sum();
    }

    /** By number. */
    static List<Partition> partitions(KafkaAdmin kafka, String group, String raw) {
        Map<TopicPartition, Long> ends = kafka.offsets(raw, OffsetSpec.latest());
        Map<TopicPartition, Long> beginnings = kafka.offsets(raw, OffsetSpec.earliest());
        Map<TopicPartition, OffsetAndMetadata> committed = kafka.committed(group, raw);
        List<Partition> partitions = new ArrayList<>();
        ends.forEach(
                (each, end) -> {
                    OffsetAndMetadata offset = committed.get(each);
                    partitions.add(
                            new Partition(
                                    each.partition(),
                                    offset == null ? beginnings.get(each) : offset.offset(),
                                    end));
                });
        partitions.sort(Comparator.comparingInt(Partition::partition));
        return partitions;
    }

    private static Oldest oldest(KafkaClients clients, String raw, List<Partition> partitions) {
        Map<TopicPartition, Long> waiting = new HashMap<>();
        for (Partition each : partitions) {
            if (each.lag() > 0) {
                waiting.put(new TopicPartition(raw, each.partition()), each.committed());
            }
        }
        if (waiting.isEmpty()) {
            return null;
        }
        return Scan.first(clients, waiting, PATIENCE).stream()
                .min(Comparator.comparingLong(ConsumerRecord::timestamp))
                .map(first -> new Oldest(first.partition(), first.offset(), first.timestamp()))
                .orElse(null);
    }

    /**
     * @return whether there are more
     */
    private static boolean count(Map<String, Integer> letters, KafkaClients clients, String topic) {
        int counted = 0;
        try (Scan scan = new Scan(clients, topic, Instant.now().minus(LETTERS_OF))) {
            while (scan.hasNext()) {
                if (counted++ == MOST_LETTERS) {
                    return true;
                }
                String reason = HeaderValues.text(scan.next().headers(), NewsHeader.REASON);
                letters.merge(reason == null ? "?" : reason, 1, Integer::sum);
            }
        }
        return false;
    }

    /**
     * @return why the registry could not be asked; null if it could
     */
    private static String count(Map<Integer, Integer> schemas, NewsmillConfig config) {
        try (Registry registry = new Registry(new SerializerSettings(config))) {
            RegisteredSchemas registered = new RegisteredSchemas(registry);
            for (String topic : config.topics().enriched(Formats.ALL)) {
                schemas.merge(registered.latestVersion(topic), 1, Integer::sum);
            }
            return null;
        } catch (Outage away) {
            return away.getMessage();
        }
    }
}
