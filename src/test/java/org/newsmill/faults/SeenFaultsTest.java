package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.topic.TopicSetup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * What each fault looks like to whoever is woken by it: the metrics that the alerts of {@code
 * deploy/prometheus} ask, {@code /ready}, and {@code newsmill status}. docs/operations.md has the
 * table.
 */
@Tag("heavy")
@Timeout(value = 4, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class SeenFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void the_registry_is_away() throws Exception {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            Site site =
                    Site.ofOneOutput("seenregistry").with("schema.registry.url", registry.url());
            registry.answer(500);
            try (Watched running = new Watched(site)) {
                site.send("One.");
                await().atMost(PATIENCE).until(() -> running.metric("newsmill_outage") == 1);
                assertThat(running.metric("newsmill_outage_causes_total{cause=\"registry\"}"))
                        .isPositive();
                assertThat(running.metric("newsmill_ready")).isZero();
                running.awaitUnready();
                assertThat(running.why()).contains(registry.url());
                String before = running.metrics();
                Watched.Ended status = running.statusCommand();
                assertThat(status.code()).isZero();
                assertThat(status.text()).contains("waiting  1 event").contains(registry.url());
                String during = running.metrics();

                registry.serve();
                running.awaitReady();
                site.await(PATIENCE, 1, site.articles());
                await().atMost(PATIENCE).until(() -> running.metric("newsmill_outage") == 0);
                assertThat(Alerts.ifItGoesOn(before, during))
                        .contains("NewsmillNotReady", "NewsmillOutage", "NewsmillStalled")
                        .doesNotContain("NewsmillDown", "NewsmillEventsMissed");
            }
        }
    }

    @Test
    void the_broker_is_away(@TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        int port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        Site site = new Site(broker.bootstrapServers(), "seenbroker");
        site.with("output.topic", "seenbroker.records");
        try (Watched running = new Watched(site)) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
            running.awaitReady();
            broker.close();

            await().atMost(PATIENCE).until(() -> running.metric("newsmill_outage") == 1);
            assertThat(running.metric("newsmill_outage_causes_total{cause=\"kafka\"}"))
                    .isPositive();
            running.awaitUnready();
            assertThat(running.why()).contains("Kafka");
            assertThat(running.status("/live")).isEqualTo(200);
            String before = running.metrics();
            Watched.Ended status = running.statusCommand();
            assertThat(status.code()).isEqualTo(1);
            assertThat(status.text()).contains("Kafka did not answer in time");
            String during = running.metrics();

            broker = EmbeddedBroker.start(folder, port);
            running.awaitReady();
            await().atMost(PATIENCE).until(() -> running.metric("newsmill_outage") == 0);
            assertThat(Alerts.ifItGoesOn(before, during))
                    .contains("NewsmillNotReady", "NewsmillOutage")
                    .doesNotContain("NewsmillDown", "NewsmillEventsMissed");
        } finally {
            broker.close();
        }
    }

    @Test
    void the_dead_letter_topic_is_deleted() throws Exception {
        Site site = Site.ofOneOutput("seenletters");
        try (Watched running = new Watched(site);
                Admin admin = site.admin()) {
            running.awaitReady();
            admin.deleteTopics(List.of(site.topics().deadLetters())).all().get();

            running.awaitUnready();
            assertThat(running.why()).contains("the topic seenletters.letters is missing");
            String during = running.metrics();
            assertThat(during).contains("newsmill_ready 0.0");
            running.awaitReady();
            site.send(" ");
            site.await(PATIENCE, 1, site.topics().deadLetters());
            assertThat(running.statusCommand().text())
                    .contains("letters  1 in the last hour: EMPTY 1");
            assertThat(Alerts.ifItGoesOn(during, during)).containsExactly("NewsmillNotReady");
        }
    }

    @Test
    void a_source_sends_nothing_but_poison() throws Exception {
        Site site = Site.ofOneOutput("seenpoison");
        try (Watched running = new Watched(site)) {
            List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                ProducerRecord<byte[], byte[]> event =
                        new ProducerRecord<>(site.topics().raw(), new byte[] {(byte) 0xC3, 0x28});
                event.headers().add("ce_source", "wire".getBytes(UTF_8));
                events.add(event);
            }
            String before = running.metrics();
            site.send(events);
            site.send("A good one.");
            site.await(PATIENCE, 200, site.topics().deadLetters());
            site.await(PATIENCE, 1, site.articles());
            assertThat(
                            running.metric(
                                    "newsmill_letters_total{reason=\"UNDECODABLE\",source=\"wire\""))
                    .isEqualTo(200);
            assertThat(running.metric("newsmill_rejections_total{reason=\"UNDECODABLE\""))
                    .isEqualTo(200);
            assertThat(running.metric("newsmill_articles_total")).isPositive();
            assertThat(running.status("/ready")).as("work goes on").isEqualTo(200);
            assertThat(running.metric("newsmill_outage")).isZero();
            Watched.Ended status = running.statusCommand();
            assertThat(status.code()).isZero();
            assertThat(status.text())
                    .contains("waiting  no event")
                    .contains("letters  200 in the last hour: UNDECODABLE 200");
            assertThat(Alerts.ifItGoesOn(before, running.metrics()))
                    .containsExactly("NewsmillManyLetters", "NewsmillOfOneSourceNothingIsRead");
        }
    }

    @Test
    void a_producer_holds_a_partition_by_an_open_transaction() throws Exception {
        Site site = Site.ofOneOutput("seentransaction");
        try (Watched running = new Watched(site);
                KafkaProducer<byte[], byte[]> hanging = Topic.transactional("seen-holding")) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
            running.awaitReady();
            hanging.beginTransaction();
            hanging.send(new ProducerRecord<>(site.topics().raw(), "Two.".getBytes(UTF_8))).get();
            site.send("Three.");
            long begun = System.nanoTime();

            running.awaitUnready();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(15));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(running.why())
                                            .contains("transactional.id seen-holding"));
            await().atMost(PATIENCE).until(() -> running.metric("newsmill_lag_events") == 2);
            await().atMost(PATIENCE).until(() -> running.metric("newsmill_outage") == 1);
            String before = running.metrics();
            Watched.Ended status = running.statusCommand();
            assertThat(status.code()).isZero();
            assertThat(status.text())
                    .contains("waiting  2 events: seentransaction.raw-0 2 (offset 1 to 3)")
                    .contains("oldest   not known: what waits cannot be read");
            String during = running.metrics();

            hanging.abortTransaction();
            running.awaitReady();
            await().atMost(PATIENCE).until(() -> running.metric("newsmill_outage") == 0);
            assertThat(Alerts.ifItGoesOn(before, during))
                    .containsExactly("NewsmillNotReady", "NewsmillOutage", "NewsmillStalled");
        }
    }

    /** The registry holds it up, and meanwhile retention goes on. */
    @Test
    void events_are_removed_before_they_are_read() throws Exception {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            Site site = Site.ofOneOutput("seenremoved").with("schema.registry.url", registry.url());
            registry.answer(500);
            TopicPartition partition = new TopicPartition(site.topics().raw(), 0);
            try (Watched running = new Watched(site);
                    Admin admin = site.admin()) {
                site.send(
                        IntStream.range(0, 50).mapToObj(i -> "Story " + i).toArray(String[]::new));
                await().atMost(PATIENCE).until(() -> running.metric("newsmill_outage") == 1);
                String before = running.metrics();
                admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(30)))
                        .all()
                        .get();
                registry.serve();
                site.await(PATIENCE, 20, site.articles());

                assertThat(running.metric("newsmill_events_missed_total")).isEqualTo(30);
                running.awaitReady();
                Watched.Ended status = running.statusCommand();
                assertThat(status.code()).isZero();
                assertThat(status.text()).contains("waiting  no event");
                assertThat(Alerts.ifItGoesOn(before, running.metrics()))
                        .contains("NewsmillEventsMissed")
                        .doesNotContain("NewsmillDown", "NewsmillNotReady");
            }
        }
    }

    @Test
    void one_partition_has_more_than_is_done_and_the_others_go_on() throws Exception {
        Site site = Site.ofOneOutput("seenslow").with("topic.partitions", "2");
        try (Admin admin = site.admin()) {
            new TopicSetup(admin, site.config()).ensure();
        }
        try (Watched running = new Watched(site);
                Flood flood = Flood.begin(site, 1)) {
            String slow = "newsmill_lag_events{partition=\"1\"";
            String quick = "newsmill_lag_events{partition=\"0\"";
            await().atMost(PATIENCE).until(() -> running.metric("newsmill_commits_total") > 3);
            await().atMost(PATIENCE).until(() -> running.metric(slow) > 1_000);
            String before = running.metrics();
            assertThat(running.metric(quick)).isZero();
            assertThat(running.status("/ready")).as("it advances").isEqualTo(200);
            assertThat(running.metric("newsmill_outage")).isZero();
            Watched.Ended status = running.statusCommand();
            assertThat(status.code()).isZero();
            assertThat(status.text()).contains("seenslow.raw-1").doesNotContain("seenslow.raw-0 ");
            String during = running.metrics();

            flood.close();
            await().atMost(PATIENCE).until(() -> running.metric(slow) == 0);
            assertThat(running.statusCommand().text()).contains("waiting  no event");
            assertThat(Alerts.ifItGoesOn(before, during))
                    .doesNotContain("NewsmillNotReady", "NewsmillOutage", "NewsmillStalled");
        }
    }

    /** Sends stories to one partition, more than are done, until it is closed. */
    private static final class Flood implements AutoCloseable {

        private final AtomicBoolean goesOn = new AtomicBoolean(true);
        private final Thread thread;

        private Flood(Site site, int partition) {
            String story = "The mill at Vale grinds flour again, and nobody knows why. ".repeat(60);
            thread =
                    new Thread(
                            () -> {
                                for (int i = 0; goesOn.get(); i++) {
                                    send(site, partition, story + i);
                                }
                            },
                            "flood");
        }

        static Flood begin(Site site, int partition) {
            Flood flood = new Flood(site, partition);
            flood.thread.start();
            return flood;
        }

        private static void send(Site site, int partition, String story) {
            List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
            for (int j = 0; j < 6_000; j++) {
                byte[] value = (story + " " + j).getBytes(UTF_8);
                events.add(new ProducerRecord<>(site.topics().raw(), partition, null, value));
            }
            try {
                site.send(events);
            } catch (Exception unable) {
                throw new IllegalStateException(unable);
            }
        }

        @Override
        public void close() throws InterruptedException {
            goesOn.set(false);
            thread.join();
        }
    }
}
