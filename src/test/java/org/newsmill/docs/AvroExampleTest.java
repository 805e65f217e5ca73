package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.kafka.Follower;
import org.newsmill.local.LocalStack;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** docs/formats/avro.md shows a producer that works. */
class AvroExampleTest {

    private static final Path PRODUCER = Path.of("examples/java/ProduceAvro.java");

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @Test
    void the_page_shows_the_producer() throws Exception {
        assertThat(Files.readString(Path.of("docs/formats/avro.md")))
                .contains("```java\n" + Files.readString(PRODUCER) + "```");
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void what_it_publishes_becomes_an_enriched_article() throws Exception {
        try (LocalStack stack = LocalStack.start(Map.of(), folder.resolve("data"), 0, 0)) {
            assertThat(produce(stack.config())).isZero();

            List<EnrichedArticle> articles = new ArrayList<>();
            try (Follower follower =
                    new Follower(stack.config(), List.of("news.enriched.avro"), true)) {
                follower.follow(
                        record -> articles.add(follower.article(record)),
                        () -> !articles.isEmpty());
            }
            EnrichedArticle article = articles.get(0);
            assertThat(article.getId()).isEqualTo("urn:example:avro/article.txt");
            assertThat(article.getTitle()).isEqualTo("Seal and pup close the slipway");
            assertThat(article.getText()).startsWith("Ferry crews at Saint-Aubré");
        }
    }

    /** As the page says, with another class path. */
    private static int produce(NewsmillConfig config) throws Exception {
        ProcessBuilder producer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PRODUCER.toString(),
                                "examples/article.txt",
                                "Seal and pup close the slipway")
                        .inheritIO();
        producer.environment()
                .putAll(
                        Map.of(
                                "NEWSMILL_BOOTSTRAP_SERVERS",
                                config.get(Settings.BOOTSTRAP_SERVERS),
                                "NEWSMILL_SCHEMA_REGISTRY_URL",
                                config.get(RegistrySettings.REGISTRY_URL)));
        return producer.start().waitFor();
    }
}
