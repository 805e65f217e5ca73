package org.newsmill.stream.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

import java.util.Map;

/**
 * The streams' clients, with two differences that keep events from being lost.
 *
 * <p>When a commit or a send under exactly-once times out, Kafka Streams 4.3.1 makes the task again
 * and asks for a rebalance. Where that one comes before the task has gone back to its committed
 * offset, the task is closed and made once more, and goes on behind what the lost transaction held:
 * those events are never written. So at that moment we report the task as lost instead, after which
 * everything begins at the committed offsets.
 *
 * <p>And offsets are committed with the id of the topic that they are of, so that a topic which is
 * deleted and made again is read from its beginning; see {@link WatchfulConsumer}. A batch that
 * cannot be read holds its partition only, see {@link StreamsConsumer}; transactions that are too
 * slow are made smaller, see {@link Pace}.
 *
 * <p>Only with {@code group.protocol=classic}: with the other, Kafka Streams makes its consumer
 * itself.
 */
public final class RewindingClients extends DefaultKafkaClientSupplier {

    private final Readings readings = new Readings();
    private final Pace pace = new Pace();
    private final TopicIds topics = new TopicIds();
    private final MissedEvents missed;
    private final CommittedWork work;
    private final String letters;

    /** Counts in a registry of its own, and nobody asks what was committed. */
    public RewindingClients() {
        this(new SimpleMeterRegistry());
    }

    /**
     * @param meters where missed events are counted
     */
    public RewindingClients(MeterRegistry meters) {
        this(meters, new CommittedWork(meters), null);
    }

    /**
     * @param meters where missed events are counted
     * @param work counts what is committed
     * @param letters the topic of the dead letters, or null
     */
    public RewindingClients(MeterRegistry meters, CommittedWork work, String letters) {
        this.missed = new MissedEvents(meters);
        this.work = work;
        this.letters = letters;
    }

    /** How far the consumers have read, and what they cannot read. */
    public Readings readings() {
        return readings;
    }

    /** How much a transaction takes. */
    public Pace pace() {
        return pace;
    }

    /** The one that Kafka Streams asks for when it is made, and closes in the end. */
    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        Admin admin = super.getAdmin(settings);
        topics.ask(admin);
        return admin;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return StreamsConsumer.of(settings, topics, missed, readings, pace, work);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        return PacedProducer.of(settings, work, letters, topics, pace);
    }
}
