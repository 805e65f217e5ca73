package org.newsmill.bench;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.newsmill.bench.StreamsUnderTest.Place;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long events take at a steady rate. The event's timestamp, which its record keeps,
 * says when it was due to be sent, not when the producer came to do so.
 */
final class LatencyRun {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long HIGHEST_MS = Duration.ofMinutes(2).toMillis();
    private static final int DIGITS = 3;

    /** The share of the time at the beginning that does not count. */
    private static final int SETTLING = 4;

    private final Cluster cluster;
    private final StreamsUnderTest streams;
    private final List<byte[]> pool;

    /**
     * @param pool the events to send, over again where they are too few
     */
    LatencyRun(Cluster cluster, StreamsUnderTest streams, List<byte[]> pool) {
        this.cluster = cluster;
        this.streams = streams;
        this.pool = pool;
    }

    /**
     * @param name for application and topics, used by no other trial
     * @param rate events in a second
     */
    Latency measure(Variant variant, String name, double rate, int seconds) {
        Place place = new Place(name + ".raw", name + ".out", name + ".dead-letters");
        cluster.create(place.raw(), place.output(), place.letters());
        streams.start(variant, name, place);
        Histogram millis = new Histogram(HIGHEST_MS, DIGITS);
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(List.of(place.output()));
                KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
            wake(producer, consumer, place);
            int events = (int) (rate * seconds);
            int ignored = events / SETTLING;
            AtomicReference<Exception> refused = new AtomicReference<>();
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(
                            () -> send(producer, place.raw(), rate, events, refused));
            read(
                    consumer,
                    events,
                    (number, late) -> {
                        if (number >= ignored) {
                            millis.recordValue(Math.min(Math.max(late, 0), HIGHEST_MS));
                        }
                    });
            sending.join();
            if (refused.get() != null) {
                throw new BenchException("cannot write the events: " + refused.get().getMessage());
            }
        } catch (CompletionException failed) {
            throw new BenchException("cannot write the events", failed);
        }
        streams.stop();
        cluster.delete(place.raw(), place.output(), place.letters());
        return Latency.of(rate, millis);
    }

    /** One event, and its record awaited: then all is assigned and connected. */
    private void wake(
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer,
            Place place) {
        producer.send(cluster.event(place.raw(), 0, null, pool.get(0)));
        read(consumer, 1, (number, late) -> {});
    }

    private void send(
            KafkaProducer<byte[], byte[]> producer,
            String topic,
            double rate,
            int events,
            AtomicReference<Exception> refused) {
        long beginNanos = System.nanoTime();
        long beginMillis = System.currentTimeMillis();
        for (int number = 0; number < events; number++) {
            long due = (long) (number / rate * 1e9);
            long early = due - (System.nanoTime() - beginNanos);
            while (early > 0) {
                LockSupport.parkNanos(early);
                early = due - (System.nanoTime() - beginNanos);
            }
            producer.send(
                    cluster.event(
                            topic,
                            number,
                            beginMillis + due / 1_000_000,
                            pool.get(number % pool.size())),
                    (metadata, failed) -> refused.compareAndSet(null, failed));
        }
        producer.flush();
    }

    private interface Arrival {
        void at(int number, long late);
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, int events, Arrival arrival) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        int read = 0;
        while (read < events) {
            var records = consumer.poll(POLL);
            long now = System.currentTimeMillis();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                arrival.at(Cluster.number(record.key()), now - record.timestamp());
                read++;
                end = System.nanoTime() + PATIENCE_NANOS;
            }
            if (System.nanoTime() > end) {
                throw new BenchException(
                        "nothing came out for a minute, after " + read + " of " + events);
            }
        }
    }
}
