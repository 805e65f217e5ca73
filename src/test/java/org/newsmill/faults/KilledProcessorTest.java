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

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The processor as a process of its own, which is killed while it works. */
@Tag("heavy")
@Timeout(value = 8, unit = MINUTES)
class KilledProcessorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KILLS = 5;
    private static final int EVENTS = 20_000;

    /** So few that the processor is sure to be at work still. */
    private static final int SOME = 300;

    @Test
    void five_kills_under_load_leave_each_article_and_letter_written_once(
            @TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                FaultyRegistry registry = new FaultyRegistry()) {
            Site site =
                    new Site(broker.bootstrapServers(), "killed")
                            .with("schema.registry.url", registry.url())
                            .with("streams.consumer.session.timeout.ms", "6000")
                            .with("streams.consumer.heartbeat.interval.ms", "1500")
                            .with("http.port", "-1");
            Ledger ledger = new Ledger(site);
            Process processor = site.startProcessor();
            try {
                await().atMost(PATIENCE).until(() -> exists(site));
                for (int kill = 1; kill <= KILLS; kill++) {
                    long before = site.end(site.articles());
                    CompletableFuture<Void> load =
                            CompletableFuture.runAsync(() -> send(ledger, EVENTS / KILLS));
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> site.end(site.articles()) > before + SOME);
                    processor.destroyForcibly().waitFor();
                    System.out.printf(
                            "kill %d: %d of %d written%n", kill, ledger.written(), ledger.sent());
                    processor = site.startProcessor();
                    load.get();
                }
                ledger.check(PATIENCE, KILLS + " kills");
                assertThat(ledger.sent()).isEqualTo(EVENTS);
                assertThat(processor.isAlive()).isTrue();
            } finally {
                processor.destroyForcibly().waitFor();
            }
        }
    }

    /** In parts, so that the kill comes between. */
    private static void send(Ledger ledger, int count) {
        try {
            for (int part = 0; part < 10; part++) {
                ledger.send(count / 10);
            }
        } catch (Exception unable) {
            throw new IllegalStateException(unable);
        }
    }

    private static boolean exists(Site site) throws Exception {
        try (var admin = site.admin()) {
            return admin.listTopics().names().get().contains(site.topics().deadLetters());
        }
    }
}
