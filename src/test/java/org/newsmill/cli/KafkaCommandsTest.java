package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.local.LocalStack;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Settings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands that talk to Kafka, against a real broker, registry and processor. */
class KafkaCommandsTest {

    private static final int FILES = 2_000;

    @TempDir(factory = MemoryFolder.class)
    private static Path folder;

    private static LocalStack stack;

    private final ObjectMapper mapper = new ObjectMapper();
    private byte[] input = {};
    private List<String> out = List.of();
    private List<String> err = List.of();

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(Map.of(), folder.resolve("data"), 0, 0);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void thousands_of_published_files_are_tailed_in_the_same_number_with_the_same_ids()
            throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(files.resolve(i + ".txt"), "Story number " + i + " was told.");
        }
        run("process", files.toString());
        Set<String> processed = ids(out);

        assertThat(run("publish", files.toString())).isZero();
        assertThat(out).containsExactly(FILES + " events published to news.raw");
        assertThat(run("tail", "--from-beginning", "--max", Integer.toString(FILES), "--json"))
                .isZero();

        assertThat(out).hasSize(FILES);
        assertThat(ids(out)).hasSize(FILES).isEqualTo(processed);
    }

    @Test
    void what_cannot_be_read_is_tailed_as_a_letter() throws Exception {
        input = "Caf\u00e9".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(run("publish", "--source", "wire", "-")).isZero();
        assertThat(run("tail", "--dead-letters", "--from-beginning", "--max", "1", "--json"))
                .isZero();

        JsonNode letter = mapper.readTree(out.get(0));
        assertThat(Base64.getDecoder().decode(letter.get("value").asText())).isEqualTo(input);
        assertThat(letter.get("headers").toString()).contains("UNDECODABLE").contains("wire");
        assertThat(run("tail", "--dead-letters", "--from-beginning", "--max", "1")).isZero();
        assertThat(out.get(0)).contains("UNDECODABLE").contains("the fault is at byte 3");
    }

    @Test
    void an_event_that_the_topic_does_not_take_is_counted_and_the_others_are_published()
            throws Exception {
        Path large = Files.writeString(folder.resolve("large.txt"), "x".repeat(2_000_000));
        Path small = Files.writeString(folder.resolve("small.txt"), "Small.");

        assertThat(
                        run(
                                "publish",
                                "-D",
                                "input.topic=" + topic("news.large"),
                                large.toString(),
                                small.toString()))
                .isEqualTo(1);

        assertThat(out).containsExactly("1 event published to news.large, 1 not");
        assertThat(err).singleElement().asString().contains("large.txt").contains("2000000");
    }

    @Test
    void a_missing_topic_is_told_at_once_with_the_way_out() {
        assertThat(run("publish", "-D", "input.topic=news.nowhere", "pom.xml")).isEqualTo(1);
        assertThat(err)
                .singleElement()
                .asString()
                .contains("news.nowhere")
                .contains("newsmill topics create");
        assertThat(run("tail", "-D", "output.topic=news.nowhere")).isEqualTo(1);
        assertThat(err)
                .singleElement()
                .asString()
                .contains("news.nowhere")
                .contains("newsmill topics create");
    }

    @Test
    void a_tail_that_cannot_begin_leaves_no_consumer() {
        int code =
                run(
                        "tail",
                        "-D",
                        "kafka.client.id=left-over",
                        "-D",
                        "value.subject.name.strategy=org.example.None");

        assertThat(code).isEqualTo(2);
        assertThat(err).singleElement().asString().contains("org.example.None");
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
                .noneMatch(name -> name.getCanonicalName().contains("left-over"));
    }

    @Test
    void topics_are_created_once_and_described_with_their_risks() throws Exception {
        String[] names = {
            "-D",
            "input.topic=t.raw",
            "-D",
            "output.topic=t.out",
            "-D",
            "dead.letter.topic=t.letters"
        };

        assertThat(run(with(names, "topics", "describe"))).isEqualTo(1);
        assertThat(out).contains("t.raw  is missing");
        assertThat(run(with(names, "topics", "create", "--partitions", "2"))).isZero();
        assertThat(out)
                .containsExactlyInAnyOrder(
                        "created t.raw",
                        "created t.out",
                        "created t.letters",
                        "created t.raw.progress");
        assertThat(run(with(names, "topics", "create"))).isZero();
        assertThat(out)
                .containsExactlyInAnyOrder(
                        "exists  t.raw",
                        "exists  t.out",
                        "exists  t.letters",
                        "exists  t.raw.progress");
        alter("t.letters", "max.message.bytes", "1000");
        alter("t.raw", "retention.ms", "7200000");
        alter("t.raw", "cleanup.policy", "compact,delete");
        assertThat(run(with(names, "topics", "describe"))).isZero();
        assertThat(String.join("\n", out))
                .contains("t.raw", " 2 partitions, 1 replica (1 in sync), kept for 2 hours")
                .contains("t.raw, t.out, t.letters: one replica")
                .contains("t.raw: compacted")
                .contains("t.raw: records are kept for 2 hours")
                .contains("t.letters: takes records of 1000 bytes");
    }

    @Test
    void no_kafka_is_one_clear_line() {
        int code =
                execute(
                        "topics",
                        "describe",
                        "--bootstrap-servers",
                        "localhost:1",
                        "-D",
                        "kafka.default.api.timeout.ms=2000",
                        "-D",
                        "kafka.request.timeout.ms=1000");

        assertThat(code).isEqualTo(1);
        assertThat(err)
                .singleElement()
                .asString()
                .startsWith("newsmill: cannot list the topics: Kafka did not answer");
    }

    private static String topic(String name) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
        return name;
    }

    private static void alter(String topic, String key, String value) throws Exception {
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                    List.of(
                                            new AlterConfigOp(
                                                    new ConfigEntry(key, value),
                                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", stack.config().get(Settings.BOOTSTRAP_SERVERS)));
    }

    private Set<String> ids(List<String> lines) throws Exception {
        Set<String> ids = new HashSet<>();
        for (String line : lines) {
            ids.add(mapper.readTree(line).get("id").asText());
        }
        return ids;
    }

    private static String[] with(String[] options, String... command) {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(Arrays.asList(options));
        return all.toArray(String[]::new);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("process")) {
            int at = arguments[0].equals("topics") ? 2 : 1;
            all.addAll(
                    at,
                    List.of(
                            "--bootstrap-servers", stack.config().get(Settings.BOOTSTRAP_SERVERS),
                            "--registry-url", stack.config().get(RegistrySettings.REGISTRY_URL)));
        }
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        Console console =
                new Console(new ByteArrayInputStream(input), outBytes, errBytes, false, 0);
        int code = Main.run(console, arguments);
        out = outBytes.toString(UTF_8).lines().toList();
        err = errBytes.toString(UTF_8).lines().toList();
        return code;
    }
}
