package org.newsmill;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.newsmill.avro.EnrichedArticle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void every_field_that_a_released_schema_needs_is_guarded() throws Exception {
        assertThat(mutuallyReadable(current())).isTrue();
        for (Schema old : released()) {
            List<String> needed =
                    old.getFields().stream()
                            .filter(field -> !field.hasDefaultValue())
                            .map(Schema.Field::name)
                            .toList();

            assertThat(needed).isNotEmpty();
            assertThat(needed)
                    .allSatisfy(field -> assertThat(mutuallyReadable(without(field))).isFalse());
        }
    }

    @Test
    void a_new_field_without_a_default_is_refused() throws Exception {
        Schema.Field added = new Schema.Field("brandNew", Schema.create(Schema.Type.STRING), "New");

        assertThat(mutuallyReadable(with(current().getFields(), added))).isFalse();
    }

    /** Flink SQL cannot read enums, and an old reader would lose the name of a new format. */
    @Test
    void there_are_no_enums() throws Exception {
        assertThat(Files.readString(SCHEMAS.resolve("EnrichedArticle.avsc")))
                .doesNotContain("\"enum\"");
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
        assertThat(released()).isNotEmpty();
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
        return with(
                current().getFields().stream().filter(each -> !each.name().equals(field)).toList());
    }

    private static Schema with(List<Schema.Field> fields, Schema.Field... more) throws IOException {
        Schema current = current();
        Schema changed =
                Schema.createRecord(
                        current.getName(), current.getDoc(), current.getNamespace(), false);
        List<Schema.Field> all = new ArrayList<>();
        fields.forEach(each -> all.add(new Schema.Field(each, each.schema())));
        all.addAll(List.of(more));
        changed.setFields(all);
        return changed;
    }

    private static Schema current() throws IOException {
        return new Schema.Parser().parse(SCHEMAS.resolve("EnrichedArticle.avsc").toFile());
    }

    @Test
    void producers_of_raw_articles_are_read_whatever_their_version() throws Exception {
        new SchemaValidatorBuilder()
                .mutualReadStrategy()
                .validateAll()
                .validate(
                        new Schema.Parser().parse(SCHEMAS.resolve("RawArticle.avsc").toFile()),
                        released("RawArticle"));
    }

    private static List<Schema> released() throws IOException {
        return released("EnrichedArticle");
    }

    private static List<Schema> released(String name) throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS.resolve("released"))) {
            List<Path> sorted =
                    files.filter(file -> file.getFileName().toString().startsWith(name + '-'))
                            .sorted()
                            .toList();
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
