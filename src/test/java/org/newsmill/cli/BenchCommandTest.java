package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

class BenchCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A small benchmark, with processes, broker and counting as in a large one. */
    @Tag("heavy")
    @Test
    void prints_one_object_with_the_ratios_after_all_that_went_in_came_out() throws Exception {
        int code =
                run(
                        "bench",
                        "--articles",
                        "200",
                        "--bytes",
                        "500",
                        "--warm-ups",
                        "0",
                        "--rounds",
                        "1",
                        "--latency-seconds",
                        "1",
                        "--java-options",
                        "-Xmx256m -XX:TieredStopAtLevel=1",
                        "--json");

        assertThat(code).as(err.toString(UTF_8)).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toString(UTF_8));
        List<String> names = new ArrayList<>();
        result.get("ratios").fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "exactly_once_all_fields",
                        "exactly_once_no_terms",
                        "at_least_once_all_fields");
        assertThat(result.get("ratios")).allMatch(ratio -> ratio.asDouble() > 0);
        assertThat(result.at("/input/articles").asInt()).isEqualTo(200);
        JsonNode all = result.at("/variants/exactly_once_all_fields");
        assertThat(all.at("/articles_per_second/median").asDouble()).isPositive();
        assertThat(all.at("/bytes_out_per_byte_in").asDouble()).isBetween(2.0, 10.0);
        assertThat(all.at("/latency_ms_at_half_load/p99").asLong()).isPositive();
        assertThat(result.at("/variants/pass_through/cpu_seconds_per_gigabyte/median").asDouble())
                .isPositive();
        assertThat(err.toString(UTF_8).lines()).allMatch(line -> line.startsWith("newsmill: "));
    }

    @Test
    void a_number_that_makes_no_sense_is_wrong_usage() {
        assertThat(run("bench", "--rounds", "0")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--rounds must be at least 1, not 0");
    }

    private int run(String... arguments) {
        return Main.run(new Console(InputStream.nullInputStream(), out, err, false, 80), arguments);
    }
}
