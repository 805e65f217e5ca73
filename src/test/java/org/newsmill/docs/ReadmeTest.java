package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.newsmill.article.Reason;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.Formats;
import org.newsmill.format.Hints;
import org.newsmill.stream.DeadLetters;
import org.newsmill.stream.NewsmillConfig;
import org.newsmill.stream.Topics;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What README says of settings, topics, headers, fields and reasons is what the code has. */
class ReadmeTest {

    private static final String README = "README.md";

    private static final Pattern SETTINGS =
            Pattern.compile("(?s)(<!-- settings: .*? -->\\n)(.*?)(<!-- end of settings -->)");

    private final Page readme = Page.read(README);

    @Test
    void the_table_of_settings_is_the_output_of_config_markdown() throws Exception {
        Matcher markers = SETTINGS.matcher(readme.text());
        assertThat(markers.find()).as("README has the two comments around its settings").isTrue();
        String table = configMarkdown();

        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(
                    Path.of(README),
                    markers.replaceFirst("$1" + Matcher.quoteReplacement(table) + "$3"));
            return;
        }

        assertThat(markers.group(2))
                .as(
                        "README's table of settings is not current. Put in the output of"
                                + " './newsmill config --markdown', or run 'mvn test"
                                + " -Dtest=ReadmeTest -Ddocs.update=true'")
                .isEqualTo(table);
    }

    @Test
    void every_topic_stands_in_its_table() {
        Topics topics = new NewsmillConfig(Map.of()).topics();

        assertThat(readme.rows("Topics"))
                .containsExactlyInAnyOrder(
                        topics.raw(),
                        topics.enriched().replace(Topics.PLACEHOLDER, "<format>"),
                        topics.deadLetters(),
                        topics.replays(),
                        topics.progress());
        assertThat(readme.section("Topics"))
                .contains(
                        Formats.ALL.stream()
                                .map(format -> "`" + format.topicPart() + "`")
                                .toList());
    }

    @Test
    void every_header_that_is_read_or_written_stands_in_its_table() {
        List<String> names = new ArrayList<>(constants(Hints.class));
        names.addAll(constants(DeadLetters.class));

        assertThat(readme.rows("Headers")).containsExactlyInAnyOrderElementsOf(distinct(names));
    }

    @Test
    void every_field_stands_in_its_table() {
        assertThat(readme.rows("Fields"))
                .containsExactlyInAnyOrderElementsOf(
                        EnrichedArticle.getClassSchema().getFields().stream()
                                .map(Schema.Field::name)
                                .toList());
    }

    @Test
    void every_reason_stands_in_its_table() {
        assertThat(readme.rows("Dead letters"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
    }

    private static List<String> distinct(List<String> names) {
        return names.stream().distinct().toList();
    }

    /** The public constants of a class that are strings. */
    private static List<String> constants(Class<?> type) {
        List<String> values = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                try {
                    values.add((String) field.get(null));
                } catch (IllegalAccessException hidden) {
                    throw new AssertionError(hidden);
                }
            }
        }
        return values;
    }

    /** As a user runs it: in a process of its own. */
    private static String configMarkdown() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.newsmill.cli.Main",
                                "config",
                                "--markdown")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
