package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.local.LocalStack;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The examples as they are printed, against a real broker: each producer's article is printed by
 * each consumer. A client that this machine lacks is skipped; the message says how to get it.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "scripts/examples needs a shell")
class ExamplesTest {

    private static final List<String> NAMES = List.of("java", "python", "node", "kcat", "console");

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @TestFactory
    Stream<DynamicTest> each_client_publishes_and_subscribes() throws Exception {
        List<String> verdicts;
        try (LocalStack stack = LocalStack.start(Map.of(), folder.resolve("data"), 0, 0)) {
            verdicts = run(stack.config());
        }
        return NAMES.stream().map(name -> dynamicTest(name, () -> check(name, verdicts)));
    }

    private static void check(String name, List<String> verdicts) {
        for (String verdict : verdicts) {
            if (verdict.equals("ok " + name)) {
                return;
            }
            if (verdict.startsWith("skipped " + name + ":")) {
                abort(verdict);
            }
        }
        fail("scripts/examples printed:\n" + String.join("\n", verdicts));
    }

    private List<String> run(NewsmillConfig config) throws Exception {
        Path printed = folder.resolve("printed");
        ProcessBuilder script =
                new ProcessBuilder("bash", "scripts/examples")
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile());
        script.environment()
                .putAll(
                        Map.of(
                                "NEWSMILL_BOOTSTRAP_SERVERS",
                                config.get(Settings.BOOTSTRAP_SERVERS),
                                "NEWSMILL_SCHEMA_REGISTRY_URL",
                                config.get(RegistrySettings.REGISTRY_URL),
                                "EXAMPLES_CLASSPATH",
                                System.getProperty("java.class.path"),
                                "JDK_JAVA_OPTIONS",
                                "-XX:TieredStopAtLevel=1",
                                "JAVA_HOME",
                                System.getProperty("java.home")));
        Process running = script.start();
        try {
            // More than the script's own patience, so that it can say what it lacks.
            assertThat(running.waitFor(4, TimeUnit.MINUTES))
                    .as(() -> "scripts/examples ends, having printed:\n" + text(printed))
                    .isTrue();
        } finally {
            running.destroy();
        }
        return Files.readAllLines(printed);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
