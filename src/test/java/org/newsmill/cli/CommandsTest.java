package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.avro.EnrichedArticle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The commands as other programs see them: standard output, standard error, exit code. */
class CommandsTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir private Path folder;

    private byte[] input = {};
    private List<String> out = List.of();
    private List<String> err = List.of();

    @Test
    void process_prints_every_field_of_the_schema_under_its_name_and_in_its_order()
            throws Exception {
        Path file = write("story.txt", "Ferries returned.");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05.006Z")));

        int code =
                run(
                        "process",
                        "--source",
                        "wire",
                        "--published",
                        "2026-05-06T07:08:09+02:00",
                        file.toString());

        assertThat(code).isZero();
        JsonNode article = mapper.readTree(out.get(0));
        List<String> names = new ArrayList<>();
        article.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .isEqualTo(
                        EnrichedArticle.getClassSchema().getFields().stream()
                                .map(Schema.Field::name)
                                .toList());
        assertThat(article.get("nativeId").isNull()).isTrue();
        assertThat(article.get("format").asText()).isEqualTo("PLAIN");
        assertThat(article.get("publishedDate").asText()).isEqualTo("2026-05-06");
        assertThat(article.get("publishedAt").asText()).isEqualTo("2026-05-06T05:08:09Z");
        assertThat(article.at("/origin/topic").asText()).isEqualTo(file.toString());
        assertThat(article.at("/origin/partition").asInt()).isZero();
        assertThat(article.at("/origin/offset").asInt()).isZero();
        assertThat(article.at("/origin/ordinal").asInt()).isZero();
        assertThat(article.at("/origin/timestamp").asText()).isEqualTo("2026-01-02T03:04:05.006Z");
        assertThat(article.at("/terms/0/term").asText()).isEqualTo("ferri");
        assertThat(article.at("/terms/0/form").asText()).isEqualTo("ferries");
        assertThat(err).isEmpty();
    }

    @Test
    void process_writes_utf8_whatever_the_locale() throws Exception {
        run("process", write("story.txt", "It’s — “naïve”…").toString());

        assertThat(mapper.readTree(out.get(0)).get("text").asText()).isEqualTo("It’s — “naïve”…");
    }

    @Test
    void process_reports_each_reject_as_a_line_of_json_and_exits_with_1() throws Exception {
        Path file =
                write(
                        "block.txt",
                        "F-N-S-T-A-R-T. 1 F-N-E-N-D. T-E-X-T-S-T-A-R-T. One. T-E-X-T-E-N-D."
                                + " F-N-S-T-A-R-T. 2 F-N-E-N-D. F-N-S-T-A-R-T. 3 F-N-E-N-D."
                                + " T-E-X-T-S-T-A-R-T. Three. T-E-X-T-E-N-D.");

        int code = run("process", file.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out).hasSize(2);
        JsonNode reject = mapper.readTree(err.get(0));
        List<String> names = new ArrayList<>();
        reject.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("file", "offset", "ordinal", "reason", "message");
        assertThat(reject.get("file").asText()).isEqualTo(file.toString());
        assertThat(reject.get("ordinal").asInt()).isEqualTo(1);
        assertThat(reject.get("reason").asText()).isEqualTo("MALFORMED");
    }

    @Test
    void process_takes_each_line_as_an_event_and_passes_blank_ones_over() throws Exception {
        Path file = write("lines.txt", "One story.\r\n\n \t\nTwo stories.\nThree");

        run("process", "--lines", file.toString());

        assertThat(out).hasSize(3);
        assertThat(mapper.readTree(out.get(1)).get("text").asText()).isEqualTo("Two stories.");
        assertThat(mapper.readTree(out.get(2)).at("/origin/offset").asInt()).isEqualTo(2);
    }

    @Test
    void process_reads_a_folders_files_by_name_and_standard_input() throws Exception {
        write("b.txt", "Second.");
        write("a.txt", "First.");
        write(".hidden", "Never.");
        input = "Last.".getBytes(UTF_8);

        run("process", folder.toString(), "-");

        assertThat(out).hasSize(3);
        assertThat(mapper.readTree(out.get(0)).get("text").asText()).isEqualTo("First.");
        assertThat(mapper.readTree(out.get(1)).get("text").asText()).isEqualTo("Second.");
        assertThat(mapper.readTree(out.get(2)).at("/origin/topic").asText()).isEqualTo("-");
    }

    @Test
    void process_takes_options_for_headers_and_settings() throws Exception {
        Path file = folder.resolve("latin.txt");
        Files.write(file, "Café society".getBytes(Charset.forName("ISO-8859-1")));

        run(
                "process",
                "-D",
                "charset=ISO-8859-1",
                "-D",
                "enrich.fields=text",
                "--title",
                "Head",
                "--format",
                "plain",
                file.toString());

        JsonNode article = mapper.readTree(out.get(0));
        assertThat(article.get("text").asText()).isEqualTo("Café society");
        assertThat(article.get("normalisedText").isNull()).isTrue();
        assertThat(article.get("terms")).isEmpty();
        assertThat(article.get("stemmedTitle").asText()).isEqualTo("head");
    }

    @Test
    void process_rejects_what_is_over_the_limit_without_reading_it_whole() throws Exception {
        Path file = write("large.txt", "x".repeat(1001) + "\nshort\n");

        run("process", "--lines", "-D", "max.event.bytes=1000", file.toString());

        assertThat(out).hasSize(1);
        JsonNode reject = mapper.readTree(err.get(0));
        assertThat(reject.get("reason").asText()).isEqualTo("TOO_LARGE");
        assertThat(reject.get("offset").asInt()).isZero();
    }

    @Test
    void a_file_that_does_not_exist_is_one_clear_line_before_anything_is_done() throws Exception {
        int code =
                run(
                        "process",
                        write("a.txt", "First.").toString(),
                        folder.resolve("nope").toString());

        assertThat(code).isEqualTo(1);
        assertThat(out).isEmpty();
        assertThat(err)
                .containsExactly("newsmill: no such file or folder: " + folder.resolve("nope"));
    }

    @Test
    void wrong_usage_is_told_in_a_line_and_exits_with_2() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("proces")).isEqualTo(2);
        assertThat(run("process")).isEqualTo(2);
        assertThat(run("process", "--nonsense", "x")).isEqualTo(2);
        assertThat(run("process", "-D", "charset=klingon", "x")).isEqualTo(2);
        assertThat(err.get(0)).startsWith("newsmill: ").contains("charset").contains("klingon");
        assertThat(err).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void a_misspelt_setting_is_warned_about() throws Exception {
        int code = run("process", "-D", "outptu.topic=x", write("a.txt", "First.").toString());

        assertThat(code).isZero();
        assertThat(err)
                .singleElement()
                .asString()
                .startsWith("newsmill: warning")
                .contains("'outptu.topic'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "local", "run", "process", "topology", "config", "bench"})
    void every_command_has_help_with_an_example(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out)
                .anyMatch(line -> line.startsWith("Example"))
                .anyMatch(line -> line.startsWith("  newsmill " + command));
    }

    @Test
    void the_top_level_help_fits_one_screen_and_names_the_next_step() {
        assertThat(run("--help")).isZero();
        assertThat(out)
                .hasSizeLessThanOrEqualTo(40)
                .anyMatch(line -> line.contains("newsmill demo"));
    }

    @Test
    void config_lists_every_setting() {
        assertThat(run("config")).isZero();
        assertThat(out)
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "output.topic  (string, default: news.enriched.{format})"));
    }

    @Test
    void topology_is_printed_as_text_and_as_a_diagram() {
        assertThat(run("topology")).isZero();
        assertThat(out).anyMatch(line -> line.contains("normalise-and-stem-tagged"));
        assertThat(run("topology", "--mermaid", "-D", "output.topic=all")).isZero();
        assertThat(out.get(0)).isEqualTo("flowchart LR");
        assertThat(out).anyMatch(line -> line.contains("write-plain --> topic-all"));
    }

    @Test
    void local_names_the_option_for_a_port_that_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("local", "--registry-port", port, "--port", "0")).isEqualTo(1);
            assertThat(err.get(err.size() - 1)).contains("--registry-port").contains(port);
            assertThat(run("local", "--registry-port", "0", "--port", port)).isEqualTo(1);
            assertThat(err.get(err.size() - 1)).contains("with --port").contains(port);
        }
    }

    @Test
    void demo_ends_with_0_and_shows_articles_and_the_letter() {
        assertThat(run("demo")).as(() -> String.join("\n", err)).isZero();
        assertThat(out)
                .anyMatch(line -> line.contains("TAGGED"))
                .anyMatch(line -> line.contains("MALFORMED"))
                .anyMatch(line -> line.startsWith("All as expected: "));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String... arguments) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code =
                Main.run(
                        new Console(new ByteArrayInputStream(input), outBytes, errBytes, false, 0),
                        arguments);
        out = outBytes.toString(UTF_8).lines().toList();
        err = errBytes.toString(UTF_8).lines().toList();
        return code;
    }
}
