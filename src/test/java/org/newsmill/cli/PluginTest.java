package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.local.DevelopmentRegistry;
import org.newsmill.local.EmbeddedBroker;

import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** A jar of the user's own on the class path, by the launcher. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher needs a shell")
class PluginTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String STRATEGY =
            """
            package com.example;
            import java.util.Map;
            import io.confluent.kafka.schemaregistry.ParsedSchema;
            public class OwnStrategy
                    implements io.confluent.kafka.serializers.subject.strategy.SubjectNameStrategy {
                public void configure(Map<String, ?> settings) {}
                public String subjectName(String topic, boolean isKey, ParsedSchema schema) {
                    return "own-" + topic;
                }
            }
            """;

    @TempDir private Path folder;

    @TempDir(factory = MemoryFolder.class)
    private Path data;

    private Path home;
    private Path plugin;

    @BeforeEach
    void install() throws Exception {
        home = Files.createDirectory(folder.resolve("new s mill"));
        Files.copy(Path.of("newsmill"), home.resolve("newsmill"));
        try (OutputStream out = Files.newOutputStream(home.resolve("newsmill.jar"))) {
            new JarOutputStream(out, thisClassPath()).close();
        }
        plugin = plugin();
    }

    @Test
    void a_class_that_is_missing_is_wrong_usage_and_named_with_both_ways_to_add_it()
            throws Exception {
        Process program = start(Map.of(), "--bootstrap-servers", "127.0.0.1:1");

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(2);
        assertThat(printed())
                .singleElement()
                .asString()
                .contains("value.subject.name.strategy", "com.example.OwnStrategy")
                .contains("lib/ext", "NEWSMILL_CLASSPATH");
    }

    @Test
    void a_strategy_of_ones_own_names_the_subjects() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), 0);
                DevelopmentRegistry registry =
                        DevelopmentRegistry.start(data.resolve("registry"), 0)) {
            String[] options = {
                "--bootstrap-servers", broker.bootstrapServers(), "--registry-url", registry.url(),
            };
            Process named = start(Map.of("NEWSMILL_CLASSPATH", plugin.toString()), options);
            try {
                send(broker.bootstrapServers());
                await().atMost(PATIENCE)
                        .until(() -> subjects(registry).contains("own-news.enriched.plain"));
            } finally {
                end(named);
            }
        }
    }

    @Test
    void jars_in_lib_ext_are_on_the_class_path() throws Exception {
        Path ext = Files.createDirectories(home.resolve("lib/ext"));
        Files.copy(plugin, ext.resolve("own.jar"));

        Process program =
                start(
                        Map.of(),
                        "--no-wait",
                        "--bootstrap-servers",
                        "127.0.0.1:1",
                        "-D",
                        "kafka.request.timeout.ms=300",
                        "-D",
                        "kafka.default.api.timeout.ms=600");

        // It gets as far as to look for Kafka.
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed()).last().asString().contains("Kafka did not answer");
        assertThat(program.exitValue()).isEqualTo(1);
    }

    private Process start(Map<String, String> environment, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("sh", home.resolve("newsmill").toString(), "run"));
        command.addAll(List.of("-D", "value.subject.name.strategy=com.example.OwnStrategy"));
        command.addAll(List.of("-D", "http.port=-1"));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(folder.resolve("printed").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void end(Process program) throws InterruptedException {
        program.destroy();
        if (!program.waitFor(60, TimeUnit.SECONDS)) {
            program.destroyForcibly().waitFor();
            throw new AssertionError("it did not end");
        }
    }

    private List<String> printed() throws Exception {
        return Files.readAllLines(folder.resolve("printed"), UTF_8);
    }

    private static void send(String bootstrap) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("news.raw", "Ferries returned.".getBytes(UTF_8)))
                    .get();
        }
    }

    private static String subjects(DevelopmentRegistry registry) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private Path plugin() throws Exception {
        Path source = Files.createDirectories(folder.resolve("src")).resolve("OwnStrategy.java");
        Files.writeString(source, STRATEGY);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        int errors =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes.toString(),
                                source.toString());
        assertThat(errors).isZero();
        Path jar = folder.resolve("own.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("com/example/OwnStrategy.class"));
            Files.copy(classes.resolve("com/example/OwnStrategy.class"), out);
        }
        return jar;
    }

    private static Manifest thisClassPath() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        return manifest;
    }
}
