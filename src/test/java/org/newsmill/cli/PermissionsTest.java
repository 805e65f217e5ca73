package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.run.NewsProcessor;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.topic.ReadProgress;
import org.newsmill.topic.TopicSetup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of docs/security.md, applied as they stand there: enough, and none too many. */
@ExtendWith(SecuredBroker.class)
@Timeout(value = 3, unit = MINUTES)
class PermissionsTest {

    private static final String PRINCIPAL = "User:newsmill";
    private static final AclBindingFilter OURS =
            new AclBindingFilter(
                    ResourcePatternFilter.ANY,
                    new AccessControlEntryFilter(
                            PRINCIPAL, null, AclOperation.ANY, AclPermissionType.ANY));

    private static final Map<String, ResourceType> RESOURCES =
            Map.of(
                    "--topic", ResourceType.TOPIC,
                    "--group", ResourceType.GROUP,
                    "--transactional-id", ResourceType.TRANSACTIONAL_ID);

    private final SecuredBroker.Running broker = SecuredBroker.get();

    /** With the default names of topics, group and transactional ids. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(SecuredBroker.get().settings("SCRAM"));
        SecuredBroker.Running.login(
                settings, "SCRAM-SHA-512", "scram.ScramLoginModule", "newsmill");
        settings.put("schema.registry.url", "mock://permissions");
        settings.put("http.port", "0");
        settings.put("topic.partitions", "1");
        settings.put("kafka.default.api.timeout.ms", "5000");
        settings.put("kafka.request.timeout.ms", "4000");
        return settings;
    }

    @BeforeAll
    static void createTopicsAsAnAdministrator() {
        NewsmillConfig config = new NewsmillConfig(settings());
        try (Admin admin = SecuredBroker.get().admin()) {
            new TopicSetup(admin, config).create();
            ReadProgress.createTopic(admin, config);
        }
    }

    private static List<String> lines(String command) throws IOException {
        Matcher block =
                Pattern.compile("(?ms)^### " + command + "\\n.*?^```sh\\n(.*?)^```")
                        .matcher(Files.readString(Path.of("docs/security.md")));
        assertThat(block.find()).as("lines of '%s'", command).isTrue();
        return block.group(1).lines().toList();
    }

    /** As kafka-acls.sh reads them. */
    private static Set<AclBinding> bindings(List<String> lines) {
        Set<AclBinding> bindings = new HashSet<>();
        for (String line : lines) {
            List<String> words = List.of(line.split(" "));
            PatternType pattern =
                    words.contains("prefixed") ? PatternType.PREFIXED : PatternType.LITERAL;
            String option = words.stream().filter(RESOURCES::containsKey).findFirst().orElseThrow();
            ResourcePattern resource =
                    new ResourcePattern(
                            RESOURCES.get(option), words.get(words.indexOf(option) + 1), pattern);
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).equals("--operation")) {
                    AclOperation operation =
                            AclOperation.fromString(
                                    words.get(i + 1)
                                            .replace("DescribeConfigs", "Describe_Configs"));
                    bindings.add(
                            new AclBinding(
                                    resource,
                                    new AccessControlEntry(
                                            PRINCIPAL, "*", operation, AclPermissionType.ALLOW)));
                }
            }
        }
        return bindings;
    }

    private void allow(List<String> lines) throws Exception {
        Set<AclBinding> wanted = bindings(lines);
        try (Admin admin = broker.admin()) {
            admin.deleteAcls(List.of(OURS)).all().get();
            admin.createAcls(wanted).all().get();
            await().until(
                            () ->
                                    new HashSet<>(admin.describeAcls(OURS).values().get())
                                            .equals(wanted));
        }
    }

    private static List<String> without(List<String> lines, String one) {
        List<String> rest = new ArrayList<>(lines);
        rest.remove(one);
        return rest;
    }

    @Test
    void run_works_with_its_lines_and_check_misses_each_that_is_taken_away() throws Exception {
        List<String> lines = lines("run");
        allow(lines);
        try (NewsProcessor processor = NewsProcessor.start(new NewsmillConfig(settings()))) {
            publishAsAnAdministrator();
            assertThat(
                            Commands.run(
                                            asAdministrator(),
                                            "",
                                            "tail",
                                            "--from-beginning",
                                            "--max",
                                            "1")
                                    .out())
                    .isNotEmpty();
            assertThat(processor.outage()).isNull();
        }
        Commands sound = Commands.run(settings(), "", "check");
        assertThat(sound.code()).as(sound.text()).isZero();
        assertThat(sound.text()).doesNotContain("not allowed");
        for (String line : lines) {
            allow(without(lines, line));
            // The broker's own list of permissions lags behind the one that it shows.
            await().atMost(1, MINUTES)
                    .untilAsserted(
                            () ->
                                    assertThat(Commands.run(settings(), "", "check").text())
                                            .as("without %s", line)
                                            .contains("not allowed on"));
        }
    }

    @Test
    @Tag("heavy")
    void run_fails_without_any_one_of_its_lines_and_says_what_is_missing() throws Exception {
        List<String> lines = lines("run");
        // The last one only makes it warn.
        for (String line : lines.subList(0, lines.size() - 1)) {
            String why = whatIsWrong(settings(), without(lines, line));
            System.out.println(line.replaceAll(".*newsmill ", "") + " -> " + why);
            assertThat(why).as("without %s", line).containsIgnoringCase("author");
        }
    }

    /** What a processor with these lines says: of its outage, or at its start. */
    private String whatIsWrong(Map<String, String> settings, List<String> lines) throws Exception {
        allow(lines);
        try (NewsProcessor processor = NewsProcessor.start(new NewsmillConfig(settings))) {
            publishAsAnAdministrator();
            await().atMost(1, MINUTES).until(() -> processor.outage() != null);
            return processor.outage();
        } catch (RuntimeException atTheStart) {
            return atTheStart.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "replay, replay, send back",
        "tail, tail --from-beginning --max 1, ''",
        "tail --dead-letters, tail --dead-letters --from-beginning --max 1, EMPTY",
        "publish, publish -, published",
        "status, status, waiting",
        "topics describe, topics describe, replica"
    })
    @Tag("heavy")
    void other_commands_work_with_their_lines_and_not_without_any_one(
            String command, String arguments, String says) throws Exception {
        fillAsAnAdministrator();
        List<String> lines = lines(command);
        allow(lines);
        Commands allowed = Commands.run(settings(), "Prose.", arguments.split(" "));
        assertThat(allowed.code()).as(allowed.text()).isZero();
        assertThat(allowed.text()).contains(says);
        for (String line : lines) {
            fillAsAnAdministrator();
            allow(without(lines, line));
            Commands denied = Commands.run(settings(), "Prose.", arguments.split(" "));
            assertThat(denied.code()).as("without %s: %s", line, denied.text()).isEqualTo(1);
        }
    }

    /** Each time the next event, of which nobody has read one. */
    @Test
    @Tag("heavy")
    void skip_works_with_its_lines_and_not_without_any_one() throws Exception {
        fillAsAnAdministrator();
        Map<String, String> settings = settings();
        settings.put("application.id", "newsmill");
        List<String> lines = lines("skip");
        for (String line : lines) {
            allow(without(lines, line));
            Commands denied = Commands.run(settings, "", "skip", next());
            assertThat(denied.code()).as("without %s: %s", line, denied.text()).isEqualTo(1);
        }
        allow(lines);
        Commands allowed = Commands.run(settings, "", "skip", next());
        assertThat(allowed.code()).as(allowed.text()).isZero();
        assertThat(allowed.text()).contains("skipped news.raw-0@");
    }

    private String next() throws Exception {
        TopicPartition partition = new TopicPartition("news.raw", 0);
        try (Admin admin = broker.admin()) {
            OffsetAndMetadata committed =
                    admin.listConsumerGroupOffsets("newsmill")
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(partition);
            return partition + "@" + (committed == null ? 0 : committed.offset());
        }
    }

    @Test
    @Tag("heavy")
    void stories_are_held_with_the_lines_for_it_and_not_without_any_one() throws Exception {
        try (Admin admin = broker.admin()) {
            new TopicSetup(admin, new NewsmillConfig(holding())).create();
        }
        List<String> lines = new ArrayList<>(lines("run"));
        List<String> forHolding = lines("run with embargo=hold");
        lines.addAll(forHolding);
        allow(lines);
        try (NewsProcessor processor = NewsProcessor.start(new NewsmillConfig(holding()))) {
            publishAsAnAdministrator();
            await().atMost(1, MINUTES).until(processor::isReady);
            assertThat(processor.outage()).isNull();
        }
        for (String line : forHolding) {
            String why = whatIsWrong(holding(), without(lines, line));
            assertThat(why).as("without %s", line).containsIgnoringCase("author");
        }
    }

    private static Map<String, String> holding() {
        Map<String, String> settings = settings();
        settings.put("embargo", "hold");
        return settings;
    }

    private Map<String, String> asAdministrator() {
        Map<String, String> settings = settings();
        settings.keySet().removeIf(key -> key.startsWith("kafka.s"));
        settings.put("bootstrap.servers", broker.servers("PLAINTEXT"));
        return settings;
    }

    private void publishAsAnAdministrator() {
        assertThat(Commands.run(asAdministrator(), "Prose.", "publish", "-").code()).isZero();
    }

    private void fillAsAnAdministrator() {
        Map<String, String> settings = asAdministrator();
        settings.put("application.id", "administrators");
        try (NewsProcessor processor = NewsProcessor.start(new NewsmillConfig(settings))) {
            publishAsAnAdministrator();
            Commands.run(settings, " ", "publish", "-");
            Commands.run(settings, "", "tail", "--from-beginning", "--max", "1");
            Commands.run(settings, "", "tail", "--dead-letters", "--from-beginning", "--max", "1");
            assertThat(processor.outage()).isNull();
        }
    }
}
