package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.OwnProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What {@code run} writes to its log, a process of its own, while it works. */
@Tag("heavy")
@Timeout(value = 4, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class RunLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> SECRETS = List.of("hushWord1", "hushWord2", "hushWord3");

    @TempDir private Path folder;

    @Test
    void it_is_json_with_a_line_a_minute_and_neither_a_secret_nor_a_story() throws Exception {
        Site site = secretive("spoken");
        site.with("log.format", "json").with("log.level", "DEBUG");
        Process run = run(site, "run");
        try {
            site.send("A mill at Vale grinds flour again.", " ", " ", "Another quietword story.");
            site.await(PATIENCE, 2, site.articles());
            site.await(PATIENCE, 2, site.topics().deadLetters());
            await().atMost(PATIENCE).until(() -> printed().stream().anyMatch(this::isBeat));
            run.destroy();
            assertThat(run.waitFor(60, SECONDS)).isTrue();
        } finally {
            run.destroyForcibly();
        }

        List<JsonNode> lines = new ArrayList<>();
        for (String line : printed()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        line -> {
                            OffsetDateTime.parse(line.get("@timestamp").asText());
                            assertThat(line.get("level").asText()).isNotEmpty();
                            assertThat(line.get("message").asText()).isNotEmpty();
                            assertThat(line.get("instance").asText()).isNotEmpty();
                        });
        assertThat(lines)
                .filteredOn(line -> line.get("message").asText().startsWith("At work:"))
                .first()
                .satisfies(
                        line ->
                                assertThat(line.get("message").asText())
                                        .contains("2 articles", "2 dead letters", "events to go"));
        assertThat(lines)
                .filteredOn(line -> line.get("level").asText().equals("INFO"))
                .noneMatch(line -> line.toString().contains("flour"))
                .noneMatch(line -> line.toString().contains("quietword"));
        assertThat(lines)
                .as("letters of one reason in a minute: one line")
                .filteredOn(line -> line.get("level").asText().equals("WARN"))
                .filteredOn(line -> line.get("message").asText().contains("EMPTY"))
                .hasSizeLessThanOrEqualTo(1);
        assertNoSecret();
    }

    /** It takes no settings, and says which words it does not take. */
    @Test
    void a_wrong_command_line_shows_no_secret() throws Exception {
        Process config = run(secretive("shown"), "config");

        assertThat(config.waitFor(60, SECONDS)).isTrue();
        assertThat(config.exitValue()).isEqualTo(2);
        assertThat(String.join("\n", printed())).contains("basic.auth.user.info=…");
        assertNoSecret();
    }

    /** With a password as it stands, one in a file, and one that is a file. */
    private Site secretive(String name) throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, "kafka=hushWord2\n");
        Files.writeString(folder.resolve("registry"), "hushWord3");
        return new Site(name)
                .with("output.topic", name + ".records")
                .with("http.port", "-1")
                .with("basic.auth.user.info", "reader:hushWord1")
                .with("kafka.ssl.truststore.password", "${dir:" + folder + ":registry}")
                .with("kafka.ssl.keystore.password", "${file:" + file + ":kafka}");
    }

    private Process run(Site site, String command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(site.options());
        return OwnProcess.of(List.of("-Xmx256m"), arguments)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private List<String> printed() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }

    private boolean isBeat(String line) {
        return line.contains("At work:");
    }

    private void assertNoSecret() throws IOException {
        String all = String.join("\n", printed());
        assertThat(SECRETS).noneMatch(all::contains);
    }
}
