package org.newsmill.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleIdTest {

    @Test
    void source_and_number_of_512_bytes_are_an_id_and_of_one_more_their_hash_is() {
        assertThat(ArticleId.of("s" + "/" + "n".repeat(510))).isEqualTo("s/" + "n".repeat(510));
        // printf 's/%s' "$(printf 'n%.0s' {1..511})" | sha256sum
        assertThat(ArticleId.of("s" + "/" + "n".repeat(511)))
                .isEqualTo("sha256:b9e20d254e07d314275a38ba04254273");
    }

    @Test
    void bytes_count_and_not_characters() {
        assertThat(ArticleId.of("s" + "/" + "é".repeat(255))).isEqualTo("s/" + "é".repeat(255));
        // printf 's/%s' "$(printf 'é%.0s' {1..256})" | sha256sum
        assertThat(ArticleId.of("s" + "/" + "é".repeat(256)))
                .isEqualTo("sha256:bd4c146b7f3309d76e0f8c1e4909803d");
    }

    @Test
    void a_hash_has_as_many_digits_as_that_of_a_text() {
        assertThat(ArticleId.of("s".repeat(600) + "/" + "1")).hasSize(7 + 32);
        assertThat(ArticleId.of("s".repeat(600) + "/" + "1"))
                .isNotEqualTo(ArticleId.of("s".repeat(600) + "/" + "2"));
    }
}
