package org.newsmill.stream;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.newsmill.settings.KafkaSettings;
import org.newsmill.settings.KnownKeys;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.stream.letter.Refusals;
import org.newsmill.stream.letter.RefusedSends;
import org.newsmill.stream.letter.SafetyNet;
import org.newsmill.stream.record.RecordLimits;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The settings of Kafka Streams and its clients, from ours. Later ones win: our defaults, then
 * {@code kafka.*}, then {@code streams.*}.
 */
public final class StreamsSettings {

    private static final long KAFKAS_BUFFER_MEMORY = 32L << 20;

    private final NewsmillConfig config;

    public StreamsSettings(NewsmillConfig config) {
        this.config = config;
    }

    /**
     * For Kafka Streams.
     *
     * @param limits what the topics take: the producer must let the largest pass
     */
    public Properties of(RecordLimits limits) {
        return of(() -> limits, new Refusals());
    }

    /**
     * For Kafka Streams.
     *
     * @param live what the topics take by now; the producer lets pass what is the largest at first
     * @param refusals told of records that a topic refuses
     */
    public Properties of(Supplier<RecordLimits> live, Refusals refusals) {
        RecordLimits limits = live.get();
        int most = Math.max(limits.largest(), limits.ofLetters(config.topics().deadLetters()));
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.get(Settings.APPLICATION_ID));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Kafka Streams' own for exactly-once; for at-least-once it would be thirty seconds.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                config.get(Settings.DEAD_LETTER_TOPIC));
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SafetyNet.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SafetyNet.class);
        settings.put(SafetyNet.LIMITS, live);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedSends.class);
        settings.put(RefusedSends.REFUSALS, refusals);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
        Map<String, Object> asked = new KafkaSettings(config).common();
        asked.putAll(config.originalsWithPrefix(KnownKeys.STREAMS_PREFIX));
        consumers(asked).forEach((key, value) -> settings.put(consumerPrefix(key), value));
        producers(asked, most).forEach((key, value) -> settings.put(producerPrefix(key), value));
        // Even where another is asked for: a record that the producer refuses stops the stream.
        settings.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), most);
        settings.putAll(asked);
        return settings;
    }

    /** Whether the streams' producer is asked to compress what it sends. */
    public boolean compresses() {
        String key = ProducerConfig.COMPRESSION_TYPE_CONFIG;
        return Stream.of(
                        KnownKeys.KAFKA_PREFIX + key,
                        KnownKeys.STREAMS_PREFIX + key,
                        KnownKeys.STREAMS_PREFIX + producerPrefix(key))
                .map(config.originals()::get)
                .anyMatch(codec -> codec != null && !codec.toString().equals("none"));
    }

    private static Map<String, Object> consumers(Map<String, Object> asked) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // What is fetched and waits must fit in a small heap, however long the events are.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024);
        // After a crash the group waits so long for its dead member; Kafka's default is 45 s.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 15_000);
        // Partitions that are added are read after so long; Kafka's default is five minutes.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return without(asked, settings);
    }

    private static Map<String, Object> producers(Map<String, Object> asked, int largestRecord) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        // A commit sends what has gathered: the shorter this is, the less that is.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        // A record that is larger than all of the buffer is refused.
        settings.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                Math.max(KAFKAS_BUFFER_MEMORY, 2L * largestRecord));
        return without(asked, settings);
    }

    /** Ours get a prefix, and by that Kafka Streams would prefer them to what a user asked for. */
    private static Map<String, Object> without(
            Map<String, Object> asked, Map<String, Object> ours) {
        ours.keySet().removeAll(asked.keySet());
        return ours;
    }
}
