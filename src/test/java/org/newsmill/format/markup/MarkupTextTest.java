package org.newsmill.format.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTextTest {

    @Test
    void paragraphs_are_apart_by_a_blank_line_and_lines_by_a_break() {
        assertThat(
                        MarkupText.ofHtml(
                                "<h2>Ferry</h2><p>It sails.</p>\n <p>At noon.<br>Bring a hat.</p>"))
                .isEqualTo("Ferry\n\nIt sails.\n\nAt noon.\nBring a hat.");
        assertThat(MarkupText.ofHtml("One.<br>\n<br/>Two.<br><br><br><br>Three.<br>"))
                .isEqualTo("One.\n\nTwo.\n\nThree.");
        assertThat(MarkupText.ofHtml("<div>One<div><div>two</div></div></div>three<hr>four"))
                .isEqualTo("One\n\ntwo\n\nthree\n\nfour");
    }

    @Test
    void empty_paragraphs_leave_nothing() {
        assertThat(MarkupText.ofHtml("<p>&nbsp;</p><p>One.</p><p> <br> </p><p>Two.</p><p></p>"))
                .isEqualTo("One.\n\nTwo.");
        assertThat(MarkupText.ofHtml("<p>\n</p>")).isEmpty();
        assertThat(MarkupText.ofHtml("")).isEmpty();
    }

    @Test
    void inline_elements_tear_no_word() {
        assertThat(
                        MarkupText.ofHtml(
                                "<b>un</b>done <i>and</i>\n<a href=x>done</a>, H<sub>2</sub>O"))
                .isEqualTo("undone and done, H2O");
        assertThat(MarkupText.ofHtml("Donau<wbr>dampf<!-- x -->schiff"))
                .isEqualTo("Donaudampfschiff");
    }

    @Test
    void cells_and_items_are_never_glued() {
        assertThat(
                        MarkupText.ofHtml(
                                "<table><tr><th>Town<th>Votes<tr><td>Lunde<td>12</table>"
                                    + "<ul><li>One<li>Two<ul><li>Three</ul></ul><dl><dt>A<dd>B</dl>"))
                .isEqualTo("Town\tVotes\nLunde\t12\n\nOne\nTwo\n\nThree\n\nA\nB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>var x = '<p>';</script>",
                "<style>p {}</style>",
                "<template><p>x</p></template>",
                "<svg><title>x</title><text>y</text></svg>",
                "<form><p>x</p><input value=y><button>z</button></form>",
                "<noscript><p>x</p></noscript>",
                "<p hidden>x</p>",
                "<div style='color: red; DISPLAY : none'><p>x</p></div>",
                "<span style=visibility:hidden>x</span>",
                "<i aria-hidden=true>x</i>",
                "<img alt=x src=y title=z>",
                "<iframe>x</iframe><video>x</video><object>x</object><select><option>x</select>",
                "<sup><a href='#fn1'>1</a></sup>",
                "<!-- x --><?x y?>"
            })
    void what_a_reader_does_not_see_or_read_is_left_out(String markup) {
        assertThat(MarkupText.ofHtml("un" + markup.replace("<p>", "").replace("</p>", "") + " "))
                .startsWith("un")
                .doesNotContain("x", "y", "z");
        assertThat(MarkupText.ofHtml("a " + markup + " b").split("\\s+")).containsExactly("a", "b");
    }

    @Test
    void styles_that_only_look_like_hiding_hide_nothing() {
        assertThat(MarkupText.ofHtml("<p style='x-display:none;display:block'>One</p>"))
                .isEqualTo("One");
        assertThat(MarkupText.ofHtml("<p hidden=until-found>One</p>")).isEqualTo("One");
        assertThat(MarkupText.ofHtml("<div aria-hidden=true><p>One</p></div>")).isEqualTo("One");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Smith &amp; Sons &lt;3 &#8217;&#x2019;&hellip; | Smith & Sons <3 ’’…",
                "&#128; &#145;x&#146; &#151; | € ‘x’ —",
                "AT&T &nosuch; & x | AT&T &nosuch; & x",
                "&amp;amp; | &amp;"
            })
    void entities_are_decoded_once(String markup, String text) {
        assertThat(MarkupText.ofHtml(markup)).isEqualTo(text);
    }

    @Test
    void marks_of_line_breaking_are_dropped_and_joiners_kept() {
        assertThat(MarkupText.ofHtml("Donau\u00ADdampf\u200B\u2060\uFEFFschiff"))
                .isEqualTo("Donaudampfschiff");
        assertThat(MarkupText.ofHtml("<p>می\u200Cخواهم ක්\u200Dෂ</p>"))
                .isEqualTo("می\u200Cخواهم ක්\u200Dෂ");
        assertThat(MarkupText.ofHtml("ไทย\u200Bคำ iPhone\u200Bไทย a\u200Bb ខ្មែរ\u200Bx"))
                .isEqualTo("ไทย\u200Bคำ iPhone\u200Bไทย ab ខ្មែរ\u200Bx");
        assertThat(MarkupText.ofHtml("a\u0000b <b>c</b>")).isEqualTo("ab c");
    }

    @Test
    void no_break_spaces_are_spaces() {
        assertThat(MarkupText.ofHtml("«\u00A0oui\u202F», 10&nbsp;&nbsp;000\u2007km"))
                .isEqualTo("« oui », 10 000 km");
    }

    @Test
    void pre_keeps_its_lines() {
        assertThat(
                        MarkupText.ofHtml(
                                "<p>a\n b</p><pre>\none\n  two\r\n\r\nthree\n</pre>\n<p>c</p>"))
                .isEqualTo("a b\n\none\n  two\n\nthree\n\nc");
        assertThat(MarkupText.ofHtml("<p style='white-space: pre-wrap'>one\ntwo</p><p>three\nfour"))
                .isEqualTo("one\ntwo\n\nthree four");
        assertThat(MarkupText.ofHtml("a<pre>  \n  </pre>b")).isEqualTo("a\n\nb");
    }

    @Test
    void quotations_have_marks_and_ruby_has_no_readings() {
        assertThat(MarkupText.ofHtml("He said <q>no, <q>never</q></q>."))
                .isEqualTo("He said “no, ‘never’”.");
        assertThat(MarkupText.ofHtml("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>"))
                .isEqualTo("漢字");
    }

    @Test
    void text_without_markup_is_itself_with_its_space_folded() {
        assertThat(MarkupText.ofHtml(" One\n two\u00A0three  ")).isEqualTo("One two three");
        assertThat(MarkupText.lineOfHtml(" One <br> <i>two</i><p>three"))
                .isEqualTo("One two three");
    }

    @Test
    void xhtml_of_any_prefix_is_read() {
        String xml =
                "<x:div"
                    + " xmlns:x='http://www.w3.org/1999/xhtml'><x:p>One<x:br/>two</x:p><x:P>t<x:b>h</x:b>ree</x:P></x:div>";
        assertThat(MarkupText.of(Jsoup.parse(xml, "", Parser.xmlParser())))
                .isEqualTo("One\ntwo\n\nthree");
    }

    @Test
    void some_elements_can_be_left_out() {
        assertThat(
                        MarkupText.of(
                                Jsoup.parse("<p>One</p><aside>x</aside><p>two</p>"),
                                e -> e.nameIs("aside")))
                .isEqualTo("One\n\ntwo");
    }

    @Test
    void no_nesting_is_too_deep() {
        for (String tag : new String[] {"div", "b", "p", "table", "li", "q", "font", "x"}) {
            String deep = ("<" + tag + ">").repeat(100_000) + "end";
            assertThat(MarkupText.ofHtml(deep)).as(tag).contains("end");
        }
    }
}
