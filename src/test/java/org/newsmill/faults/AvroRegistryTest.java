package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.RawArticle;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.registry.RegistryOutage;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Events that are Avro, and a registry over HTTP that fails while their schema is asked for. */
class AvroRegistryTest {

    private static final int UNKNOWN = 4711;

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
    void a_record_whose_schema_the_registry_has_is_read() {
        byte[] event = event(registry);
        try (Mill mill = mill(registry)) {
            mill.put(event).put(event);

            assertThat(mill.articles("avro"))
                    .extracting(EnrichedArticle::getText)
                    .containsExactly("The ferry sails again.", "The ferry sails again.");
        }
    }

    @Test
    void a_schema_that_the_registry_does_not_have_is_a_letter_and_is_not_asked_for_each_time() {
        try (Mill mill = mill(registry)) {
            for (int i = 0; i < 50; i++) {
                mill.put(withId(UNKNOWN));
            }

            List<TestRecord<byte[], byte[]>> letters = mill.letters();
            assertThat(letters).hasSize(50);
            assertThat(Mill.header(letters.get(49), "news-reason")).isEqualTo("MALFORMED");
            assertThat(Mill.header(letters.get(49), NewsHeader.MESSAGE.key())).contains("4711");
            assertThat(registry.requests()).isLessThan(5);
        }
    }

    @Test
    void a_schema_of_another_kind_is_a_letter_and_is_not_asked_for_each_time() {
        registry.answer(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}");
        try (Mill mill = mill(registry)) {
            for (int i = 0; i < 50; i++) {
                mill.put(withId(3));
            }

            List<TestRecord<byte[], byte[]>> letters = mill.letters();
            assertThat(letters).hasSize(50);
            assertThat(Mill.header(letters.get(0), "news-reason")).isEqualTo("MALFORMED");
            assertThat(Mill.header(letters.get(0), NewsHeader.MESSAGE.key()))
                    .contains("schema with id 3");
            assertThat(registry.requests()).isLessThan(5);
        }
    }

    @Test
    void a_schema_that_is_no_avro_although_it_says_so_is_a_letter() {
        registry.answer(200, "{\"schema\":\"{\\\"type\\\":\\\"recorder\\\"}\"}");
        try (Mill mill = mill(registry)) {
            mill.put(withId(3));

            assertThat(Mill.header(mill.letter(), "news-reason")).isEqualTo("MALFORMED");
        }
    }

    @Test
    void a_schema_whose_references_the_registry_does_not_have_is_a_letter() {
        registry.answer(
                200,
                "{\"schema\":\"\\\"a.B\\\"\",\"references\":[{\"name\":\"a.B\",\"subject\":\"b\","
                        + "\"version\":1}]}",
                2);
        try (Mill mill = mill(registry)) {
            mill.put(withId(3));

            assertThat(Mill.header(mill.letter(), "news-reason")).isEqualTo("MALFORMED");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 502, 503})
    void a_fault_that_passes_is_sat_out_in_place(int status) {
        byte[] event = event(registry);
        registry.answer(status, 2);
        try (Mill mill = mill(registry)) {
            mill.put(event);

            assertThat(mill.articles("avro")).hasSize(1);
            assertThat(mill.letters()).isEmpty();
        }
    }

    /** All at once, since each takes its eight seconds. */
    @Test
    void a_fault_that_stays_is_an_outage_and_makes_no_letter() throws Exception {
        Map<String, Callable<FaultyRegistry>> faults = new LinkedHashMap<>();
        for (int status : new int[] {401, 403, 429, 500, 503}) {
            faults.put("answers " + status, () -> new FaultyRegistry().answer(status));
        }
        String page = "<html>No such page</html>";
        faults.put("a web server's 404", () -> new FaultyRegistry().answer(404, page));
        faults.put("a web server's page", () -> new FaultyRegistry().answer(200, page));
        faults.put("never answers", () -> new FaultyRegistry().silent());
        faults.put("refuses", () -> new FaultyRegistry().away());
        ExecutorService threads = Executors.newCachedThreadPool();
        Map<String, Future<Stay>> stays = new LinkedHashMap<>();
        try {
            faults.forEach(
                    (name, fault) -> stays.put(name, threads.submit(() -> stay(fault.call()))));
            for (Map.Entry<String, Future<Stay>> each : stays.entrySet()) {
                Stay stay = each.getValue().get();

                assertThat(causes(stay.thrown())).as(each.getKey()).contains(RegistryOutage.class);
                assertThat(stay.lasted()).as(each.getKey()).isLessThan(Duration.ofSeconds(9));
                assertThat(stay.letters()).as(each.getKey()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void once_a_schema_is_known_the_registry_is_not_needed() {
        byte[] event = event(registry);
        try (Mill mill = mill(registry)) {
            mill.put(event);
            registry.away();
            mill.put(event);

            assertThat(mill.read("news.enriched.avro")).hasSize(2);
        }
    }

    private record Stay(Throwable thrown, Duration lasted, int letters) {}

    private static Stay stay(FaultyRegistry registry) {
        try (registry;
                Mill mill = mill(registry)) {
            long start = System.nanoTime();
            Throwable thrown = catchThrowable(() -> mill.put(withId(1)));
            return new Stay(
                    thrown, Duration.ofNanos(System.nanoTime() - start), mill.letters().size());
        }
    }

    private static byte[] event(FaultyRegistry registry) {
        RawArticle article =
                RawArticle.newBuilder()
                        .setBody(ByteBuffer.wrap("The ferry sails again.".getBytes(UTF_8)))
                        .build();
        try (KafkaAvroSerializer avro = new KafkaAvroSerializer()) {
            avro.configure(Map.of("schema.registry.url", registry.url()), false);
            return avro.serialize("news.raw", article);
        }
    }

    private static byte[] withId(int id) {
        return ByteBuffer.allocate(9).put((byte) 0).putInt(id).putInt(0).array();
    }

    private static Mill mill(FaultyRegistry registry) {
        return new Mill(Map.of("schema.registry.url", registry.url()), RecordLimits.KAFKA_DEFAULT);
    }

    private static List<Class<?>> causes(Throwable thrown) {
        return Stream.iterate(thrown, at -> at != null, Throwable::getCause)
                .<Class<?>>map(Throwable::getClass)
                .toList();
    }
}
