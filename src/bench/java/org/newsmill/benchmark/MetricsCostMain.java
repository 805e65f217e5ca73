package org.newsmill.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.newsmill.run.http.MetricsPage;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.client.DelayCost;
import org.newsmill.stream.record.RecordLimits;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What metrics cost: the topology that ships with them on and off, in turns, by the processor time
 * of its thread; without a broker, so that their part is larger than in truth. Printed is the
 * median of the ratios of neighbours, each pair in both orders.
 */
public final class MetricsCostMain {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 300;
    private static final int EVENTS = 100;

    private MetricsCostMain() {}

    public static void main(String[] args) {
        System.out.println("| bytes of an event | off: µs/event | on: µs/event | cost |");
        System.out.println("| ---: | ---: | ---: | ---: |");
        for (int bytes : new int[] {300, 2_000, 6_000}) {
            measure(bytes);
        }
        try (MetricsPage page = page("all")) {
            System.out.printf(
                    Locale.ROOT,
                    "%nAge at the commit: %.0f ns a record%n",
                    DelayCost.nanosPerRecord(page.registry()));
        }
    }

    private static void measure(int bytes) {
        List<byte[]> events = events(bytes);
        try (Side off = new Side("off");
                Side on = new Side("all")) {
            double[] offs = new double[ROUNDS];
            double[] ons = new double[ROUNDS];
            double[] ratios = new double[ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                boolean offFirst = round % 2 == 0;
                long first = (offFirst ? off : on).pass(events);
                long second = (offFirst ? on : off).pass(events);
                if (round >= 0) {
                    offs[round] = offFirst ? first : second;
                    ons[round] = offFirst ? second : first;
                    ratios[round] = ons[round] / offs[round];
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.1f | %.1f | %+.1f %% |%n",
                    bytes,
                    median(offs) / EVENTS / 1e3,
                    median(ons) / EVENTS / 1e3,
                    100 * (median(ratios) - 1));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static MetricsPage page(String metrics) {
        return MetricsPage.of(new NewsmillConfig(Map.of("metrics", metrics)));
    }

    private static List<byte[]> events(int bytes) {
        Random random = new Random(7);
        String[] words =
                ("the ferry harbour minister said on Monday that a bridge would open in summer for"
                                + " people of this town and their guests, after years of work")
                        .split(" ");
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            StringBuilder text = new StringBuilder("The story of number ");
            text.append(i);
            while (text.length() < bytes) {
                text.append(' ').append(words[random.nextInt(words.length)]);
            }
            events.add(text.substring(0, bytes).getBytes(UTF_8));
        }
        return events;
    }

    private static final class Side implements AutoCloseable {

        private final MetricsPage page;
        private final NewsTopology topology;
        private final TopologyTestDriver driver;
        private final TestInputTopic<byte[], byte[]> raw;

        Side(String metrics) {
            NewsmillConfig config =
                    new NewsmillConfig(Map.of("schema.registry.url", "mock://cost-" + metrics));
            RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
            page = page(metrics);
            topology =
                    NewsTopology.of(
                            config, () -> limits, Clock.systemUTC(), page.registry(), false);
            driver = new TopologyTestDriver(topology.get(), new StreamsSettings(config).of(limits));
            raw =
                    driver.createInputTopic(
                            "news.raw", new ByteArraySerializer(), new ByteArraySerializer());
        }

        long pass(List<byte[]> events) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            for (byte[] event : events) {
                raw.pipeInput(new TestRecord<>((byte[]) null, event, new RecordHeaders()));
            }
            long took = threads.getCurrentThreadCpuTime() - start;
            driver.producedTopicNames()
                    .forEach(
                            topic ->
                                    driver.createOutputTopic(
                                                    topic,
                                                    new org.apache.kafka.common.serialization
                                                            .ByteArrayDeserializer(),
                                                    new org.apache.kafka.common.serialization
                                                            .ByteArrayDeserializer())
                                            .readRecordsToList());
            return took;
        }

        @Override
        public void close() {
            driver.close();
            topology.close();
            page.close();
        }
    }
}
