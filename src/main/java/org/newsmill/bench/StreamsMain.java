package org.newsmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Topics;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The process that runs the streams, one variant after the other so that it stays warm. It is asked
 * to {@code start} and to {@code stop}, and answers the latter with what it saw.
 */
final class StreamsMain {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final HeapWatch heap = new HeapWatch();
    private final AtomicReference<Moment> first = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private KafkaStreams streams;

    /**
     * @param epochMicros when it was
     * @param cpuNanos this process had used until then
     */
    private record Moment(long epochMicros, long cpuNanos) {}

    /** What a process saw of a trial; {@code firstRecord} is 0 where it was given none. */
    record Seen(
            long firstRecord, long cpuNanos, long peakHeap, long liveHeap, String streamsFailure) {}

    /**
     * @param limit bytes that a record may have
     */
    record Start(boolean passThrough, int limit, Map<String, String> settings) {}

    public static void main(String[] args) throws Exception {
        StreamsMain main = new StreamsMain();
        ObjectMapper json = new ObjectMapper();
        ChildProcess.serve(
                question -> {
                    if (question.has("settings")) {
                        main.start(json.treeToValue(question, Start.class));
                        return Map.of();
                    }
                    return main.stop();
                });
        if (main.streams != null) {
            // Whoever started us is gone, and the broker with it: a producer would wait for ever.
            Runtime.getRuntime().halt(1);
        }
    }

    private Moment now() {
        Instant now = Instant.now();
        return new Moment(
                now.getEpochSecond() * 1_000_000 + now.getNano() / 1000,
                system.getProcessCpuTime());
    }

    private void start(Start start) {
        NewsmillConfig config = new NewsmillConfig(start.settings());
        RecordLimits limits = RecordLimits.of(start.limit());
        Properties settings = new Properties();
        settings.putAll(new StreamsSettings(config).of(limits));
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                FirstRecord.class.getName());
        first.set(null);
        failure.set(null);
        settings.put(
                StreamsConfig.mainConsumerPrefix(FirstRecord.LISTENER),
                (Runnable)
                        () -> {
                            if (first.get() == null) {
                                first.compareAndSet(null, now());
                            }
                        });
        Topology topology =
                start.passThrough()
                        ? passThrough(config.topics())
                        : NewsTopology.of(config, limits, Clock.systemUTC()).get();
        streams = new KafkaStreams(topology, settings);
        streams.setUncaughtExceptionHandler(
                thrown -> {
                    failure.compareAndSet(null, thrown);
                    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                });
        System.gc();
        heap.reset();
        streams.start();
    }

    private static Topology passThrough(Topics topics) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        topics.raw(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read"))
                .to(
                        topics.enriched(),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("write"));
        return builder.build();
    }

    private Seen stop() {
        Moment end = now();
        long peak = heap.peak();
        long live = heap.live();
        streams.close(CLOSE_TIMEOUT);
        streams = null;
        Moment begin = first.get();
        Throwable thrown = failure.get();
        return new Seen(
                begin == null ? 0 : begin.epochMicros(),
                begin == null ? 0 : end.cpuNanos() - begin.cpuNanos(),
                peak,
                live,
                thrown == null ? null : thrown + because(thrown));
    }

    /** Kafka Streams wraps what went wrong. */
    private static String because(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == thrown ? "" : ", because of " + root;
    }
}
