package org.newsmill.format.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain; charset=utf-16",
                "text/plain;charset=utf-16",
                "text/plain ; CHARSET = utf-16 ; format=flowed",
                "text/plain; charset=\"utf-16\"",
                "text/plain; charset=\" utf-16 \"",
                "text/plain; title=\"a; charset=klingon\"; charset=utf-16",
                "text/plain; title=\"say \\\"; charset=klingon\"; charset=utf-16",
                "text/plain; charset=utf-16; charset=utf-8",
                "text/plain;; charset=utf-16;",
                "; charset=utf-16",
            })
    void finds_the_character_set_among_the_parameters(String contentType) {
        assertThat(ContentType.charset(contentType)).isEqualTo("utf-16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;",
                "text/plain; charset",
                "text/plain; charset=",
                "text/plain; charset=\"\"",
                "text/plain; =utf-16",
                "text/plain; xcharset=utf-16",
                "text/plain; title=\"; charset=utf-16",
                "charset=utf-16",
                "",
            })
    void finds_none_where_none_is(String contentType) {
        assertThat(ContentType.charset(contentType)).isNull();
    }

    @Test
    void nothing_said_is_nothing_found() {
        assertThat(ContentType.charset(null)).isNull();
    }
}
