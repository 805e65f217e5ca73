package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.ops.NewsProcessor;
import org.newsmill.stream.NewsmillConfig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The registry fails for longer than we wait in place, under a real broker. */
@ResourceLock("log")
class RegistryOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String[] OUTPUTS = {"news.enriched.plain", "news.dead-letters"};

    @TempDir private static Path folder;
    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(folder, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void a_registry_away_at_the_start_costs_nothing_but_time() throws Exception {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            events.add(Topic.event("Story number " + i + "."));
            events.add(new ProducerRecord<>("news.raw", new byte[0]));
        }
        try (LogLines log = new LogLines();
                FaultyRegistry registry = new FaultyRegistry().away();
                NewsProcessor processor = NewsProcessor.start(config(registry, "away"))) {
            Topic.send(broker.bootstrapServers(), events);
            await().atMost(PATIENCE).until(() -> processor.outage() != null);

            assertThat(processor.outage()).contains("registry").contains("Connection refused");
            assertThat(processor.meters().get("newsmill.outage").gauge().value()).isEqualTo(1);
            assertThat(Topic.read(broker.bootstrapServers(), OUTPUTS)).isEmpty();

            registry.serve();
            Topic.await(PATIENCE, 100, broker.bootstrapServers(), OUTPUTS);
            await().atMost(PATIENCE).until(() -> processor.outage() == null);

            assertThat(Topic.read(broker.bootstrapServers(), OUTPUTS[0])).hasSize(50);
            assertThat(Topic.read(broker.bootstrapServers(), OUTPUTS[1])).hasSize(50);
            assertThat(processor.meters().get("newsmill.outage").gauge().value()).isZero();
            assertThat(log.with("utage")).hasSize(2);
        }
    }

    @Test
    @Timeout(value = 2, unit = MINUTES)
    void a_registry_that_refuses_the_schema_stops_the_processor_which_says_why() throws Exception {
        Site site = new Site(broker.bootstrapServers(), "refused");
        try (FaultyRegistry registry = new FaultyRegistry().answer(409);
                NewsProcessor processor =
                        NewsProcessor.start(
                                site.with("schema.registry.url", registry.url()).config())) {
            site.send("One.", "");

            assertThat(processor.awaitEnd())
                    .hasMessageContaining("refused.plain")
                    .hasMessageContaining("incompatible");
            assertThat(processor.isLive()).isFalse();
            assertThat(site.read(site.articles())).isEmpty();
            assertThat(site.read(site.topics().deadLetters())).isEmpty();
        }
    }

    private static NewsmillConfig config(FaultyRegistry registry, String application) {
        return new NewsmillConfig(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "schema.registry.url",
                        registry.url(),
                        "application.id",
                        application));
    }
}
