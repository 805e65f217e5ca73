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
import org.newsmill.settings.NewsmillConfig;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    void process_takes_any_header_by_its_name_too() throws Exception {
        String file = write("story.txt", "Kaks sõna.").toString();

        run(
                "process",
                "--header",
                "ce_id=7",
                "--header",
                "ce_source=a=b",
                "--language",
                "et",
                file);

        JsonNode article = mapper.readTree(out.get(0));
        assertThat(article.get("id").asText()).isEqualTo("a=b/7");
        assertThat(article.get("language").asText()).isEqualTo("et");
        assertThat(article.get("languageSource").asText()).isEqualTo("HEADER");
    }

    @Test
    void process_rejects_a_story_under_embargo_if_the_settings_say_so() throws Exception {
        Path file = folder.resolve("story.json");
        Files.writeString(
                file,
                "{\"uri\":\"urn:a:1\",\"type\":\"text\",\"version\":\"1\","
                        + "\"embargoed\":\"2099-01-01T00:00:00Z\",\"headline\":\"Later\","
                        + "\"body_text\":\"The budget is out.\"}");

        assertThat(run("process", file.toString())).isZero();
        assertThat(out).hasSize(1);
        assertThat(run("process", "-D", "embargo=reject", file.toString())).isEqualTo(1);
        assertThat(out).isEmpty();
        JsonNode reject = mapper.readTree(err.get(0));
        assertThat(reject.get("reason").asText()).isEqualTo("EMBARGOED");
        assertThat(reject.get("message").asText()).contains("2099-01-01T00:00:00Z");
    }

    @Test
    void process_prints_no_content_of_a_kill_under_embargo_if_stories_are_held() throws Exception {
        Path file = folder.resolve("kill.json");
        Files.writeString(
                file,
                "{\"uri\":\"urn:a:1\",\"type\":\"text\",\"version\":\"2\",\"pubstatus\":\"canceled\","
                    + "\"embargoed\":\"2099-01-01T00:00:00Z\",\"headline\":\"Later\",\"body_text\":\"The"
                    + " budget is out.\"}");

        assertThat(run("process", file.toString())).isZero();
        assertThat(out).singleElement().asString().contains("budget");
        assertThat(run("process", "-D", "embargo=hold", file.toString())).isZero();
        assertThat(out)
                .singleElement()
                .asString()
                .contains("\"status\":\"CANCELLED\"", "urn:a:1")
                .doesNotContain("budget", "Later");
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
    void process_takes_a_link_for_the_folder_that_it_leads_to_and_keeps_the_name_given()
            throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.writeString(real.resolve("a.txt"), "First.");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThat(run("process", link.toString())).isZero();

        assertThat(mapper.readTree(out.get(0)).at("/origin/topic").asText())
                .isEqualTo(link.resolve("a.txt").toString());
    }

    @Test
    void process_says_so_when_a_folder_holds_no_file() throws Exception {
        assertThat(run("process", Files.createDirectory(folder.resolve("e")).toString())).isZero();
        assertThat(err).singleElement().asString().startsWith("newsmill: warning: ");
        assertThat(run("process", "")).isEqualTo(1);
    }

    @Test
    void process_gives_one_line_an_article_whatever_its_reader_takes_for_a_line_end()
            throws Exception {
        String text = "A\u2028b\u2029c\u0085d\u000be\u000cf\u001cg\u0000h\r\ni \ud835\udca9\"\\/";
        write("story.txt", text);

        run("process", folder.toString());

        assertThat(out).hasSize(1);
        assertThat(out.get(0)).doesNotContainPattern("[\u2028\u2029\u0085\u0000-\u001f]");
        assertThat(mapper.readTree(out.get(0)).get("text").asText()).isEqualTo(text);
    }

    @Test
    void process_keeps_a_date_that_it_cannot_read_and_an_instant_to_the_millisecond()
            throws Exception {
        String file = write("a.txt", "First.").toString();

        run("process", "--published", "someday", file);
        assertThat(mapper.readTree(out.get(0)).get("publishedRaw").asText()).isEqualTo("someday");
        run("process", "--published", "2026-05-06T07:08:09.123456789Z", file);
        assertThat(mapper.readTree(out.get(0)).get("publishedAt").asText())
                .isEqualTo("2026-05-06T07:08:09.123Z");
        assertThat(mapper.readTree(out.get(0)).get("publishedRaw").isNull()).isTrue();
    }

    @Test
    void a_files_name_without_an_ending_says_nothing_of_its_content() {
        EventOptions options = new EventOptions();

        assertThat(options.headers("html")).isEmpty();
        assertThat(options.headers("a.json/xml")).isEmpty();
        assertThat(options.headers("a.txt")).isEmpty();
        assertThat(options.headers("-")).isEmpty();
        assertThat(options.headers("a.b/c.HTML")).containsEntry("content-type", "text/html");
    }

    @Test
    void wrong_usage_is_one_line_that_tells_where_to_read_on() {
        for (String[] usage :
                new String[][] {
                    {"proces"},
                    {"process"},
                    {"process", "--nonsense", "x"},
                    {"process", "--format", "gopher", "x"},
                    {"process", "--format", "unknown", "x"},
                    {"process", "-D", "novalue", "x"},
                    {"process", "-D", "kafka.sasl.jaas.config=${env:NEWSMILL_NOWHERE}", "x"},
                    {"process", "--config", "nowhere.properties", "x"},
                    {"local", "--port", "65536"},
                    {"local", "--registry-port", "-1"},
                    {"config", "extra"},
                }) {
            assertThat(run(usage)).as(String.join(" ", usage)).isEqualTo(2);
            assertThat(err)
                    .singleElement()
                    .asString()
                    .startsWith("newsmill: ")
                    .contains("(see 'newsmill ", "--help')");
        }
        run("proces");
        assertThat(err.get(0)).contains("no command 'proces'");
    }

    @Test
    void no_command_at_all_shows_what_there_is() {
        assertThat(run()).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).anyMatch(line -> line.contains("demo"));
    }

    @Test
    void every_command_knows_its_version() {
        assertThat(run("--version")).isZero();
        List<String> version = out;
        assertThat(run("topics", "create", "--version")).isZero();
        assertThat(out).isEqualTo(version).singleElement().asString().startsWith("newsmill ");
    }

    @Test
    void secrets_are_never_printed() {
        String secret = "hunter2";
        for (String[] command :
                new String[][] {
                    {"topology", "--debug"},
                    {"config", "--debug"},
                    {"run", "--debug"},
                }) {
            List<String> all = new ArrayList<>(List.of(command));
            if (!command[0].equals("config")) {
                all.addAll(
                        List.of(
                                "-D",
                                "basic.auth.user.info=user:" + secret,
                                "-D",
                                "bearer.auth.token=" + secret,
                                "-D",
                                "kafka.sasl.jaas.config=" + secret,
                                "-D",
                                "schema.registry.url=http://user:p@" + secret + "@localhost:1",
                                "-D",
                                "bootstrap.servers=nowhere"));
            }

            run(all.toArray(String[]::new));

            assertThat(String.join("\n", out) + String.join("\n", err)).doesNotContain(secret);
        }
    }

    @Test
    void what_kafkas_clients_hide_in_their_cause_is_told() {
        assertThat(run("run", "--bootstrap-servers", "nowhere")).isEqualTo(2);
        assertThat(err.get(err.size() - 1)).contains("Invalid url in bootstrap.servers: nowhere");
    }

    @Test
    void a_line_takes_the_place_of_the_status_at_a_terminal() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Console console =
                new Console(new ByteArrayInputStream(input), terminal, terminal, true, 80);

        console.status("10 %");
        console.status("20 %");
        console.message("careful");
        console.status("30 %");
        console.line("article");
        console.status("100 %");
        console.endStatus();
        console.endStatus();

        assertThat(terminal.toString(UTF_8))
                .isEqualTo(
                        "10 %\r\u001b[K20 %\r\u001b[Knewsmill: careful\n"
                                + "30 %\r\u001b[Karticle\n"
                                + "100 %\n");
    }

    @Test
    void progress_comes_to_its_end_with_line_ends_counted() throws Exception {
        Path file = write("lines.txt", "\n\nOne.\r\n\nTwo.\nThree.");
        FileEvents source = new FileEvents(new ByteArrayInputStream(input), true, 100);
        long[] consumed = {0};

        source.read(file.toString(), event -> consumed[0] += event.consumed());

        assertThat(consumed[0]).isEqualTo(Files.size(file));
    }

    @Test
    void wrong_usage_exits_with_2() {
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
                .contains("'outptu.topic'", "did you mean 'output.topic'?");
    }

    @Test
    void an_id_that_several_events_would_have_is_wrong_usage() throws Exception {
        String file = write("a.txt", "First.").toString();
        assertThat(run("process", "--id", "17", "--source", "wire", file)).isZero();
        assertThat(out).singleElement().asString().contains("\"id\":\"wire/17\"");

        assertThat(run("process", "--id", "17", "--lines", file)).isEqualTo(2);
        assertThat(err).singleElement().asString().contains("--id", "--lines");
        assertThat(run("process", "--id", "17", file, file)).isEqualTo(2);
        assertThat(err).singleElement().asString().contains("--id", "2 files");
    }

    @Test
    void a_setting_without_a_value_is_told_in_words_that_are_there_once() throws Exception {
        assertThat(run("process", "-D", "charset", "x")).isEqualTo(2);
        assertThat(err)
                .singleElement()
                .asString()
                .contains("option '-D'")
                .doesNotContain("option option");
    }

    @Test
    void counts_are_told_in_the_number_that_they_have() {
        assertThat(Plural.of(1, "event")).isEqualTo("1 event");
        assertThat(Plural.of(0, "event")).isEqualTo("0 events");
        assertThat(Plural.of(2, "stays", "stay")).isEqualTo("2 stay");
    }

    @Test
    void variables_that_are_no_settings_are_passed_over_and_misspelt_ones_warned_about() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Console console = new Console(InputStream.nullInputStream(), errors, errors, false, 0);
        NewsmillConfig config =
                new SettingsOptions(console)
                        .config(
                                Map.of(
                                        "NEWSMILL_CLASSPATH", "strategy.jar",
                                        "NEWSMILL_SERVICE_HOST", "10.0.0.1",
                                        "NEWSMILL_SERVICE_PORT_HTTP", "8080",
                                        "NEWSMILL_PORT", "tcp://10.0.0.1:8080",
                                        "NEWSMILL_PORT_8080_TCP_ADDR", "10.0.0.1",
                                        "NEWSMILL_KAFKA_SECURITY_PROTOCOL", "SSL",
                                        "NEWSMILL_KAFKA_SECURTY_PROTOCOL", "SSL",
                                        "PATH", "/bin"),
                                Map.of());

        assertThat(config.originals()).containsEntry("kafka.security.protocol", "SSL");
        assertThat(errors.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .contains("'kafka.securty.protocol'", "did you mean 'kafka.security.protocol'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "local",
                "run",
                "publish",
                "tail",
                "replay",
                "process",
                "topics",
                "topology",
                "config",
                "bench"
            })
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
                .hasSizeLessThanOrEqualTo(24)
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.startsWith("First time here?   newsmill demo"));
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
        assertThat(out).anyMatch(line -> line.contains("parse-tagged"));
        assertThat(run("topology", "--mermaid", "-D", "output.topic=all")).isZero();
        assertThat(out.get(0)).isEqualTo("flowchart LR");
        assertThat(out).anyMatch(line -> line.contains("write --> topic-all"));
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
