package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.OwnProcess;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command 'run' as a process of its own, while there is no Kafka. */
class RunTest {

    /** Nothing listens there. */
    private static final String NOWHERE = "127.0.0.1:1";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are told to end by a signal")
    void waits_for_kafka_says_so_and_ends_at_once_when_it_is_told_to() throws Exception {
        // The first attempt has failed before it is told to end.
        Process program =
                start(
                        "--bootstrap-servers",
                        NOWHERE,
                        "-D",
                        "http.port=-1",
                        "-D",
                        "kafka.request.timeout.ms=300",
                        "-D",
                        "kafka.default.api.timeout.ms=600");
        try {
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    printed().stream()
                                            .anyMatch(line -> line.contains("did not answer")));
            assertThat(program.isAlive()).isTrue();

            long told = System.nanoTime();
            program.destroy();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(Duration.ofNanos(System.nanoTime() - told))
                    .isLessThan(Duration.ofSeconds(15));
            assertThat(program.exitValue()).isEqualTo(143);
            assertThat(printed())
                    .allMatch(
                            line ->
                                    line.matches(
                                            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}"
                                                    + "(Z|[+-]\\d\\d:\\d\\d) (INFO|WARN) +\\["
                                                    + "[^/]+/"
                                                    + program.pid()
                                                    + "\\] .*"));
            assertThat(printed().get(0)).contains("starts as newsmill", NOWHERE);
            assertThat(printed()).last().asString().contains("Stopped", "SIGTERM");
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void with_no_wait_it_ends_with_one_clear_line() throws Exception {
        Process program =
                start(
                        "--no-wait",
                        "--bootstrap-servers",
                        NOWHERE,
                        "-D",
                        "log.level=warn",
                        "-D",
                        "http.port=-1",
                        "-D",
                        "kafka.request.timeout.ms=300",
                        "-D",
                        "kafka.default.api.timeout.ms=600");

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(1);
        assertThat(printed())
                .singleElement()
                .asString()
                .startsWith("newsmill: ")
                .contains("Kafka did not answer");
    }

    @Test
    void a_port_that_is_taken_is_one_line_before_anything_waits_for_kafka() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Process program = start("--bootstrap-servers", NOWHERE, "-D", "http.port=" + port);

            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(1);
            assertThat(printed())
                    .singleElement()
                    .asString()
                    .startsWith("newsmill: ")
                    .contains(port, "http.port");
        }
    }

    private Process start(String... options) throws Exception {
        return OwnProcess.run(List.of(options))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
    }

    private List<String> printed() throws Exception {
        return Files.readAllLines(folder.resolve("printed"), UTF_8);
    }
}
