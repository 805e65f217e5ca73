package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Rejection;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Each document of src/test/resources/formats gives the articles and rejections noted beside it.
 */
class FormatFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/formats");
    private static final String EXPECTED = ".expected.jsonl";
    private static final String HEADERS = ".headers";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventReader reader =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, 1 << 24, 100_000));

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("README.md"))
                    .filter(file -> !file.toString().endsWith(EXPECTED))
                    .filter(file -> !file.toString().endsWith(HEADERS))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void each_document_gives_what_is_noted_beside_it(Path document) throws IOException {
        String found = lines(document);
        Path expected = Path.of(document + EXPECTED);
        if (Boolean.getBoolean("formats.update")) {
            Files.writeString(expected, found);
        }
        assertThat(expected).as("what is expected of it").exists();
        assertThat(found.lines().toList()).isEqualTo(Files.readAllLines(expected));
    }

    private String lines(Path document) throws IOException {
        Map<String, String> headers = headers(document);
        OpenedEvent opened = reader.open(Files.readAllBytes(document), Hints.of(headers::get));
        StringBuilder lines = new StringBuilder();
        for (Outcome outcome : opened.outcomes()) {
            lines.append(JSON.writeValueAsString(line(outcome))).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, String> headers(Path document) throws IOException {
        Map<String, String> headers = new HashMap<>();
        String name = document.getFileName().toString();
        String mediaType = Formats.mediaType(name.substring(name.lastIndexOf('.') + 1));
        if (mediaType != null) {
            headers.put(NewsHeader.CONTENT_TYPE.key(), mediaType);
        }
        Path noted = Path.of(document + HEADERS);
        if (Files.exists(noted)) {
            for (String line : Files.readAllLines(noted)) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static ObjectNode line(Outcome outcome) {
        ObjectNode line = JSON.createObjectNode();
        line.put("ordinal", outcome.ordinal());
        if (outcome instanceof Rejection rejection) {
            line.put("reason", rejection.reason().name());
            line.put("message", rejection.message());
            return line;
        }
        Article article = (Article) outcome;
        line.put("text", article.text());
        for (Schema.Field field : article.said().getSchema().getFields()) {
            Object value = article.said().get(field.pos());
            if (isSaid(field.name(), value)) {
                line.set(field.name(), JSON.valueToTree(plain(value)));
            }
        }
        return line;
    }

    private static boolean isSaid(String field, Object value) {
        return value != null
                && !(value instanceof Collection<?> values && values.isEmpty())
                && !(value instanceof Integer number && number == 0)
                && !(field.equals("status") && value.toString().equals("USABLE"));
    }

    private static Object plain(Object value) {
        if (value instanceof Collection<?> values) {
            List<Object> plain = new ArrayList<>();
            values.forEach(each -> plain.add(plain(each)));
            return plain;
        }
        if (value instanceof IndexedRecord record) {
            ArrayNode fields = JSON.createArrayNode();
            for (Schema.Field field : record.getSchema().getFields()) {
                Object part = record.get(field.pos());
                fields.add(part == null ? null : part.toString());
            }
            return fields;
        }
        return value instanceof Number ? value : value.toString();
    }
}
