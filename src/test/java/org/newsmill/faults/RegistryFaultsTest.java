package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.stream.RecordLimits;
import org.newsmill.stream.RegistryAwayException;
import org.newsmill.stream.RegistryRefusedException;

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
                assertThat(causes(stay.thrown()))
                        .as(each.getKey())
                        .contains(RegistryAwayException.class);
                assertThat(stay.lasted())
                        .as(each.getKey())
                        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
                assertThat(stay.letters()).as(each.getKey()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** All at once, as above. */
    @Test
    void an_outage_is_told_with_the_registrys_url_and_status_and_what_to_do() throws Exception {
        String page = "<html><body>no such page</body></html>";
        Map<String, Callable<FaultyRegistry>> faults = new LinkedHashMap<>();
        faults.put("answers 401", () -> new FaultyRegistry().answer(401));
        faults.put("basic.auth.user.info", () -> new FaultyRegistry().wants("Basic x"));
        faults.put("answers 403: whoever", () -> new FaultyRegistry().answer(403));
        faults.put(
                "answers 404, and not in the way of a schema registry: does schema.registry.url",
                () -> new FaultyRegistry().answer(404, page));
        faults.put(
                "answers 405, and not", () -> new FaultyRegistry().answer(405, "{\"oops\":true}"));
        faults.put("answers 404 (so it was", () -> new FaultyRegistry().answer(404));
        faults.put("is not JSON", () -> new FaultyRegistry().answer(200, page));
        faults.put("answers 429: too", () -> new FaultyRegistry().answer(429));
        faults.put("it answers 503", () -> new FaultyRegistry().answer(503, page));
        faults.put("answers 500 (so it was told, 50001)", () -> new FaultyRegistry().answer(500));
        faults.put("not answer in time", () -> new FaultyRegistry().silent());
        faults.put("Connection refused", () -> new FaultyRegistry().away());
        ExecutorService threads = Executors.newCachedThreadPool();
        Map<String, Future<String>> messages = new LinkedHashMap<>();
        try {
            faults.forEach(
                    (words, fault) -> messages.put(words, threads.submit(() -> told(fault.call()))));
            for (Map.Entry<String, Future<String>> each : messages.entrySet()) {
                assertThat(each.getValue().get())
                        .startsWith("the schema registry at http://127.0.0.1:")
                        .contains(each.getKey())
                        .doesNotContain("null", "error code", "<html>", "s3cret");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String told(FaultyRegistry registry) {
        String withPassword = registry.url().replace("://", "://mill:s3cret@");
        try (registry;
                Mill mill =
                        new Mill(
                                Map.of("schema.registry.url", withPassword),
                                RecordLimits.KAFKA_DEFAULT)) {
            Throwable at = catchThrowable(() -> mill.put("Prose."));
            while (!(at instanceof RegistryAwayException)) {
                at = at.getCause();
            }
            return at.getMessage();
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
