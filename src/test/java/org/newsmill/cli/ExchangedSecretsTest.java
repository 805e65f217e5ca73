package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Passwords of Kafka and of the registry that are exchanged while the processor runs. */
@Tag("heavy")
@Timeout(value = 5, unit = MINUTES)
@ExtendWith(SecuredBroker.class)
class ExchangedSecretsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String USER = "exchanging";
    private static final String FIRST = "hushWordOne";
    private static final String SECOND = "hushWordTwo";
    private static final String NAME = "exchanged";

    private final SecuredBroker.Running broker = SecuredBroker.get();

    @TempDir private Path folder;

    @Test
    void work_goes_on_with_the_new_ones_in_the_same_process_and_no_line_shows_any()
            throws Exception {
        broker.allowAll("User:" + USER, NAME);
        try (Admin admin = broker.admin();
                GuardedRegistry registry = GuardedRegistry.start(false)) {
            setPasswords(admin, registry, FIRST);
            Files.writeString(folder.resolve("kafka"), FIRST);
            Files.writeString(folder.resolve("secrets.properties"), "registry=" + FIRST);
            Process run = start(registry);
            try {
                await().atMost(PATIENCE).until(() -> printed().contains("Ready after"));
                publish("The first story.");
                await().atMost(PATIENCE).until(() -> articles() == 1);

                Files.delete(folder.resolve("kafka"));
                await().atMost(PATIENCE).until(() -> printed().contains("cannot be read"));
                Files.writeString(folder.resolve("kafka"), "half\" a");
                await().atMost(PATIENCE).until(() -> printed().contains("do not serve"));
                assertThat(run.isAlive()).isTrue();

                setPasswords(admin, registry, SECOND);
                Files.writeString(folder.resolve("kafka"), SECOND);
                Files.writeString(folder.resolve("secrets.properties"), "registry=" + SECOND);
                await().atMost(PATIENCE).until(() -> starts() >= 2);
                publish("The second story.");
                await().atMost(PATIENCE).until(() -> articles() == 2);

                assertThat(run.isAlive()).isTrue();
                run.destroy();
                assertThat(run.waitFor(60, SECONDS)).isTrue();
                assertThat(run.exitValue()).isEqualTo(143);
            } finally {
                run.destroyForcibly();
            }
            assertThat(printed())
                    .contains("has other contents; it begins again", "DEBUG")
                    .contains("o.a.k", "i.c.k")
                    .doesNotContain(FIRST)
                    .doesNotContain(SECOND)
                    .doesNotContain(Certificates.PASSWORD);
        }
    }

    private static void setPasswords(Admin admin, GuardedRegistry registry, String password)
            throws Exception {
        SecuredBroker.Running.setPassword(admin, USER, password);
        registry.exchange(password);
    }

    /** With all that Kafka's and the registry's clients have to say. */
    private Process start(GuardedRegistry registry) throws IOException {
        Map<String, String> settings = SecurityTest.site(NAME, broker.settings("SCRAM"));
        settings.put(
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
                                .formatted(USER)
                        + " password=\"${dir:%s:kafka}\";".formatted(folder));
        settings.put("schema.registry.url", registry.url());
        settings.put(
                "schema.registry.ssl.truststore.location",
                broker.certificates.trusting("server").toString());
        settings.put("schema.registry.ssl.truststore.password", Certificates.PASSWORD);
        settings.put(
                "basic.auth.user.info",
                "mill:${file:%s:registry}".formatted(folder.resolve("secrets.properties")));
        settings.put("log.level", "DEBUG");
        settings.put("log.level.org.apache.kafka", "DEBUG");
        settings.put("log.level.io.confluent", "DEBUG");
        List<String> options = new ArrayList<>();
        settings.forEach((key, value) -> options.addAll(List.of("-D", key + "=" + value)));
        return OwnProcess.run(options)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private Map<String, String> anybody() {
        Map<String, String> settings = new HashMap<>(SecurityTest.site(NAME, Map.of()));
        settings.put("bootstrap.servers", broker.servers("PLAINTEXT"));
        return settings;
    }

    private void publish(String text) {
        assertThat(Commands.run(anybody(), text, "publish", "-").code()).isZero();
    }

    private long articles() throws Exception {
        TopicPartition partition = new TopicPartition(NAME + ".articles", 0);
        try (Admin admin = broker.admin()) {
            long end =
                    admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset();
            return end / 2; // the end of each transaction has an offset, too
        }
    }

    private long starts() throws IOException {
        return printed().lines().filter(line -> line.contains(" starts as ")).count();
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
