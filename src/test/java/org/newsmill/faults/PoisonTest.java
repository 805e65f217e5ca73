package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.run.NewsProcessor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What broken events cost their neighbours, in one run, by turns. */
@Tag("heavy")
@Timeout(value = 8, unit = MINUTES)
class PoisonTest {

    private static final int EVENTS = 20_000;
    private static final int ROUNDS = 5;
    private static final int BROKEN_EVERY = 10;
    private static final int BYTES = 4_000;

    @Test
    void ten_per_cent_of_broken_events_leave_four_fifths_of_the_throughput(@TempDir Path folder)
            throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            String bootstrap = broker.bootstrapServers();
            fill(bootstrap, "clean", false);
            fill(bootstrap, "poison", true);
            measure(bootstrap, "clean", -1);
            measure(bootstrap, "poison", -1);
            List<Double> clean = new ArrayList<>();
            List<Double> poison = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                clean.add(measure(bootstrap, "clean", round));
                poison.add(measure(bootstrap, "poison", round));
            }
            double ratio = median(poison) / median(clean);
            System.out.printf(
                    "poison: %d events of %d bytes, median of %d rounds: %.0f/s without broken"
                            + " ones, %.0f/s with 10 %%, ratio %.2f%n",
                    EVENTS, BYTES, ROUNDS, median(clean), median(poison), ratio);
            assertThat(ratio).isGreaterThanOrEqualTo(0.8);
        }
    }

    private static void fill(String bootstrap, String kind, boolean withBroken) throws Exception {
        Site site = site(bootstrap, kind, 0);
        try (NewsProcessor createsTheTopics = NewsProcessor.start(site.config())) {
            assertThat(createsTheTopics.isLive()).isTrue();
        }
        Random random = new Random(3);
        for (int part = 0; part < 10; part++) {
            List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
            for (int i = 0; i < EVENTS / 10; i++) {
                byte[] value = prose(random);
                if (withBroken && i % BROKEN_EVERY == 0) {
                    breakIt(value, i / BROKEN_EVERY % 3);
                }
                events.add(new ProducerRecord<>(site.topics().raw(), value));
            }
            site.send(events);
        }
        delete(site);
    }

    private static void breakIt(byte[] value, int way) {
        byte[] fault =
                switch (way) {
                    case 0 -> new byte[] {-1};
                    case 1 -> " ".repeat(BYTES).getBytes(UTF_8);
                    default -> "F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. ".getBytes(UTF_8);
                };
        System.arraycopy(fault, 0, value, 0, fault.length);
    }

    private static byte[] prose(Random random) {
        StringBuilder text = new StringBuilder("A story: ");
        while (text.length() < BYTES) {
            int word = (int) (5_000 * Math.pow(random.nextDouble(), 3));
            text.append(Integer.toString(word * 7919 + 100, 36).replaceAll("\\d", "a"))
                    .append(random.nextInt(12) == 0 ? ", " : random.nextInt(6) == 0 ? "ing " : " ");
        }
        return text.substring(0, BYTES).getBytes(UTF_8);
    }

    private static double measure(String bootstrap, String kind, int round) throws Exception {
        Site site =
                site(bootstrap, kind, round)
                        .with("application.id", kind + "-" + round + "-" + System.nanoTime());
        try (Admin admin = site.admin();
                NewsProcessor processor = NewsProcessor.start(site.config())) {
            String group = site.config().getString("application.id");
            long first = 0;
            long begun = 0;
            long committed = 0;
            while (committed < EVENTS) {
                committed = committed(admin, group);
                if (begun == 0 && committed > 0) {
                    first = committed;
                    begun = System.nanoTime();
                }
                LockSupport.parkNanos(2_000_000);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat(processor.outage()).isNull();
            return (EVENTS - first) / seconds;
        } finally {
            int letters = site.read(site.topics().deadLetters()).size();
            assertThat(letters).isEqualTo(kind.equals("poison") ? EVENTS / BROKEN_EVERY : 0);
            assertThat(site.read(site.articles())).hasSize(EVENTS - letters);
            delete(site);
        }
    }

    /** Where the next start of the group would begin; the commit's marker is not counted in. */
    private static long committed(Admin admin, String group) throws Exception {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .filter(offset -> offset != null)
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    private static Site site(String bootstrap, String kind, int round) {
        return new Site(bootstrap, kind + round)
                .with("input.topic", kind + ".raw")
                .with("http.port", "-1");
    }

    private static void delete(Site site) throws Exception {
        List<String> topics = List.of(site.articles(), site.topics().deadLetters());
        try (Admin admin = site.admin()) {
            admin.deleteTopics(topics).all().get();
        }
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
