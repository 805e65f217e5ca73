package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.OwnProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, whose standard streams are pipes and files. */
class ProgramTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir private Path folder;

    @Test
    void reads_events_from_a_pipe_more_than_once() throws Exception {
        Process program = start(builder("process", "-", "-"));
        try (var in = program.getOutputStream()) {
            in.write("Ferries returned.".getBytes(UTF_8));
        }

        String out = new String(program.getInputStream().readAllBytes(), UTF_8);

        // Nothing is left for the second time, which is an empty event.
        assertThat(out.lines()).singleElement().asString().contains("\"text\":\"Ferries returned.");
        assertThat(exitCode(program)).isEqualTo(1);
        assertThat(error()).singleElement().asString().contains("EMPTY");
    }

    @Test
    void ends_in_silence_when_its_reader_has_seen_enough() throws Exception {
        Path file = folder.resolve("many.txt");
        Files.writeString(file, "Ferries returned to the harbour.\n".repeat(5_000));

        Process program = start(builder("process", "--lines", file.toString()));
        program.getInputStream().close();

        assertThat(exitCode(program)).isZero();
        assertThat(error()).isEmpty();
    }

    @Test
    void whatever_it_prints_a_reader_that_is_gone_is_no_failure() throws Exception {
        Process program = start(builder("--help"));
        program.getInputStream().close();

        assertThat(exitCode(program)).isZero();
        assertThat(error()).isEmpty();
    }

    @Test
    void says_so_when_its_output_cannot_be_written() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "there is no /dev/full here");
        for (String[] arguments :
                new String[][] {
                    {"--help"}, {"process", "pom.xml"},
                }) {
            Process program = start(builder(arguments).redirectOutput(full.toFile()));

            assertThat(exitCode(program)).as(arguments[0]).isEqualTo(1);
            assertThat(error()).singleElement().asString().startsWith("newsmill: cannot write");
        }
    }

    @Test
    void memory_that_does_not_suffice_is_one_clear_line_with_the_way_out() throws Exception {
        Path file = folder.resolve("large.txt");
        Files.writeString(file, "Ferries returned. ".repeat(600_000));
        ProcessBuilder builder =
                builder("process", "-D", "max.event.bytes=16777216", file.toString());
        builder.command().add(1, "-Xmx24m");

        Process program = start(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD));

        assertThat(exitCode(program)).isEqualTo(1);
        assertThat(error())
                .singleElement()
                .asString()
                .startsWith("newsmill: ")
                .contains("JAVA_OPTS=-Xmx")
                .contains("max.event.bytes");
    }

    @Test
    void an_article_for_which_memory_does_not_suffice_is_rejected_and_costs_no_other()
            throws Exception {
        StringBuilder many = new StringBuilder("— ");
        for (int i = 0; i < 500_000; i++) {
            many.append(Integer.toString(i * 31 + 1_000_000, 36)).append(' ');
        }
        Path file = folder.resolve("lines.txt");
        Files.writeString(file, "Ferries returned.\n" + many + "\nBakers strike.\n");
        ProcessBuilder builder = builder("process", "--lines", file.toString());
        builder.command().add(1, "-Xmx64m");

        Process program = start(builder);
        String out = new String(program.getInputStream().readAllBytes(), UTF_8);

        assertThat(exitCode(program)).isEqualTo(1);
        assertThat(error())
                .singleElement()
                .asString()
                .contains("\"offset\":1", "\"FAILED\"", "OutOfMemoryError");
        assertThat(out.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("ferri return"),
                        line -> assertThat(line).contains("baker strike"));
    }

    @Test
    @Tag("heavy")
    void the_demo_runs_on_a_machine_whose_language_is_turkish() throws Exception {
        Process program =
                OwnProcess.of(List.of("-Duser.language=tr", "-Duser.country=TR"), List.of("demo"))
                        .redirectError(folder.resolve("stderr").toFile())
                        .start();
        String out = new String(program.getInputStream().readAllBytes(), UTF_8);

        assertThat(exitCode(program)).as(out).isZero();
        assertThat(out).contains("All as expected");
    }

    private ProcessBuilder builder(String... arguments) {
        return OwnProcess.of(List.of(), List.of(arguments))
                .redirectError(folder.resolve("stderr").toFile());
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        return builder.start();
    }

    private static int exitCode(Process program) throws InterruptedException {
        assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return program.exitValue();
    }

    private List<String> error() throws IOException {
        return Files.readAllLines(folder.resolve("stderr"), UTF_8);
    }
}
