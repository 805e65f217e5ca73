package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;

import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsmill.article.Reason;
import org.newsmill.article.Stage;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.enrich.Enrichments;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.NewsHeader.On;
import org.newsmill.meter.Meters;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.settings.Topics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages in docs/reference are made from the code: {@code mvn test -Dtest=ReferenceTest
 * -Ddocs.update=true} writes them, and without that they are compared.
 */
class ReferenceTest {

    private static final Path FOLDER = Path.of("docs/reference");

    /** A page and how it begins; the table follows. */
    private record Reference(String name, String title, String head, String table) {

        String text() {
            return "# "
                    + title
                    + "\n\n<!-- Made from the code: mvn test -Dtest=ReferenceTest"
                    + " -Ddocs.update=true -->\n\n"
                    + head
                    + "\n\n"
                    + table;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Reference> pages() {
        return Stream.of(
                new Reference(
                        "topics",
                        "Topics",
                        "Topics that are missing are created when the processor starts; those that"
                                + " exist are checked. Events of one partition keep their order;"
                                + " records are keyed again by their id.",
                        topics()),
                new Reference(
                        "headers",
                        "Headers",
                        "All are UTF-8. Every header of an event that begins with `ce_` (except"
                            + " `ce_datacontenttype` and `ce_dataschema`), and `traceparent` and"
                            + " `tracestate`, are handed on to its enriched records, no others."
                            + " Dead letters keep all the headers that their event had, unless"
                            + " those are too large for the topic.",
                        headers()),
                new Reference(
                        "fields",
                        "Fields",
                        "Of [`EnrichedArticle`](../../schemas/EnrichedArticle.avsc)"
                                + " (`org.newsmill.avro`). Changes to it stay readable both ways"
                                + " (`FULL_TRANSITIVE`). `enrich.fields` may leave out "
                                + code(Enrichments.optionalFields())
                                + ".",
                        fields(EnrichedArticle.getClassSchema())),
                new Reference(
                        "reasons",
                        "Reasons",
                        "Why something is a dead letter (`news-reason`), and how far it had come"
                                + " (`news-stage`).",
                        reasons()),
                new Reference(
                        "settings",
                        "Settings",
                        "They come from a properties file (`--config FILE`), from the environment"
                            + " (`NEWSMILL_OUTPUT_TOPIC` for `output.topic`) and from the command"
                            + " line (`-D output.topic=…`); of these, later ones win. `kafka.*` is"
                            + " passed to every Kafka client, `streams.*` to Kafka Streams, and"
                            + " `schema.registry.*`, `basic.auth.*` and `bearer.auth.*` to the Avro"
                            + " serializer. `${env:NAME}`, `${file:path:key}` and"
                            + " `${dir:folder:file}` are replaced in any value. `./newsmill config`"
                            + " prints the same.",
                        settings()),
                new Reference(
                        "metrics",
                        "Metrics",
                        "`GET /metrics` on `http.port` shows these, and with `metrics=all` those of"
                            + " Kafka's clients (`kafka_…`) and of the JVM (`jvm_…`, `process_…`,"
                            + " `system_…`). What is done again after an outage is counted again,"
                            + " since counters count work; `newsmill_committed_total` does not."
                            + " Series with a label that events choose begin when the first is"
                            + " counted. A histogram has `_bucket`, `_count`, `_sum` and, as a"
                            + " gauge of the last minutes, `_max`.",
                        metrics()),
                new Reference(
                        "formats",
                        "Formats",
                        "`news-format` decides over all; else the document's root does. How each is"
                                + " read stands in [Formats](../formats.md).",
                        formats()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_page_is_what_the_code_says(Reference page) throws IOException {
        Path file = FOLDER.resolve(page.name() + ".md");
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, page.text());
        }

        assertThat(file)
                .as("mvn test -Dtest=ReferenceTest -Ddocs.update=true makes it current")
                .content()
                .isEqualTo(page.text());
    }

    private static String topics() {
        Topics topics = new NewsmillConfig(Map.of()).topics();
        return table(
                        List.of("topic", "key", "value"),
                        Stream.of(
                                List.of(
                                        code(topics.raw()),
                                        "any, or none",
                                        "the bytes of one raw event: one article or many"),
                                List.of(
                                        code(
                                                topics.enriched()
                                                        .replace(Topics.PLACEHOLDER, "<format>")),
                                        "the article's id, UTF-8",
                                        "[`EnrichedArticle`](fields.md), Avro in Confluent's wire"
                                                + " format"),
                                List.of(
                                        code(topics.deadLetters()),
                                        "as it came",
                                        "the bytes that could not be read, exactly; the"
                                                + " [headers](headers.md) say why"),
                                List.of(
                                        code(topics.replays()),
                                        "a letter's place",
                                        "which letters were sent back; made by the first `newsmill"
                                                + " replay`"),
                                List.of(
                                        code(topics.progress()),
                                        "an `application.id`",
                                        "the id of the raw topic that it has read, kept for when"
                                            + " Kafka [forgets its"
                                            + " offsets](../operations.md#what-happens-to-the-raw-topic)")))
                + "\n`<format>` is "
                + Formats.ALL.stream()
                        .map(Format::topicPart)
                        .map(ReferenceTest::code)
                        .collect(Collectors.joining(", "))
                + ".\n";
    }

    private static String headers() {
        StringBuilder text = new StringBuilder();
        Map<On, String> titles =
                Map.of(
                        On.EVENT,
                        "Producers may set these on events. All are optional. What the document"
                                + " itself says takes precedence, except for the format.",
                        On.RECORD,
                        "Enriched records have these, so that consumers can choose without"
                                + " decoding.",
                        On.LETTER,
                        "Dead letters have these.");
        for (On where : List.of(On.EVENT, On.RECORD, On.LETTER)) {
            text.append(text.isEmpty() ? "" : "\n").append(titles.get(where)).append("\n\n");
            text.append(
                    table(
                            List.of("header", "meaning"),
                            NewsHeader.on(where).stream()
                                    .map(each -> List.of(code(each.key()), each.doc()))));
        }
        return text.toString();
    }

    private static String fields(Schema record) {
        StringBuilder text =
                new StringBuilder(
                        table(
                                List.of("field", "type", "meaning"),
                                record.getFields().stream()
                                        .map(
                                                field ->
                                                        List.of(
                                                                code(field.name()),
                                                                type(field.schema()),
                                                                field.doc()))));
        for (Schema.Field field : record.getFields()) {
            Schema inner =
                    field.schema().getType() == Schema.Type.ARRAY
                            ? field.schema().getElementType()
                            : field.schema();
            if (inner.getType() == Schema.Type.RECORD) {
                text.append("\n## ").append(inner.getName()).append("\n\n").append(fields(inner));
            }
        }
        return text.toString();
    }

    private static String type(Schema schema) {
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case UNION -> type(schema.getTypes().get(1)) + " or null";
            case ARRAY -> "array of " + type(schema.getElementType());
            case RECORD -> code(schema.getName());
            default -> schema.getType().getName();
        };
    }

    private static String reasons() {
        return table(
                        List.of("reason", "when"),
                        Arrays.stream(Reason.values())
                                .map(reason -> List.of(code(reason.name()), reason.doc())))
                + "\n"
                + table(
                        List.of("stage", "what was done"),
                        Arrays.stream(Stage.values())
                                .map(stage -> List.of(code(stage.headerValue()), stage.doc())));
    }

    private static String settings() {
        return table(
                List.of("setting", "type", "default", "what it does"),
                Settings.ALL.stream()
                        .map(
                                each ->
                                        List.of(
                                                code(each.shownKey()),
                                                each.typeName(),
                                                code(each.writtenDefault()),
                                                each.doc())));
    }

    private static String metrics() {
        return table(
                List.of("metric", "kind", "labels", "what it says"),
                Arrays.stream(Meters.values())
                        .map(
                                meter ->
                                        List.of(
                                                code(prometheus(meter)),
                                                kind(meter),
                                                meter.tags().isEmpty() ? "" : code(meter.tags()),
                                                meter.doc())));
    }

    /** As Prometheus shows it; a histogram's series have a suffix more. */
    static String prometheus(Meters meter) {
        String name =
                new PrometheusNamingConvention()
                        .name(
                                meter.key(),
                                switch (meter.kind()) {
                                    case COUNTER -> Meter.Type.COUNTER;
                                    case GAUGE -> Meter.Type.GAUGE;
                                    case TIMER, LONG_TIMER -> Meter.Type.TIMER;
                                },
                                null);
        // The convention leaves these to the exposition.
        return meter.kind() == Meters.Kind.COUNTER
                ? name + "_total"
                : meter.key().endsWith(".info") ? name + "_info" : name;
    }

    private static String kind(Meters meter) {
        return switch (meter.kind()) {
            case COUNTER -> "counter";
            case GAUGE -> "gauge";
            case TIMER, LONG_TIMER -> "histogram";
        };
    }

    private static String formats() {
        return table(
                List.of("format", "topic part", "text arrives as", "what it is"),
                Formats.ALL.stream()
                        .map(
                                format ->
                                        List.of(
                                                code(format.name()),
                                                code(format.topicPart()),
                                                format.form().name().toLowerCase(Locale.ROOT),
                                                format.doc())));
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        String line = head.stream().map(any -> "---").collect(Collectors.joining(" | "));
        return Stream.concat(
                        Stream.of(String.join(" | ", head), line),
                        rows.map(cells -> String.join(" | ", cells)))
                .map(cells -> "| " + cells + " |\n")
                .collect(Collectors.joining());
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String code(List<String> texts) {
        return texts.stream().map(ReferenceTest::code).collect(Collectors.joining(", "));
    }
}
