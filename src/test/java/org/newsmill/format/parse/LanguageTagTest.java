package org.newsmill.format.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class LanguageTagTest {

    @ParameterizedTest
    @CsvSource({
        "en,en",
        "EN,en",
        "en_US,en-US",
        "zh-hant-tw,zh-Hant-TW",
        "pt-BR,pt-BR",
        "sr-Latn,sr-Latn"
    })
    void a_tag_is_read_as_it_is_usually_written(String written, String tag) {
        assertThat(LanguageTag.read(written)).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"und", "mul", "zxx", "en, de", "english language", "e", "*", "-", "en--US"})
    void what_is_no_tag_of_one_language_is_none(String written) {
        assertThat(LanguageTag.read(written)).isNull();
    }

    @Test
    void our_own_header_comes_before_that_of_http() {
        assertThat(of(Map.of("news-language", "fr", "content-language", "de"))).isEqualTo("fr");
        assertThat(of(Map.of("content-language", "de"))).isEqualTo("de");
        assertThat(of(Map.of("news-language", "?", "content-language", "de"))).isEqualTo("de");
        assertThat(of(Map.of())).isNull();
    }

    private static String of(Map<String, String> headers) {
        return LanguageTag.of(Hints.of(headers::get));
    }
}
