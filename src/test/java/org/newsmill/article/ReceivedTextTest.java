package org.newsmill.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedTextTest {

    @Test
    void strips_all_that_python_calls_white_space_at_both_ends_and_nothing_inside() {
        assertThat(
                        ReceivedText.clean(
                                "\u001c \t\n"
                                        + "\u0085\u00a0\u1680\u2003\u2028\u202f\u205f\u3000a "
                                        + " b\u001f\u2007"))
                .isEqualTo("a  b");
    }

    @Test
    void keeps_what_only_looks_like_white_space() {
        assertThat(ReceivedText.clean("\u200b\ufeffa\u180e")).isEqualTo("\u200b\ufeffa\u180e");
    }

    @Test
    void nothing_left_is_null() {
        assertThat(ReceivedText.clean(null)).isNull();
        assertThat(ReceivedText.clean(" \n ")).isNull();
    }

    @Test
    void an_unpaired_surrogate_becomes_the_replacement_character() {
        assertThat(ReceivedText.clean("a\ud800b\udc00c\ud83d\ude00\udbff"))
                .isEqualTo("a\ufffdb\ufffdc\ud83d\ude00\ufffd");
    }
}
