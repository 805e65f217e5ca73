package org.newsmill.bench;

import org.newsmill.bench.StreamsUnderTest.Place;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Measures how fast a variant works off a topic that is full beforehand. */
final class Throughput {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(4).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final double MILLION = 1e6;

    private final Cluster cluster;
    private final StreamsUnderTest streams;
    private final String raw;
    private final int events;
    private final int articles;
    private final long bytes;

    /**
     * @param raw the topic, written already
     * @param bytes of all events together
     */
    Throughput(
            Cluster cluster,
            StreamsUnderTest streams,
            String raw,
            int events,
            int articles,
            long bytes) {
        this.cluster = cluster;
        this.streams = streams;
        this.raw = raw;
        this.events = events;
        this.articles = articles;
        this.bytes = bytes;
    }

    /**
     * @param name for application and topics, used by no other trial
     */
    Trial measure(Variant variant, String name) {
        Place place = new Place(raw, name + ".out", name + ".dead-letters");
        cluster.create(place.output(), place.letters());
        streams.start(variant, name, place);
        Curve curve = awaitCommitted(variant, name);
        List<StreamsMain.Seen> seen = streams.stop();
        Counted counted = new Counted(variant == Variant.PASS_THROUGH ? events : articles);
        cluster.readAll(place.output(), counted::add);
        long[] letters = {0};
        cluster.readAll(place.letters(), letter -> letters[0]++);
        counted.check(variant, letters[0]);
        cluster.delete(place.output(), place.letters());
        return trial(curve, seen, counted);
    }

    /**
     * What was committed when.
     *
     * @param end when all was, in microseconds since 1970
     * @param samples when it was looked, in microseconds since 1970, and how many were committed
     *     then
     */
    private record Curve(long end, List<long[]> samples) {
        long committedAt(long epochMicros) {
            long committed = 0;
            for (long[] sample : samples) {
                if (sample[0] <= epochMicros) {
                    committed = sample[1];
                }
            }
            return committed;
        }
    }

    private Curve awaitCommitted(Variant variant, String group) {
        List<long[]> samples = new java.util.ArrayList<>();
        long lastProgress = System.nanoTime();
        long last = 0;
        while (true) {
            long committed = cluster.committed(group);
            long at = epochMicros();
            if (committed > last) {
                samples.add(new long[] {at, committed});
                last = committed;
                lastProgress = System.nanoTime();
            }
            if (committed >= events) {
                return new Curve(at, samples);
            }
            if (System.nanoTime() - lastProgress > PATIENCE_NANOS) {
                streams.stop();
                throw new BenchException(
                        variant.title()
                                + ": nothing was committed for a minute, after "
                                + committed
                                + " of "
                                + events
                                + " events");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private static long epochMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    private Trial trial(Curve curve, List<StreamsMain.Seen> seen, Counted counted) {
        long begin = seen.stream().mapToLong(StreamsMain.Seen::firstRecord).max().orElseThrow();
        double seconds = (curve.end() - begin) / MILLION;
        double share = 1 - (double) curve.committedAt(begin) / events;
        double cpuSeconds = seen.stream().mapToLong(StreamsMain.Seen::cpuNanos).sum() / 1e9;
        return new Trial(
                seconds,
                articles * share / seconds,
                bytes * share / seconds / MILLION,
                cpuSeconds / (bytes / 1e9),
                seen.stream().mapToLong(StreamsMain.Seen::peakHeap).max().orElseThrow() / MILLION,
                seen.stream().mapToLong(StreamsMain.Seen::liveHeap).max().orElseThrow() / MILLION,
                (double) counted.bytes() / bytes);
    }
}
