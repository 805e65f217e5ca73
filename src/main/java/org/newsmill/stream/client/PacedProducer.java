package org.newsmill.stream.client;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The streams' producer, which measures how long transactions take. Used by one thread. */
final class PacedProducer extends CountingProducer {

    /** Kafka's own, for exactly-once of Kafka Streams. */
    private static final int USUAL_TIMEOUT_MS = 10_000;

    /** What else a producer waits for must not end before its transaction does. */
    private static final Map<String, Integer> USUAL_WAITS_MS =
            Map.of(
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    60_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    120_000);

    private final Pace pace;
    private final Duration timeout;

    private PacedProducer(
            Map<String, Object> settings,
            CommittedWork work,
            String letters,
            TopicIds topics,
            Pace pace,
            Duration timeout) {
        super(settings, work, letters, topics);
        this.pace = pace;
        this.timeout = timeout;
    }

    static PacedProducer of(
            Map<String, Object> settings,
            CommittedWork work,
            String letters,
            TopicIds topics,
            Pace pace) {
        Duration asked =
                Duration.ofMillis(
                        millis(
                                settings,
                                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                                USUAL_TIMEOUT_MS));
        Duration timeout = pace.timeout(asked);
        Map<String, Object> all = timeout.equals(asked) ? settings : longer(settings, timeout);
        return new PacedProducer(all, work, letters, topics, pace, timeout);
    }

    private static Map<String, Object> longer(Map<String, Object> settings, Duration timeout) {
        Map<String, Object> longer = new HashMap<>(settings);
        longer.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
        USUAL_WAITS_MS.forEach(
                (key, usual) ->
                        longer.put(
                                key,
                                (int) Math.max(millis(settings, key, usual), timeout.toMillis())));
        return longer;
    }

    private static long millis(Map<String, Object> settings, String key, long otherwise) {
        Object value = settings.get(key);
        return value == null ? otherwise : Long.parseLong(value.toString().trim());
    }

    @Override
    public void initTransactions() {
        try {
            super.initTransactions();
        } catch (InvalidTxnTimeoutException tooLong) {
            pace.refused();
            throw tooLong;
        }
    }

    @Override
    public void beginTransaction() {
        super.beginTransaction();
        pace.begun();
    }

    @Override
    public void commitTransaction() {
        super.commitTransaction();
        pace.committed(timeout);
    }

    @Override
    public void abortTransaction() {
        pace.ended(timeout);
        super.abortTransaction();
    }

    @Override
    public void close() {
        pace.ended(timeout);
        super.close();
    }
}
