package org.newsmill.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BoundedLabelsTest {

    private final BoundedLabels labels = new BoundedLabels(3);

    @Test
    void the_first_have_their_names_and_the_rest_are_others() {
        Set<String> seen =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> labels.label("source " + i))
                        .collect(Collectors.toSet());

        assertThat(seen).containsExactlyInAnyOrder("source 0", "source 1", "source 2", "other");
        assertThat(labels.label("source 1")).isEqualTo("source 1");
    }

    @Test
    void nothing_is_none() {
        assertThat(labels.label(null)).isEqualTo("none");
        assertThat(labels.label(" ")).isEqualTo("none");
    }

    @Test
    void what_is_long_or_not_printable_takes_no_place() {
        assertThat(labels.label("x".repeat(81))).isEqualTo("other");
        assertThat(labels.label("a\nb")).isEqualTo("other");
        assertThat(labels.label("a\u001b[31m")).isEqualTo("other");
        assertThat(labels.label("a\u2028b")).isEqualTo("other");
        assertThat(labels.label("a\u009bb")).isEqualTo("other");
        assertThat(labels.label("朝日新聞")).isEqualTo("朝日新聞");
    }
}
