package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;

class TermsTest {

    @Test
    void termsMadeElsewhereAreWhatTheyWere() {
        List<Term> terms =
                List.of(
                        new Term("walk", StemDelta.MOST, "walking"),
                        new Term("été", 2, null),
                        new Term("a", 0, "a"));

        assertThat(Terms.of(terms)).isEqualTo(terms);
    }

    @Test
    void aCountThatNoTextCanGiveIsRefused() {
        for (int count : new int[] {-1, StemDelta.MOST + 1, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Terms.of(List.of(new Term("walk", count, null))))
                    .withMessageContaining(String.valueOf(count));
        }
    }
}
