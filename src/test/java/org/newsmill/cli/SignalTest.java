package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.OwnProcess;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.settings.NewsmillConfig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How the command 'run' ends, as a process of its own, when Kafka hangs while it stops. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are told to end by a signal")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SignalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir private Path folder;

    @TempDir(factory = MemoryFolder.class)
    private Path data;

    @Test
    void a_second_ctrl_c_ends_at_once_what_the_first_could_not() throws Exception {
        Process program = hanging("25");
        try {
            signal(program, "INT");
            await().atMost(PATIENCE).until(() -> printed().contains("Stops: the process was told"));
            assertThat(program.waitFor(1, TimeUnit.SECONDS)).isFalse();
            long told = System.nanoTime();
            signal(program, "INT");

            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - told))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(program.exitValue()).isEqualTo(130);
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void sigterm_ends_it_within_the_time_that_the_settings_give() throws Exception {
        Process program = hanging("4");
        try {
            long told = System.nanoTime();
            signal(program, "TERM");

            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - told))
                    .isLessThan(Duration.ofSeconds(15));
            assertThat(program.exitValue()).isEqualTo(143);
            assertThat(printed()).contains("within 4 s");
            assertThat(printed().lines()).allMatch(line -> isObject(line), "JSON");
        } finally {
            program.destroyForcibly();
        }
    }

    private static boolean isObject(String line) {
        try {
            return new ObjectMapper().readTree(line).isObject();
        } catch (com.fasterxml.jackson.core.JsonProcessingException other) {
            return false;
        }
    }

    /** A processor with an event in hand, whose broker is gone. */
    private Process hanging(String seconds) throws Exception {
        Process program = null;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            program =
                    start(
                            "--bootstrap-servers",
                            broker.bootstrapServers(),
                            "--registry-url",
                            "mock://signals",
                            "-D",
                            "http.port=-1",
                            "-D",
                            "output.topic=articles",
                            "-D",
                            "log.format=json",
                            "-D",
                            "shutdown.timeout=" + seconds,
                            "-D",
                            // Or the event may be done before the broker has gone.
                            "streams.commit.interval.ms=8000",
                            "-D",
                            "streams.state.dir=" + folder.resolve("state"));
            await().atMost(PATIENCE).until(() -> printed().contains("Ready after"));
            publish(broker);
        } catch (Exception | AssertionError failed) {
            if (program != null) {
                program.destroyForcibly();
            }
            throw failed;
        }
        await().atMost(PATIENCE).until(() -> printed().contains("Outage"));
        return program;
    }

    private static void publish(EmbeddedBroker broker) throws Exception {
        NewsmillConfig config =
                new NewsmillConfig(Map.of("bootstrap.servers", broker.bootstrapServers()));
        try (var producer =
                new org.apache.kafka.clients.producer.KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new org.apache.kafka.common.serialization.ByteArraySerializer(),
                        new org.apache.kafka.common.serialization.ByteArraySerializer())) {
            producer.send(
                            new org.apache.kafka.clients.producer.ProducerRecord<>(
                                    config.topics().raw(), "A story.".getBytes(UTF_8)))
                    .get();
        }
    }

    private static void signal(Process program, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(program.pid())).start().waitFor();
    }

    private Process start(String... options) throws Exception {
        return OwnProcess.run(List.of(options))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
    }

    private String printed() throws Exception {
        return Files.readString(folder.resolve("printed"), UTF_8);
    }
}
