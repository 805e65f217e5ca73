package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.run.KafkaAway;
import org.newsmill.run.NewsProcessor;
import org.newsmill.run.http.HealthPage;
import org.newsmill.run.http.HttpServer;

import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Kafka goes away in the middle and comes back with what it had. */
@Timeout(value = 3, unit = MINUTES)
class BrokerOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void a_broker_that_is_away_for_a_while_costs_nothing_but_time(
            @TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        LogLines log = stay(folder, Duration.ofSeconds(15));

        assertThat(log.with("OutageWatch")).hasSize(2);
        assertThat(log.with("broker-away")).as("no floods").hasSizeLessThan(10);
    }

    @Test
    void a_start_while_kafka_is_away_waits_for_it_and_says_so(
            @TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        int port = freePort();
        Site site = new Site("127.0.0.1:" + port, "early").with("http.port", "0");
        try (LogLines log = new LogLines();
                NewsProcessor processor =
                        NewsProcessor.of(site.config(), new SimpleMeterRegistry());
                HttpServer health =
                        HttpServer.start(
                                site.config(),
                                HealthPage.live(processor::live),
                                HealthPage.ready(processor::ready))) {
            processor.launch(KafkaAway.WAIT);
            await().atMost(Duration.ofSeconds(10)).until(() -> processor.outage() != null);

            assertThat(log.with("OutageWatch"))
                    .singleElement()
                    .asString()
                    .contains("Kafka has not answered", "127.0.0.1:" + port);
            assertThat(status(health, "/live")).isEqualTo(200);
            assertThat(status(health, "/ready")).isEqualTo(503);

            try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {
                assertThat(processor.awaitRunning(PATIENCE)).isTrue();
                site.send("One.");
                site.await(PATIENCE, 1, site.articles());
                await().atMost(PATIENCE).until(processor::isReady);
                assertThat(status(health, "/ready")).isEqualTo(200);
                processor.close();
            }
            assertThat(log.with("OutageWatch")).hasSize(2);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static int status(HttpServer health, String path) throws Exception {
        return ((HttpURLConnection)
                        URI.create("http://127.0.0.1:" + health.port().orElseThrow() + path)
                                .toURL()
                                .openConnection())
                .getResponseCode();
    }

    /**
     * @param away for how long at least
     * @return what was logged from when it went
     */
    static LogLines stay(Path folder, Duration away) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        int port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        Site site = new Site(broker.bootstrapServers(), "broker-away");
        Ledger ledger = new Ledger(site);
        try (LogLines log = new LogLines();
                NewsProcessor processor = NewsProcessor.start(site.config())) {
            ledger.send(2_000);
            await().atMost(PATIENCE).until(() -> ledger.written() > 0);
            ledger.send(2_000);
            broker.close();
            long gone = System.nanoTime();
            await().atMost(PATIENCE).until(() -> processor.outage() != null);
            await().atMost(away.plusSeconds(5))
                    .until(() -> System.nanoTime() - gone >= away.toNanos());

            assertThat(processor.outage()).contains("Kafka");
            assertThat(processor.isLive()).isTrue();
            assertThat(processor.isReady()).isFalse();

            broker = EmbeddedBroker.start(folder, port);
            ledger.send(1_000);
            ledger.check(PATIENCE, "broker away for " + away.toSeconds() + " s");
            await().atMost(PATIENCE).until(() -> processor.outage() == null);
            return log;
        } finally {
            broker.close();
        }
    }
}
