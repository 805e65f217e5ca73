package org.newsmill.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How many MB of an event are parsed in a second on one thread. */
public final class ParserSpeed {

    private static final int ROUNDS = 3;
    private static final long ROUND_NANOS = 1_000_000_000L;

    private ParserSpeed() {}

    /** Of this thread alone, whatever else the machine does. */
    public static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /**
     * Reads an event for some seconds and prints the best round.
     *
     * @param least number of articles and rejections; with fewer the event was not read
     */
    public static void measure(String name, String event, int least) {
        EventReader reader = new EventReader(new ReadSettings(UTF_8, 1 << 26, 1 << 20));
        byte[] bytes = event.getBytes(UTF_8);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuNanos();
            long read = 0;
            while (cpuNanos() - start < ROUND_NANOS) {
                if (reader.open(bytes, Hints.NONE).outcomes().size() < least) {
                    throw new IllegalStateException(name);
                }
                read += bytes.length;
            }
            best = Math.max(best, read / 1e6 / ((cpuNanos() - start) / 1e9));
        }
        System.out.printf(Locale.ROOT, "%-24s %9d bytes %7.1f MB/s%n", name, bytes.length, best);
    }
}
