package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.local.EmbeddedBroker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stories under embargo wait while the processor is killed. */
@Tag("heavy")
class KilledWhileHoldingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final int KILLS = 3;

    @Test
    void each_story_is_readable_at_its_time_once_and_never_before_across_three_kills(
            @TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                FaultyRegistry registry = new FaultyRegistry()) {
            Site site =
                    new Site(broker.bootstrapServers(), "holding")
                            .with("schema.registry.url", registry.url())
                            .with("embargo", "hold")
                            .with("embargo.topic", "holding.embargoed")
                            .with("streams.consumer.session.timeout.ms", "6000")
                            .with("streams.consumer.heartbeat.interval.ms", "1500")
                            .with("http.port", "-1");
            Process processor = site.startProcessor();
            try (Reader reader = new Reader(broker.bootstrapServers(), "holding.articles")) {
                await().atMost(PATIENCE).until(() -> exists(site));
                reader.begin();
                Map<String, Instant> due = new HashMap<>();
                for (int kill = 1; kill <= KILLS; kill++) {
                    // Some wait beyond all kills, and some would be due while nobody is there.
                    for (int i = 0; i < 10; i++) {
                        String id = "k" + kill + "-" + i;
                        due.put(id, Instant.now().plusSeconds(i < 8 ? 45 - 10 * kill + i : 5));
                        site.send(story(id, due.get(id)));
                    }
                    // Those that are due by the time at which they are read need not wait.
                    await().atMost(PATIENCE)
                            .until(
                                    () -> {
                                        Set<String> known = held(site);
                                        known.addAll(reader.ids());
                                        return known.containsAll(due.keySet());
                                    });
                    processor.destroyForcibly().waitFor();
                    processor = site.startProcessor();
                }
                Instant back = Instant.now();
                site.send(story("free", Instant.EPOCH));
                await().atMost(PATIENCE).until(() -> reader.ids().contains("free"));
                Duration away = Duration.between(back, Instant.now());
                await().atMost(PATIENCE).until(() -> reader.size() >= due.size() + 1);

                assertThat(processor.isAlive()).isTrue();
                Instant upAgain = back.plus(away);
                assertThat(due.values()).as("due later").anyMatch(time -> time.isAfter(upAgain));
                due.forEach((id, time) -> reader.check(id, time, upAgain));
                assertThat(reader.size()).isEqualTo(due.size() + 1);
            } finally {
                processor.destroyForcibly().waitFor();
            }
        }
    }

    private static Set<String> held(Site site) {
        Set<String> ids = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : site.read("holding.embargoed")) {
            ids.add(id(record));
        }
        return ids;
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), UTF_8);
        return key.substring(key.lastIndexOf(':') + 1);
    }

    private static String story(String id, Instant until) {
        return "{\"uri\":\"urn:test:"
                + id
                + "\",\"type\":\"text\",\"headline\":\"Story "
                + id
                + "\",\"version\":\"1\",\"embargoed\":\""
                + until
                + "\",\"body_text\":\"The budget is out, says "
                + id
                + ".\"}";
    }

    /** Notes when each story became readable. */
    private static final class Reader implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<String, List<Instant>> readable = new HashMap<>();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final Thread thread = new Thread(this::read, "reader");
        private final String topic;

        Reader(String bootstrap, String topic) {
            this.topic = topic;
            consumer =
                    new KafkaConsumer<>(
                            Map.of(
                                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                    ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                                    ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20"),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer());
        }

        void begin() {
            List<org.apache.kafka.common.TopicPartition> all =
                    consumer.partitionsFor(topic).stream()
                            .map(
                                    each ->
                                            new org.apache.kafka.common.TopicPartition(
                                                    topic, each.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            thread.start();
        }

        private void read() {
            while (!closed.get()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    synchronized (readable) {
                        readable.computeIfAbsent(id(record), none -> new ArrayList<>())
                                .add(Instant.now());
                    }
                }
            }
        }

        Set<String> ids() {
            synchronized (readable) {
                return Set.copyOf(readable.keySet());
            }
        }

        int size() {
            synchronized (readable) {
                return readable.values().stream().mapToInt(List::size).sum();
            }
        }

        void check(String id, Instant due, Instant upAgain) {
            List<Instant> times;
            synchronized (readable) {
                times = readable.get(id);
            }
            assertThat(times).as(id).hasSize(1);
            assertThat(times.get(0)).as("%s not before", id).isAfterOrEqualTo(due);
            if (due.isAfter(upAgain)) {
                assertThat(times.get(0)).as("%s in time", id).isBefore(due.plus(LATE));
            }
        }

        @Override
        public void close() throws InterruptedException {
            closed.set(true);
            if (thread.isAlive()) {
                thread.join();
            }
            consumer.close();
        }
    }

    private static boolean exists(Site site) throws Exception {
        try (var admin = site.admin()) {
            return admin.listTopics().names().get().contains("holding.embargoed");
        }
    }
}
