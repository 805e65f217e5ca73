package org.newsmill.format.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of feeds and of JSON do not say whether they are markup: their tags do. */
class HtmlElementsTest {

    @ParameterizedTest
    @CsvSource({
        "<p>, p",
        "</P >, p",
        "<br/>, br",
        "<center>, center",
        "<BLINK>, blink",
        "<svg width=1>, svg",
        "<!-- a note, !--",
        "<!DOCTYPE,",
        "List<String>,",
        "a <b,",
        "<table4>,",
        "<,",
        "</,"
    })
    void a_tag_is_one_that_html_has_or_had(String text, String name) {
        assertThat(HtmlElements.tagAt(text, text.indexOf('<'))).isEqualTo(name);
    }
}
