package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Duration;
import java.util.List;

/** What a monitoring system is told of a running processor. At once, since each waits. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 4, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void metrics_count_what_a_broker_was_given_and_the_lag_goes_to_zero() throws Exception {
        Site site = Site.ofOneOutput("counted");
        try (Watched running = new Watched(site)) {
            site.send("The first of three stories.", "The second of them.", " ", "And the last.");
            site.await(PATIENCE, 3, site.articles());

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                String body = running.get("/metrics").body();
                                assertThat(body)
                                        .contains(
                                                "newsmill_committed_total{kind=\"records\"} 3.0",
                                                "newsmill_committed_total{kind=\"letters\"} 1.0",
                                                "newsmill_lag_events{partition=\"0\",topic=\"counted.raw\"}"
                                                    + " 0.0",
                                                "newsmill_ready 1.0",
                                                "newsmill_delay_seconds_count{since=\"timestamp\"}"
                                                        + " 3");
                            });
            assertThat(running.get("/metrics").headers().firstValue("content-type").orElseThrow())
                    .startsWith("text/plain")
                    .contains("version=0.0.4");
            String body = running.get("/metrics").body();
            assertThat(body)
                    .contains(
                            "newsmill_events_total{format=\"PLAIN\",outcome=\"enriched\"} 3.0",
                            "newsmill_events_total{format=\"NONE\",outcome=\"rejected\"} 1.0",
                            "newsmill_letters_total{reason=\"EMPTY\",source=\"none\",stage=\"detect\"}"
                                + " 1.0",
                            "newsmill_read_bytes_total 60.0",
                            "newsmill_outage 0.0",
                            "newsmill_outages_total 0.0",
                            "newsmill_thread_restarts_total 0.0",
                            "newsmill_events_missed_total 0.0",
                            "newsmill_transactions_total{outcome=\"aborted\"} 0.0",
                            "# TYPE newsmill_step_seconds histogram",
                            "# TYPE newsmill_delay_seconds histogram")
                    .contains("kafka_consumer_", "kafka_stream_", "kafka_producer_", "jvm_memory_");
            assertThat(running.metric("newsmill_commits_total"))
                    .isEqualTo(running.metric("newsmill_transactions_total{outcome=\"committed\"}"))
                    .isPositive();
        }
    }

    @Test
    void an_open_transaction_makes_it_unready_within_seconds_and_is_named() throws Exception {
        Site site = Site.ofOneOutput("held");
        try (Watched running = new Watched(site);
                KafkaProducer<byte[], byte[]> hanging = Topic.transactional("holding")) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
            running.awaitReady();
            hanging.beginTransaction();
            hanging.send(new ProducerRecord<>(site.topics().raw(), "Two.".getBytes(UTF_8))).get();
            site.send("Three.");
            long begun = System.nanoTime();

            await().atMost(PATIENCE).until(() -> running.status("/ready") == 503);

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(20));
            JsonNode ready = running.ready();
            assertThat(ready.get("ready").asBoolean()).isFalse();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(running.ready().get("why").get(0).asText())
                                            .contains(
                                                    "held.raw-0 is held at offset 1 by an open"
                                                            + " transaction of producer id",
                                                    "transactional.id holding"));
            assertThat(running.status("/live")).isEqualTo(200);
            assertThat(running.metric("newsmill_ready")).isZero();
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    running.metric(
                                                    "newsmill_lag_events{partition=\"0\",topic=\"held.raw\"}")
                                            == 2);

            hanging.abortTransaction();
            running.awaitReady();
        }
    }

    @Test
    void a_topic_that_is_missing_is_named_and_made_again_though_nothing_is_written_to_it()
            throws Exception {
        Site site = Site.ofOneOutput("unready");
        try (Watched running = new Watched(site);
                Admin admin = site.admin()) {
            running.awaitReady();
            admin.deleteTopics(List.of(site.topics().deadLetters())).all().get();

            await().atMost(PATIENCE).until(() -> running.status("/ready") == 503);
            assertThat(running.ready().get("why").get(0).asText())
                    .isEqualTo("the topic unready.letters is missing");
            assertThat(running.status("/live")).isEqualTo(200);

            running.awaitReady();
            assertThat(admin.listTopics().names().get()).contains("unready.letters");
            site.send(" ");
            site.await(PATIENCE, 1, site.topics().deadLetters());
        }
    }

    @Test
    void a_registry_that_does_not_answer_makes_it_unready_before_the_first_event_and_not_later()
            throws Exception {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            Site site = Site.ofOneOutput("registry").with("schema.registry.url", registry.url());
            registry.answer(500);
            try (Watched running = new Watched(site)) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(running.ready().get("why").toString())
                                                .contains(registry.url(), "500"));
                assertThat(running.status("/ready")).isEqualTo(503);

                registry.serve();
                running.awaitReady();
                site.send("One.");
                site.await(PATIENCE, 1, site.articles());

                registry.answer(500);
                await().during(Duration.ofSeconds(12))
                        .atMost(PATIENCE)
                        .until(() -> running.status("/ready") == 200);
            }
        }
    }

    /** As after a crash, until the session of the one that read it has ended. */
    @Test
    void a_partition_that_stands_still_with_nobody_to_read_it_makes_the_others_unready()
            throws Exception {
        Site site = Site.ofOneOutput("orphan").with("topic.partitions", "2");
        try (Admin admin = site.admin()) {
            admin.createTopics(List.of(new NewTopic(site.topics().raw(), 2, (short) 1)))
                    .all()
                    .get();
        }
        site.with("streams.consumer.session.timeout.ms", "45000");
        Process other = site.startProcessor();
        try (Watched running = new Watched(site)) {
            await().atMost(PATIENCE).until(() -> running.ready().get("partitions").size() == 1);
            running.awaitReady();
            sendToBoth(site);
            site.await(PATIENCE, 2, site.articles());
            other.destroyForcibly().waitFor();
            long begun = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                sendToBoth(site);
                Thread.sleep(500);
            }

            await().atMost(PATIENCE).until(() -> running.status("/ready") == 503);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(20));
            assertThat(running.ready().get("why").get(0).asText())
                    .contains("events wait in orphan.raw-", "not read by this instance");

            running.awaitReady();
            assertThat(site.await(PATIENCE, 10, site.articles())).hasSize(10);
        } finally {
            other.destroyForcibly();
        }
    }

    private static void sendToBoth(Site site) throws Exception {
        for (int partition = 0; partition < 2; partition++) {
            site.send(
                    List.of(
                            new ProducerRecord<>(
                                    site.topics().raw(),
                                    partition,
                                    null,
                                    "A story.".getBytes(UTF_8))));
        }
    }
}
