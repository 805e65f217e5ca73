package org.newsmill.stream.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What it costs to measure how old events are when their records are committed. */
public final class DelayCost {

    private static final int RECORDS = 1_000;
    private static final int ROUNDS = 2_000;

    private DelayCost() {}

    /**
     * @return nanoseconds of processor time for a record whose event has a {@code ce_time}
     */
    public static double nanosPerRecord(MeterRegistry meters) {
        Delays delays = new Delays(meters);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("topic", null, System.currentTimeMillis(), null, new byte[0]);
        record.headers().add("ce_time", "2026-11-30T12:34:56.789Z".getBytes(UTF_8));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < RECORDS; i++) {
                delays.sent(record);
            }
            delays.committed();
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        return (double) best / RECORDS;
    }
}
