package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.kafka.Follower;
import org.newsmill.run.NewsProcessor;
import org.newsmill.settings.NewsmillConfig;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The registry fails for longer than we wait in place, under a real broker. */
@ExtendWith(SharedBroker.class)
class RegistryOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void a_registry_away_at_the_start_costs_nothing_but_time() throws Exception {
        Site site = new Site("away");
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            events.add("Story number " + i + ".");
            events.add("");
        }
        String[] outputs = {site.articles(), site.topics().deadLetters()};
        try (LogLines log = new LogLines();
                FaultyRegistry registry = new FaultyRegistry().away();
                NewsProcessor processor =
                        NewsProcessor.start(
                                site.with("schema.registry.url", registry.url()).config())) {
            site.send(events.toArray(String[]::new));
            await().atMost(PATIENCE).until(() -> processor.outage() != null);

            assertThat(processor.outage()).contains(registry.url()).contains("Connection refused");
            assertThat(processor.meters().get("newsmill.outage").gauge().value()).isEqualTo(1);
            assertThat(site.read(outputs)).isEmpty();

            registry.serve();
            site.await(PATIENCE, 100, outputs);
            await().atMost(PATIENCE).until(() -> processor.outage() == null);

            assertThat(site.read(site.articles())).hasSize(50);
            assertThat(site.read(site.topics().deadLetters())).hasSize(50);
            assertThat(processor.meters().get("newsmill.outage").gauge().value()).isZero();
            assertThat(log.with("utage")).hasSize(2);
        }
    }

    @Test
    @Timeout(value = 2, unit = MINUTES)
    void a_registry_that_refuses_the_schema_stops_the_processor_which_says_why() throws Exception {
        Site site = new Site("refused");
        try (FaultyRegistry registry = new FaultyRegistry().answer(409);
                NewsProcessor processor =
                        NewsProcessor.start(
                                site.with("schema.registry.url", registry.url()).config())) {
            site.send("One.", "");

            assertThat(processor.awaitEnd())
                    .hasMessageContaining("refused.articles")
                    .hasMessageContaining("incompatible");
            assertThat(processor.isLive()).isFalse();
            assertThat(site.read(site.articles())).isEmpty();
            assertThat(site.read(site.topics().deadLetters())).isEmpty();
        }
    }

    @Test
    @Timeout(value = 2, unit = MINUTES)
    void a_latest_schema_that_our_records_do_not_fit_stops_the_processor_which_says_why()
            throws Exception {
        Site site = new Site("latest");
        try (LogLines log = new LogLines();
                FaultyRegistry registry =
                        new FaultyRegistry().register("latest.articles-value", "\"int\"");
                NewsProcessor processor =
                        NewsProcessor.start(
                                site.with("schema.registry.url", registry.url())
                                        .with("auto.register.schemas", "false")
                                        .with("use.latest.version", "true")
                                        .config())) {
            site.send("One.");

            assertThat(processor.awaitEnd())
                    .hasMessageContaining("version 1 of subject latest.articles-value")
                    .hasMessageContaining("TYPE_MISMATCH");
            assertThat(site.read(site.topics().deadLetters())).isEmpty();
            assertThat(log.with("utage")).isEmpty();
        }
    }

    @Test
    @Timeout(value = 2, unit = MINUTES)
    void a_registry_that_wants_credentials_serves_all_partitions_and_whoever_reads()
            throws Exception {
        Site site = new Site("credentials").with("topic.partitions", "2");
        RegistryCredentialsTest.Way way = RegistryCredentialsTest.ways().findFirst().orElseThrow();
        try (FaultyRegistry registry = new FaultyRegistry().wants(way.authorization())) {
            way.settings(registry).forEach(site::with);
            try (NewsProcessor processor = NewsProcessor.start(site.config())) {
                site.send(event(site, 0, "One."));
                site.await(PATIENCE, 1, site.articles());
                registry.away();

                site.send(event(site, 1, "Two."));
                site.await(PATIENCE, 2, site.articles());
                assertThat(processor.outage()).isNull();
            }
            registry.serve();
            for (RegistryCredentialsTest.Way each : RegistryCredentialsTest.ways().toList()) {
                assertThat(read(site, registry.wants(each.authorization()), each))
                        .as(each.name())
                        .hasSize(2);
            }
            assertThatThrownBy(() -> read(site, registry.wants("Basic other"), way))
                    .hasMessageContaining(registry.url())
                    .hasMessageContaining("answers 401");
        }
    }

    @Test
    @Tag("heavy")
    @Timeout(value = 4, unit = MINUTES)
    void a_registry_that_was_emptied_is_noticed_within_a_minute_and_has_the_schema_again()
            throws Exception {
        Site site = new Site("emptied");
        try (LogLines log = new LogLines();
                FaultyRegistry registry = new FaultyRegistry();
                NewsProcessor processor =
                        NewsProcessor.start(
                                site.with("schema.registry.url", registry.url()).config())) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
            registry.emptied().register("others-value", "\"string\"");
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> !log.with("has another schema by now under id 1").isEmpty());

            site.send("Two.");
            site.await(PATIENCE, 2, site.articles());
            await().atMost(PATIENCE).until(() -> processor.outage() == null);

            assertThat(log.with("Outage: the schema registry at " + registry.url())).hasSize(1);
            ConsumerRecord<byte[], byte[]> last = site.read(site.articles()).get(1);
            assertThat(ByteBuffer.wrap(last.value()).getInt(1)).isEqualTo(2);
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> event(
            Site site, int partition, String text) {
        return List.of(
                new ProducerRecord<>(site.topics().raw(), partition, null, text.getBytes(UTF_8)));
    }

    /** The articles that are there, as {@code newsmill tail} reads them. */
    private static List<EnrichedArticle> read(
            Site site, FaultyRegistry registry, RegistryCredentialsTest.Way way) throws Exception {
        List<EnrichedArticle> articles = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(way.settings(registry));
        settings.put("bootstrap.servers", SharedBroker.servers());
        try (Follower follower =
                new Follower(new NewsmillConfig(settings), List.of(site.articles()), true)) {
            follower.follow(
                    record -> articles.add(follower.article(record)), () -> articles.size() == 2);
        }
        return articles;
    }
}
