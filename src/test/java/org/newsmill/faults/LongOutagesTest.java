package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.run.NewsProcessor;

import java.nio.file.Path;
import java.time.Duration;

/** A minute without the registry, and one without Kafka, under load. */
@Tag("heavy")
@Timeout(value = 5, unit = MINUTES)
class LongOutagesTest {

    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void a_broker_that_is_away_for_a_minute_costs_nothing_but_time(
            @TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        assertQuiet(BrokerOutageTest.stay(folder, AWAY));
    }

    /** In the middle it is asked for schemas that are new: those of another topic. */
    @Test
    void a_registry_that_is_away_for_a_minute_under_load_costs_nothing_but_time(
            @TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                FaultyRegistry registry = new FaultyRegistry();
                LogLines log = new LogLines()) {
            Site site =
                    new Site(broker.bootstrapServers(), "registry")
                            .with("schema.registry.url", registry.url())
                            .with("output.topic", "registry.{format}");
            Ledger ledger = new Ledger(site);
            try (NewsProcessor processor = NewsProcessor.start(site.config())) {
                ledger.send(1_000);
                await().atMost(PATIENCE).until(() -> ledger.written() > 0);

                registry.away();
                long gone = System.nanoTime();
                ledger.tagged();
                await().atMost(AWAY.plusSeconds(10))
                        .pollInterval(Duration.ofMillis(500))
                        .until(
                                () -> {
                                    ledger.send(100);
                                    return System.nanoTime() - gone >= AWAY.toNanos();
                                });

                assertThat(processor.outage()).contains("registry");
                assertThat(site.read(site.outputs())).hasSizeLessThanOrEqualTo(900);

                registry.serve();
                ledger.check(PATIENCE, "registry away for " + AWAY.toSeconds() + " s");
                await().atMost(PATIENCE).until(() -> processor.outage() == null);
                assertQuiet(log);
            }
        }
    }

    /** Kafka is back, the registry is not, and nothing is fetched yet that could tell. */
    @Test
    void an_outage_of_both_is_not_over_when_one_of_them_is_back(
            @TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        int port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        try (FaultyRegistry registry = new FaultyRegistry()) {
            Site site =
                    new Site(broker.bootstrapServers(), "both")
                            .with("schema.registry.url", registry.url());
            try (LogLines log = new LogLines();
                    NewsProcessor processor = NewsProcessor.start(site.config())) {
                await().atMost(PATIENCE).until(processor::isReady);
                registry.away();
                site.send("One.");
                await().atMost(PATIENCE).until(() -> processor.outage() != null);
                broker.close();
                await().atMost(PATIENCE).until(() -> processor.outage().contains("Kafka"));

                broker = EmbeddedBroker.start(folder, port);
                await().during(Duration.ofSeconds(45))
                        .atMost(PATIENCE)
                        .until(() -> processor.outage() != null && !processor.isReady());
                assertThat(log.with("The outage is over")).isEmpty();

                registry.serve();
                assertThat(site.await(PATIENCE, 1, site.articles())).hasSize(1);
                await().atMost(PATIENCE).until(processor::isReady);
                assertThat(log.with("The outage is over")).hasSize(1);
            }
        } finally {
            broker.close();
        }
    }

    /** One line when it begins, one a minute, one at the end, and little else. */
    private static void assertQuiet(LogLines log) {
        assertThat(log.with("Outage:")).hasSize(1);
        assertThat(log.with("The outage goes on")).hasSizeLessThanOrEqualTo(2);
        assertThat(log.with("The outage is over")).hasSize(1);
        assertThat(log.all()).as("no floods").hasSizeLessThan(10);
    }
}
