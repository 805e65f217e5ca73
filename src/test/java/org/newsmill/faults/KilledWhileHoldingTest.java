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
import org.newsmill.cli.Main;
import org.newsmill.local.EmbeddedBroker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stories under embargo wait while the processor is killed. */
@Tag("heavy")
class KilledWhileHoldingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final int KILLS = 3;

    @Test
    void each_story_is_readable_at_its_time_once_and_never_before_across_three_kills(
            @TempDir Path folder) throws Exception {
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
            Process processor = start(site);
            try (Reader reader = new Reader(broker.bootstrapServers(), "holding.ninjs")) {
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
                    int sent = due.size();
                    await().atMost(PATIENCE).until(() -> held(site) >= sent);
                    processor.destroyForcibly().waitFor();
                    processor = start(site);
                }
                Instant back = Instant.now();
                site.send(story("free", Instant.EPOCH));
                await().atMost(PATIENCE).until(() -> reader.has("free"));
                Duration away = Duration.between(back, Instant.now());
                await().atMost(PATIENCE).until(() -> reader.size() >= due.size() + 1);

                assertThat(processor.isAlive()).isTrue();
                Instant upAgain = back.plus(away);
                due.forEach((id, time) -> reader.check(id, time, upAgain));
                assertThat(reader.size()).isEqualTo(due.size() + 1);
            } finally {
                processor.destroyForcibly().waitFor();
            }
        }
    }

    private static long held(Site site) {
        return site.read("holding.embargoed").stream()
                .filter(record -> record.value() != null)
                .count();
    }

    private static String story(String id, Instant until) {
        return "{\"uri\":\"urn:test:"
                + id
                + "\",\"type\":\"text\",\"headline\":\"Story "
                + id
                + "\",\"copyrightholder\":\"agency\",\"embargoed\":\""
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
                    String key = new String(record.key(), UTF_8);
                    synchronized (readable) {
                        readable.computeIfAbsent(
                                        key.substring(key.lastIndexOf(':') + 1),
                                        none -> new ArrayList<>())
                                .add(Instant.now());
                    }
                }
            }
        }

        boolean has(String id) {
            synchronized (readable) {
                return readable.containsKey(id);
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

    private static Process start(Site site) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "run"));
        command.addAll(site.options());
        return new ProcessBuilder(command).inheritIO().start();
    }
}
