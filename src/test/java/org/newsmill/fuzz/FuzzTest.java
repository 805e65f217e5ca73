package org.newsmill.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Jazzer makes events of its own, guided by what the code does with them, and none of them may be
 * met by an exception, a gap, or another answer the second time. What it finds is in {@code
 * target/fuzz}, and becomes a unit test.
 */
class FuzzTest {

    /** Always the same inputs, since they begin with the same seeds: some seconds of them. */
    private static final int FEW_RUNS = 5_000;

    private static final int RUNS = 1_000_000;

    /** Longer inputs find little more, and take longer. */
    private static final int LONGEST = 16 * 1024;

    /** For one input, in seconds, with the loading of what it needs, on a busy machine. */
    private static final int PATIENCE = 120;

    private static final Path SEEDS = Path.of("src/test/resources/formats");
    private static final Path SAMPLES = Path.of("samples");
    private static final Path FOUND = Path.of("target", "fuzz");

    @TempDir Path folder;

    static List<String> targets() {
        return FuzzTarget.names();
    }

    @Test
    void thousands_of_inputs_are_met_without_an_exception() throws Exception {
        List<String> names = FuzzTarget.names();
        for (Path seed : seeds()) {
            byte[] bytes = Files.readAllBytes(seed);
            for (int target = 0; target < names.size(); target++) {
                if (suits(seed, names.get(target))) {
                    byte[] prefixed = new byte[bytes.length + 1];
                    prefixed[0] = (byte) target;
                    System.arraycopy(bytes, 0, prefixed, 1, bytes.length);
                    Files.write(folder.resolve(target + "-" + seed.getFileName()), prefixed);
                }
            }
        }
        // The optimising compiler would take as long again, and earn nothing in so short a time.
        fuzz(FuzzTarget.ALL, FEW_RUNS, "-XX:TieredStopAtLevel=1");
    }

    /** mvn -Pfuzz verify; see docs/formats.md. */
    @Tag("fuzz")
    @ParameterizedTest
    @MethodSource("targets")
    void a_million_inputs_are_met_without_an_exception(String target) throws Exception {
        List<Path> seeds = seeds();
        for (int i = 0; i < seeds.size(); i++) { // several are called README.md
            Files.copy(seeds.get(i), folder.resolve(i + "-" + seeds.get(i).getFileName()));
        }
        fuzz(target, RUNS);
    }

    private void fuzz(String target, int runs, String... javaOptions)
            throws IOException, InterruptedException {
        Files.createDirectories(FOUND);
        Path log = FOUND.resolve(target + ".log").toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions));
        command.addAll(
                List.of(
                        "-Xmx900m",
                        "-XX:+UseSerialGC",
                        "-D" + FuzzTarget.PROPERTY + "=" + target,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzTarget.class.getName(),
                        "--instrumentation_includes=org.newsmill.**",
                        "--custom_hook_includes=org.newsmill.**",
                        "--reproducer_path=" + FOUND.toAbsolutePath(),
                        "-artifact_prefix=" + FOUND.toAbsolutePath() + "/" + target + "-",
                        "-max_len=" + LONGEST,
                        "-timeout=" + PATIENCE,
                        "-seed=1",
                        "-runs=" + runs,
                        folder.toString()));
        Process jazzer =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            int code = jazzer.waitFor();
            List<String> said =
                    Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(code).as(() -> String.join("\n", said)).isZero();
            assertThat(said).anyMatch(line -> line.startsWith("Done "));
        } finally {
            jazzer.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static List<Path> seeds() throws IOException {
        List<Path> seeds = new ArrayList<>();
        for (Path root : List.of(SEEDS, SAMPLES)) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().endsWith(".expected.jsonl"))
                        .filter(file -> file.toFile().length() < LONGEST)
                        .forEach(seeds::add);
            }
        }
        return seeds;
    }

    /** A seed in the folder of a format's room, or for the targets that take anything. */
    private static boolean suits(Path seed, String target) {
        String folder = seed.getParent().getFileName().toString();
        return target.equals(FuzzTarget.SNIFF)
                || folder.contains(target.toLowerCase(java.util.Locale.ROOT))
                || target.equals(FuzzTarget.MARKUP) && seed.toString().endsWith(".html");
    }
}
