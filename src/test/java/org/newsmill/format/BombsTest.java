package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** A tenth of each, by bounds of a tenth; what the whole costs is for a benchmark to say. */
class BombsTest {

    private static final Bombs BOMBS = new Bombs(10);

    static List<Bomb> bombs() {
        return BOMBS.all();
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void an_event_that_is_made_to_cost_much_is_an_article_or_a_letter(Bomb bomb) {
        assertThat(Bomb.became(BOMBS.read(bomb.bytes()))).startsWith(bomb.becomes());
    }
}
