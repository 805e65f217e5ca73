package org.newsmill;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.newsmill.avro.EnrichedArticle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * FULL_TRANSITIVE without a registry: every released schema reads the current one and is read by
 * it.
 */
class SchemaEvolutionTest {

    private static final Path SCHEMAS = Path.of("schemas");

    @Test
    void every_released_schema_can_read_and_be_read_by_the_current_one() throws Exception {
        List<Schema> released = released();

        assertThat(released).isNotEmpty();
        new SchemaValidatorBuilder()
                .mutualReadStrategy()
                .validateAll()
                .validate(current(), released);
    }

    @Test
    void a_change_that_old_consumers_cannot_read_is_refused() throws Exception {
        Schema withoutStems = without("stemmedText");

        assertThat(mutuallyReadable(withoutStems)).isFalse();
        assertThat(mutuallyReadable(current())).isTrue();
    }

    @Test
    void a_format_that_an_old_consumer_does_not_know_reads_as_unknown() throws Exception {
        String newer =
                Files.readString(SCHEMAS.resolve("EnrichedArticle.avsc"))
                        .replace("\"STEMMED\"]", "\"STEMMED\", \"TELEX\"]");
        Schema written = new Schema.Parser().parse(newer);

        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(current(), written).getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void every_field_is_documented() throws Exception {
        for (Schema.Field field : current().getFields()) {
            assertThat(field.doc()).as(field.name()).isNotBlank();
        }
    }

    @Test
    void the_generated_class_is_made_from_the_file() throws Exception {
        assertThat(EnrichedArticle.getClassSchema().getFields())
                .extracting(Schema.Field::name)
                .containsExactlyElementsOf(
                        current().getFields().stream().map(Schema.Field::name).toList());
    }

    private static boolean mutuallyReadable(Schema schema) throws IOException {
        try {
            new SchemaValidatorBuilder()
                    .mutualReadStrategy()
                    .validateAll()
                    .validate(schema, released());
            return true;
        } catch (SchemaValidationException incompatible) {
            return false;
        }
    }

    private static Schema without(String field) throws IOException {
        Schema current = current();
        Schema less =
                Schema.createRecord(
                        current.getName(), current.getDoc(), current.getNamespace(), false);
        less.setFields(
                current.getFields().stream()
                        .filter(each -> !each.name().equals(field))
                        .map(each -> new Schema.Field(each, each.schema()))
                        .toList());
        return less;
    }

    private static Schema current() throws IOException {
        return new Schema.Parser().parse(SCHEMAS.resolve("EnrichedArticle.avsc").toFile());
    }

    private static List<Schema> released() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS.resolve("released"))) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream().map(SchemaEvolutionTest::parse).toList();
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
