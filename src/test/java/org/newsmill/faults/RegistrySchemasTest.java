package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.article.Outage;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.registry.RegistryOutage;
import org.newsmill.stream.registry.RegistryRefusedException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the registry holds is not what we wrote with, or not what we want to write with. */
@Execution(ExecutionMode.CONCURRENT)
class RegistrySchemasTest {

    private static final String SUBJECT = "news.enriched.plain-value";

    private FaultyRegistry registry;

    @BeforeEach
    void start() {
        registry = new FaultyRegistry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void ids_that_one_task_has_asked_for_are_known_to_those_that_come_after_it() {
        try (Mill mill = mill()) {
            mill.put("One.");
            registry.away();

            mill.rebalance().put("Two.");

            assertThat(mill.read("news.enriched.plain")).hasSize(1);
            registry.serve();
        }
    }

    @Test
    void a_registry_that_is_away_when_it_is_asked_again_is_no_outage() {
        try (Mill mill = mill()) {
            mill.put("One.");
            mill.read("news.enriched.plain");

            registry.away();
            mill.askRegistryAgain().put("Two.");
            registry.serve().answer(404, "<html>Not found</html>");
            mill.askRegistryAgain().put("Three.");
            registry.serve();

            assertThat(mill.read("news.enriched.plain")).hasSize(2);
        }
    }

    @Test
    void a_registry_that_has_what_it_had_is_asked_without_being_noticed() {
        try (Mill mill = mill()) {
            mill.put("One.");
            int requests = registry.requests();

            mill.askRegistryAgain().put("Two.");

            assertThat(registry.requests()).isEqualTo(requests + 1);
            assertThat(mill.articles("plain")).hasSize(2);
        }
    }

    @Test
    void a_registry_that_was_emptied_is_noticed_and_the_schema_is_registered_again()
            throws Exception {
        try (Mill mill = mill()) {
            mill.put("One.");
            mill.read("news.enriched.plain");
            registry.emptied();
            assertThat(registry.has(SUBJECT, ours())).isFalse();
            mill.askRegistryAgain();
            assertThat(registry.has(SUBJECT, ours())).isTrue();

            assertThat(outage(catchThrowable(() -> mill.put("Two."))))
                    .contains(registry.url())
                    .contains("no longer has a schema with id 1")
                    .contains("news.enriched.plain")
                    .contains("registered again");

            mill.rebalance().put("Two.");
            assertThat(mill.articles("plain")).hasSize(1);
            assertThat(mill.letters()).isEmpty();
        }
    }

    @Test
    void a_registry_that_has_another_schema_under_the_id_is_noticed_as_well() throws Exception {
        try (Mill mill = mill()) {
            mill.put("One.");
            mill.read("news.enriched.plain");
            registry.emptied().register("others-value", "\"string\"");
            mill.askRegistryAgain();

            assertThat(outage(catchThrowable(() -> mill.put("Two."))))
                    .contains("another schema")
                    .contains("id 1");

            mill.rebalance().put("Two.");
            assertThat(mill.articles("plain")).hasSize(1);
        }
    }

    @Test
    void one_that_was_emptied_is_noticed_where_the_latest_schema_is_written_with_too()
            throws Exception {
        registry.register(SUBJECT, ours());
        try (Mill mill = mill("auto.register.schemas", "false", "use.latest.version", "true")) {
            mill.put("One.");
            assertThat(mill.articles("plain")).hasSize(1);
            registry.emptied();
            mill.askRegistryAgain();

            assertThat(outage(catchThrowable(() -> mill.put("Two."))))
                    .contains("no longer has a schema with id 1")
                    .contains("until the schema is registered");

            registry.register("others-value", "\"string\"").register(SUBJECT, ours());
            // With the serializer that was there before, as other threads have it.
            mill.put("Two.");
            assertThat(mill.articles("plain")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_latest_schema_that_our_records_do_not_fit_stops_the_processor(boolean strict)
            throws Exception {
        registry.register(SUBJECT, latest());
        try (Mill mill =
                mill(
                        "auto.register.schemas",
                        "false",
                        "use.latest.version",
                        "true",
                        "schema.registry.latest.compatibility.strict",
                        String.valueOf(strict))) {
            Throwable thrown = catchThrowable(() -> mill.put("One."));

            assertThat(refusal(thrown))
                    .contains(registry.url())
                    .contains("version 1 of subject " + SUBJECT)
                    .contains("use.latest.version=true")
                    .contains("mood")
                    .contains("stops");
            assertThat(mill.letters()).isEmpty();
        }
    }

    @Test
    void a_schema_that_is_nearly_registered_is_named_with_what_differs() throws Exception {
        String nearly = ours().replaceFirst("\"doc\": *\"[^\"]*\"", "\"doc\": \"Others' words.\"");
        String farther = nearly.replaceFirst("\"doc\": *\"The [^\"]*\"", "\"doc\": \"A word.\"");
        registry.register(SUBJECT, nearly).register(SUBJECT, farther);
        try (Mill mill = mill("auto.register.schemas", "false")) {
            assertThat(outage(catchThrowable(() -> mill.put("One."))))
                    .contains(registry.url())
                    .contains(SUBJECT)
                    .contains("auto.register.schemas is false")
                    .contains("versions 1, 2, of which 1 comes nearest")
                    .contains("with one difference: /doc is \"Others' words.\" there and");

            registry.register(SUBJECT, ours());
            mill.rebalance().put("One.");
            assertThat(mill.articles("plain")).hasSize(1);
            assertThat(mill.letters()).isEmpty();
        }
    }

    @Test
    void a_subject_that_is_not_there_is_named() {
        try (Mill mill = mill("auto.register.schemas", "false")) {
            assertThat(outage(catchThrowable(() -> mill.put("One."))))
                    .contains("no such subject")
                    .contains(SUBJECT);
        }
    }

    @Test
    void nothing_is_opened_before_a_task_begins_but_a_setting_that_cannot_be_right_can_be_seen() {
        NewsmillConfig config =
                new NewsmillConfig(Map.of("value.subject.name.strategy", "org.example.NotThere"));
        try (NewsTopology topology =
                NewsTopology.of(config, RecordLimits.of(1_000), Clock.systemUTC())) {
            assertThat(topology.get().describe().subtopologies()).hasSize(1);

            assertThatThrownBy(topology::checkSerialiser)
                    .hasMessageContaining("org.example.NotThere");
        }
    }

    private Mill mill(String... settings) {
        Map<String, String> all = new HashMap<>();
        all.put("schema.registry.url", registry.url());
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return new Mill(all, RecordLimits.KAFKA_DEFAULT);
    }

    private static String ours() throws Exception {
        return Files.readString(Path.of("schemas/EnrichedArticle.avsc"));
    }

    /** Ours, with a field that has to be filled in. */
    private static String latest() throws Exception {
        return ours().replaceFirst(
                        "\"fields\": *\\[",
                        "\"fields\": [{\"name\": \"mood\", \"type\": \"int\"},");
    }

    private static String outage(Throwable thrown) {
        return message(thrown, RegistryOutage.class);
    }

    private static String refusal(Throwable thrown) {
        return message(thrown, RegistryRefusedException.class);
    }

    private static String message(Throwable thrown, Class<? extends Outage> type) {
        return Stream.iterate(thrown, at -> at != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " is no cause", thrown));
    }
}
