package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.ops.NewsProcessor;

import java.nio.file.Path;
import java.time.Duration;

/** Kafka goes away in the middle and comes back with what it had. */
@Timeout(value = 3, unit = MINUTES)
@ResourceLock("log")
class BrokerOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_broker_that_is_away_for_a_while_costs_nothing_but_time(@TempDir Path folder)
            throws Exception {
        LogLines log = stay(folder, Duration.ofSeconds(15));

        assertThat(log.with("OutageWatch")).hasSize(2);
        assertThat(log.all()).as("no floods").hasSizeLessThan(10);
    }

    /**
     * @param away for how long at least
     * @return what was logged from when it went
     */
    static LogLines stay(Path folder, Duration away) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        int port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        Site site = new Site(broker.bootstrapServers(), "broker");
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
