package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script 'newsmill' beside its jar, as in the distribution: what it asks of Java. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher needs a shell")
class LauncherTest {

    /** Notes what it is asked for, and makes the archive that it is asked for. */
    private static final String FAKE_JAVA =
            """
            #!/bin/sh
            if [ "$*" = -version ]; then
              echo "openjdk version \\"$FAKE_VERSION\\" 2026-01-20" >&2
              exit
            fi
            printf '%s\\n' "$@" >"$FAKE_ASKED"
            for option; do
              case $option in -XX:ArchiveClassesAtExit=*) : >"${option#*=}" ;; esac
            done
            exit "${FAKE_CODE:-0}"
            """;

    @TempDir private Path folder;

    private Path home;
    private Path asked;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void install() throws Exception {
        home = Files.createDirectory(folder.resolve("new s mill"));
        asked = folder.resolve("asked");
        Files.copy(Path.of("newsmill"), home.resolve("newsmill"));
        Path jar = Files.createFile(home.resolve("newsmill.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, FAKE_JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("FAKE_VERSION", "21.0.7");
        environment.put("FAKE_ASKED", asked.toString());
    }

    @Test
    void the_first_demo_on_a_terminal_leaves_an_archive_that_later_starts_use() throws Exception {
        onTerminal("demo");

        assertThat(archives()).containsExactly("newsmill-21.0.7.jsa");

        run("process", "-");

        assertThat(asked())
                .contains("-XX:SharedArchiveFile=" + home.resolve("newsmill-21.0.7.jsa"))
                .endsWith("process", "-");

        onTerminal("demo");

        assertThat(asked()).noneMatch(option -> option.contains("ArchiveClassesAtExit"));
    }

    @Test
    void a_demo_that_fails_or_that_no_person_watches_leaves_none() throws Exception {
        environment.put("FAKE_CODE", "1");
        onTerminal("demo");
        assertThat(archives()).isEmpty();

        environment.put("FAKE_CODE", "0");
        run("demo");
        assertThat(archives()).isEmpty();

        environment.put("JAVA_OPTS", "-Xmx1g");
        onTerminal("demo");
        assertThat(archives()).isEmpty();
        assertThat(asked()).contains("-Xmx1g");
    }

    @Test
    void the_first_demo_clears_away_what_killed_ones_have_left() throws Exception {
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Files.createFile(home.resolve("newsmill-17.0.15.jsa." + killed.pid()));
        String atWork = "newsmill-17.0.15.jsa." + ProcessHandle.current().pid();
        Files.createFile(home.resolve(atWork));
        Files.createFile(home.resolve("newsmill-17.0.15.jsa.kept"));
        Files.createFile(home.resolve("newsmill-17.0.15.jsa"));

        onTerminal("demo");

        assertThat(archives())
                .containsExactlyInAnyOrder(
                        atWork,
                        "newsmill-17.0.15.jsa.kept",
                        "newsmill-17.0.15.jsa",
                        "newsmill-21.0.7.jsa");
    }

    @Test
    void an_archive_of_another_java_or_an_older_jar_or_against_the_users_will_is_not_used()
            throws Exception {
        Path archive = Files.createFile(home.resolve("newsmill-17.0.15.jsa"));
        run("run");
        assertThat(asked()).noneMatch(option -> option.contains("SharedArchiveFile"));

        archive = Files.move(archive, home.resolve("newsmill-21.0.7.jsa"));
        run("run");
        assertThat(asked()).contains("-XX:SharedArchiveFile=" + archive);

        environment.put("JAVA_OPTS", "-Xshare:off");
        run("run");
        assertThat(asked()).noneMatch(option -> option.contains("SharedArchiveFile"));

        environment.remove("JAVA_OPTS");
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(120)));
        run("run");
        assertThat(asked()).noneMatch(option -> option.contains("SharedArchiveFile"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no archive at all"})
    void an_archive_that_java_cannot_read_costs_not_even_a_word(String contents) throws Exception {
        String version = System.getProperty("java.version");
        try (OutputStream out = Files.newOutputStream(home.resolve("newsmill.jar"))) {
            new JarOutputStream(out, thisClassPath()).close();
        }
        Path archive = Files.writeString(home.resolve("newsmill-" + version + ".jsa"), contents);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(60)));
        environment.put("JAVA_HOME", System.getProperty("java.home"));

        assertThat(run("--version")).singleElement().asString().startsWith("newsmill ");
    }

    @Test
    void only_a_java_that_would_warn_of_our_libraries_is_asked_not_to() throws Exception {
        run("run");
        assertThat(asked()).noneMatch(option -> option.contains("unsafe"));

        environment.put("FAKE_VERSION", "25.0.3");
        run("run");
        assertThat(asked()).contains("--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void a_java_that_is_too_old_is_named() throws Exception {
        environment.put("FAKE_VERSION", "1.8.0_392");

        assertThat(run("demo")).singleElement().asString().contains("Java 17", "1.8.0_392");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120, 200})
    void the_width_of_the_terminal_is_told(int columns) throws Exception {
        onTerminal(columns, "tail", "");
        assertThat(asked()).contains("-Dnewsmill.terminal.1=true", columns(columns));

        // A progress bar goes to standard error.
        onTerminal(columns, "publish", " | cat");
        assertThat(asked())
                .contains(
                        "-Dnewsmill.terminal.1=false",
                        "-Dnewsmill.terminal.2=true",
                        columns(columns));

        onTerminal(columns, "tail", " 2>/dev/null");
        assertThat(asked())
                .contains(
                        "-Dnewsmill.terminal.1=true",
                        "-Dnewsmill.terminal.2=false",
                        columns(columns));
    }

    private static String columns(int number) {
        return "-Dnewsmill.columns=" + number;
    }

    private List<String> run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", home.resolve("newsmill").toString()));
        command.addAll(List.of(arguments));
        return printed(command);
    }

    private void onTerminal(String command) throws Exception {
        onTerminal(command, "");
    }

    private void onTerminal(int columns, String command, String redirection) throws Exception {
        Files.deleteIfExists(asked);
        onTerminal(command + redirection, "stty rows 40 cols " + columns + "; ");
    }

    private void onTerminal(String command, String before) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no 'script' here");
        String line = before + "'" + home + "/newsmill' " + command;
        printed(List.of("script", "-qec", line, "/dev/null"));
    }

    private List<String> printed(List<String> command) throws Exception {
        Path printed = folder.resolve("printed");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(printed.toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor(90, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(printed, UTF_8);
    }

    private List<String> asked() throws Exception {
        return Files.readAllLines(asked);
    }

    private List<String> archives() throws Exception {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".jsa"))
                    .toList();
        }
    }

    private static Manifest thisClassPath() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        return manifest;
    }
}
