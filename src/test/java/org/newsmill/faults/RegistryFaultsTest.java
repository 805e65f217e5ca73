package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.registry.RegistryOutage;
import org.newsmill.stream.registry.RegistryRefusedException;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The registry over HTTP, with a front that fails in each way that registries do. */
class RegistryFaultsTest {

    private FaultyRegistry registry;

    @BeforeEach
    void start() {
        registry = new FaultyRegistry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 422, 429, 500, 501, 502, 503, 504})
    void a_fault_that_passes_is_sat_out_in_place(int status) {
        registry.answer(status, 2);
        try (Mill mill = mill(registry)) {
            mill.put("Prose.");

            assertThat(mill.articles("plain")).hasSize(1);
            assertThat(mill.letters()).isEmpty();
            assertThat(registry.requests()).isGreaterThanOrEqualTo(3);
        }
    }

    /** All at once, since each takes its eight seconds. */
    @Test
    void a_fault_that_stays_is_thrown_within_eight_seconds_and_makes_no_letter() throws Exception {
        Map<String, Callable<FaultyRegistry>> faults = new LinkedHashMap<>();
        for (int status : new int[] {401, 403, 404, 429, 500, 502, 503}) {
            faults.put("answers " + status, () -> new FaultyRegistry().answer(status));
        }
        faults.put("never answers", () -> new FaultyRegistry().silent());
        faults.put("refuses", () -> new FaultyRegistry().away());
        ExecutorService threads = Executors.newCachedThreadPool();
        Map<String, Future<Stay>> stays = new LinkedHashMap<>();
        try {
            faults.forEach(
                    (name, fault) -> stays.put(name, threads.submit(() -> stay(fault.call()))));
            for (Map.Entry<String, Future<Stay>> each : stays.entrySet()) {
                Stay stay = each.getValue().get();

                assertThat(stay.thrown()).as(each.getKey()).isNotNull();
                assertThat(causes(stay.thrown())).as(each.getKey()).contains(RegistryOutage.class);
                assertThat(stay.lasted())
                        .as(each.getKey())
                        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
                assertThat(stay.letters()).as(each.getKey()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Without the topology, which would wait eight seconds for each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | | it answers 401: it wants credentials",
                "403 | | it answers 403: whoever these credentials belong to",
                "404 | | it answers 404 (so it was told, 40401)",
                "404 | <html>No such page</html> | it answers 404, and not in the way of a schema"
                        + " registry: does schema.registry.url lead to one, path included?",
                "405 | {\"oops\":true} | it answers 405, and not in the way of a schema registry",
                "200 | <html>Welcome</html> | what it answers is not JSON",
                "429 | | it answers 429: too many requests",
                "500 | | it answers 500 (so it was told, 50001)",
                "503 | <html>Back soon</html> | it answers 503",
                "-1 | | it does not answer in time (Read timed out)",
                "-2 | | Connection refused"
            })
    void a_failure_is_told_with_the_registrys_url_and_status_and_what_to_do(
            int status, String page, String words) {
        switch (status) {
            case -1 -> registry.silent();
            case -2 -> registry.away();
            default -> registry.answer(status, page);
        }
        NewsmillConfig config =
                new NewsmillConfig(
                        Map.of(
                                "schema.registry.url",
                                registry.url().replace("://", "://mill:s3cret@")));
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(new SerializerSettings(config).asMap(), false);
            RuntimeException thrown =
                    catchThrowableOfType(
                            RuntimeException.class, () -> serializer.serialize("topic", "text"));

            assertThat(RegistryOutage.named(config, thrown).getMessage())
                    .startsWith("the schema registry at " + registry.url() + " does not serve us: ")
                    .contains(words)
                    .doesNotContain("null", "error code", "<html>", "s3cret");
        }
    }

    private record Stay(Throwable thrown, Duration lasted, int letters) {}

    private static Stay stay(FaultyRegistry registry) {
        try (registry;
                Mill mill = mill(registry)) {
            long start = System.nanoTime();
            Throwable thrown = catchThrowable(() -> mill.put("Prose."));
            return new Stay(
                    thrown, Duration.ofNanos(System.nanoTime() - start), mill.letters().size());
        }
    }

    @Test
    void a_schema_that_is_refused_is_no_outage_and_is_not_tried_again() {
        registry.answer(409);
        try (Mill mill = mill(registry)) {
            Throwable thrown = catchThrowable(() -> mill.put("Prose."));

            assertThat(causes(thrown)).contains(RegistryRefusedException.class);
            assertThat(registry.requests()).isEqualTo(1);
            assertThat(mill.letters()).isEmpty();
        }
    }

    @Test
    void once_the_schema_is_known_the_registry_is_not_needed() {
        try (Mill mill = mill(registry)) {
            mill.put("One.");
            assertThat(mill.articles("plain")).hasSize(1);
            registry.answer(500);

            mill.put("Two.");

            assertThat(mill.read("news.enriched.plain")).hasSize(1);
        }
    }

    private static Mill mill(FaultyRegistry registry) {
        return new Mill(Map.of("schema.registry.url", registry.url()), RecordLimits.KAFKA_DEFAULT);
    }

    private static List<Class<?>> causes(Throwable thrown) {
        return java.util.stream.Stream.iterate(thrown, at -> at != null, Throwable::getCause)
                .<Class<?>>map(Throwable::getClass)
                .toList();
    }
}
