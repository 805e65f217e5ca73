package org.newsmill.format.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class OrdinalsTest {

    private static final int NO_END = Integer.MAX_VALUE;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 3",
                "3+ | 3+",
                "0+ | 0+",
                "3,7,12-15,20+ | 3,7,12-15,20+",
                "7,3 | 3,7",
                "3,4,5 | 3-5",
                "3-4,5 | 3-5",
                "1,5+,9+ | 1,5+",
                "1,8,5+ | 1,5+",
                "' 3 , 7 ' | 3,7"
            })
    void a_list_is_written_in_the_shortest_way(String header, String written) throws Exception {
        assertThat(Ordinals.of(header)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "-",
                "3-",
                "-3",
                "5-3",
                "3++",
                "a",
                "3,",
                "3,,4",
                "3.5",
                "99999999999"
            })
    void what_is_no_list_is_malformed(String header) {
        assertThatThrownBy(() -> Ordinals.of(header))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("news-only-ordinal")
                .hasMessageContaining("3,7,12-15,20+");
    }

    @Test
    void a_list_holds_what_it_says_and_nothing_else() throws Exception {
        Ordinals ordinals = Ordinals.of("3,7,12-15,20+");

        assertThat(IntStream.range(0, 25).filter(ordinals::holds).boxed())
                .containsExactly(3, 7, 12, 13, 14, 15, 20, 21, 22, 23, 24);
        assertThat(ordinals.first()).isEqualTo(3);
        assertThat(ordinals.isOpen()).isTrue();
    }

    @Test
    void without_a_header_all_are_wanted() throws Exception {
        assertThat(Ordinals.of((String) null)).isSameAs(Ordinals.ALL);
        assertThat(Ordinals.ALL.first()).isZero();
        assertThat(Ordinals.ALL.holds(1_000_000)).isTrue();
    }

    @Test
    void what_follows_the_open_end_is_not_listed() {
        assertThat(Ordinals.of(List.of(9, 2, 5), 5)).hasToString("2,5+");
        assertThat(Ordinals.of(List.of(9, 2, 5), NO_END)).hasToString("2,5,9");
    }

    @Test
    void a_long_list_is_split_without_losing_or_doubling_any() {
        List<Integer> odd = IntStream.range(0, 10_000).map(i -> 2 * i + 1).boxed().toList();
        Ordinals all = Ordinals.of(odd, 30_000);

        List<Ordinals> parts = all.split(1_000);

        assertThat(parts).hasSizeGreaterThan(50);
        assertThat(parts).allSatisfy(p -> assertThat(p.toString().length()).isLessThan(1_010));
        for (int i = 0; i < 40_000; i++) {
            int ordinal = i;
            long holders = parts.stream().filter(part -> part.holds(ordinal)).count();
            assertThat(holders).as("parts with %d", i).isEqualTo(all.holds(i) ? 1 : 0);
        }
    }

    @Test
    void a_short_list_stays_whole() throws Exception {
        assertThat(Ordinals.of("3,7").split(1_000)).hasSize(1).first().hasToString("3,7");
        assertThat(Ordinals.ALL.split(10)).hasSize(1).first().hasToString("0+");
    }
}
