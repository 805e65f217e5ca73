package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.avro.EnrichedArticle;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

/** docs/library.md shows code that compiles and does what it says. */
class LibraryExamplesTest {

    @TempDir private Path folder;

    private static final Path SOURCE =
            Path.of("src/test/java/org/newsmill/docs/LibraryExamples.java");

    @ParameterizedTest
    @ValueSource(strings = {"text", "enrich", "embed"})
    void the_page_shows_the_code_that_is_compiled(String example) throws Exception {
        String page = Files.readString(Path.of("docs/library.md"));

        assertThat(page).contains("```java\n" + imports(example) + "\n" + code(example) + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "enrich", "embed"})
    void the_page_shows_code_that_compiles_as_it_stands(String example) throws Exception {
        String source =
                imports(example)
                        + "class Shown { Object shown(byte[] event) throws Exception {\n"
                        + code(example)
                        + "return null; } }";
        Path file = Files.writeString(folder.resolve("Shown.java"), source);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                errors,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString(),
                                file.toString());

        assertThat(errors.toString(UTF_8)).isEmpty();
        assertThat(code).isZero();
    }

    @Test
    void text_is_normalised_and_stemmed_as_the_comments_say() {
        assertThat(LibraryExamples.text())
                .containsExactly(
                        "the ferries weren ’ t running .", "the ferri weren ’ t run .", "1");
    }

    @Test
    void an_event_is_enriched_without_kafka() {
        List<EnrichedArticle> records = LibraryExamples.enrich("Ferries ran.".getBytes(UTF_8));

        assertThat(records).hasSize(1);
        assertThat(records.get(0).getSource()).isEqualTo("urn:my-feed");
    }

    @Test
    void the_topology_stands_in_another_applications_streams() {
        assertThat(LibraryExamples.embed().build().describe().toString()).contains("read-events");
    }

    private static String code(String example) throws Exception {
        String source = Files.readString(SOURCE);
        int from =
                source.indexOf("// begin " + example + "\n")
                        + ("// begin " + example + "\n").length();
        return source.substring(from, source.indexOf("        // end " + example)).indent(-8);
    }

    /** Those of the source's imports that the example needs, in their order. */
    private static String imports(String example) throws Exception {
        String code = code(example);
        return Files.readString(SOURCE)
                .lines()
                .filter(line -> line.startsWith("import "))
                .filter(
                        line -> {
                            String name = line.substring(line.lastIndexOf('.') + 1);
                            return Pattern.compile("\\b" + name.replace(";", "\\b"))
                                    .matcher(code)
                                    .find();
                        })
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
