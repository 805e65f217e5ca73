package org.newsmill.format.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Which character set a document is in, and what its bytes are then. */
class CharsetsTest {

    @ParameterizedTest
    @CsvSource({
        "utf8, UTF-8",
        "iso-8859-1, windows-1252",
        "latin1, windows-1252",
        "US-ASCII, windows-1252",
        "iso-8859-9, windows-1254",
        "tis-620, x-windows-874",
        "gb2312, GB18030",
        "x-sjis, windows-31j",
        "ks_c_5601-1987, x-windows-949",
        "utf-16, UTF-16LE",
        "iso-8859-8-i, ISO-8859-8",
        "utf-32, UTF-32",
        "cp437, IBM437",
        "iso-2022-kr, ISO-2022-KR"
    })
    void a_label_means_what_WHATWG_says_else_what_the_JDK_says(String label, String charset) {
        assertThat(Charsets.of(label).name()).isEqualTo(charset);
        assertThat(Charsets.of(' ' + label.toUpperCase() + '\t').name()).isEqualTo(charset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "replacement", "x-user-defined", "hz-gb-2312", "utf-8; q", "é", "?"})
    void what_nobody_knows_is_not_guessed(String label) {
        assertThat(Charsets.of(label)).isNull();
    }

    @Test
    void every_label_of_the_table_decodes_ascii() throws Exception {
        for (String label : new String[] {"iso-8859-10", "l6", "iso-8859-14", "iso-8859-16"}) {
            assertThat(text("Tallinn", "text/plain; charset=" + label)).isEqualTo("Tallinn");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 93 81 8D 8F 90 9D 94, 201C 81 8D 8F 90 9D 201D",
        "windows-1250, 81 83 88 90 98, 81 83 88 90 98",
        "windows-1251, 98 C0, 98 410",
        "iso-8859-11, 81 A1, 81 E01",
        "iso-8859-10, A1 FF, 104 138",
        "iso-8859-14, A1 DE, 1E02 176",
        "iso-2022-jp, 1B 24 42 2D 21 1B 28 42, 2460",
        "euc-jp, AD A1, 2460",
        "shift_jis, 87 40, 2460",
        "gb2312, 81 30 81 30 B0 A1, 80 554A",
        "big5, A4 40 87 40, 4E00 43F0"
    })
    void bytes_are_what_WHATWG_says_controls_in_unassigned_places_included(
            String label, String hex, String points) throws Exception {
        String text = text(bytes(hex), "text/plain; charset=" + label, null);

        assertThat(text.codePoints().mapToObj(Integer::toHexString).toList())
                .containsExactly(points.toLowerCase().split(" "));
    }

    @Test
    void a_byte_without_a_character_is_undecodable_with_its_place() {
        assertThatThrownBy(() -> text(bytes("41 42 D2"), "text/plain; charset=windows-1253", null))
                .isInstanceOfSatisfying(
                        UnreadableException.class,
                        unreadable -> {
                            assertThat(unreadable.rejection().reason())
                                    .isEqualTo(Reason.UNDECODABLE);
                            assertThat(unreadable.rejection().at()).isEqualTo(new Place.Byte(2));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <?xml version="1.0" encoding="iso-8859-1"?><a>~</a>
                    <?xml version='1.0' encoding = 'latin1' standalone='yes'?><a>~</a>
                    \\n\\n <?xml version="1.0" encoding="windows-1252"?>\\n<a>~</a>
                    """)
    void an_XML_declaration_names_the_character_set(String xml) throws Exception {
        byte[] document = latin(xml.replace("\\n", "\n"));

        assertThat(text(document, null, Family.XML)).contains("é");
        assertThat(text(document, "text/xml", Family.XML)).contains("é");
    }

    @Test
    void the_content_type_goes_before_the_declaration() throws Exception {
        byte[] document = latin("<?xml version='1.0' encoding='windows-1252'?><a>~</a>");

        assertThat(text(document, "text/xml; charset=windows-1251", Family.XML)).contains("й");
    }

    @Test
    void a_declaration_that_reads_as_ASCII_cannot_mean_UTF_16() throws Exception {
        byte[] document =
                "<?xml version='1.0' encoding='UTF-16'?><a>é</a>".getBytes(StandardCharsets.UTF_8);

        assertThat(text(document, null, Family.XML)).contains("é");
    }

    @Test
    void a_declared_character_set_that_nobody_knows_is_undecodable() {
        assertThatThrownBy(() -> text(latin("<?xml encoding='klingon'?><a/>"), null, Family.XML))
                .hasMessage("the character set 'klingon' of the XML declaration is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void wide_XML_and_JSON_without_a_mark_are_told_by_their_zero_bytes(String charset)
            throws Exception {
        byte[] xml =
                "<?xml version='1.0' encoding='UTF-16'?><a>é</a>"
                        .getBytes(Charset.forName(charset));
        byte[] json = "{\"text\":\"é\"}".getBytes(Charset.forName(charset));

        assertThat(text(xml, null, Family.XML)).contains("<a>é</a>");
        assertThat(text(json, null, Family.JSON)).isEqualTo("{\"text\":\"é\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta charset=latin1>~",
                "<!doctype html><html><head><META CharSet = \"ISO-8859-1\" />~",
                "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>~",
                "<meta content=\"text/html;charset='latin1'\" http-equiv=\"content-type\">~",
                "<!-- <meta charset=utf-8> --><meta charset=cp1252>~",
                "<p title='<meta charset=utf-8>'><meta charset=cp1252>~",
                "<meta charset=klingon><meta charset=cp1252>~",
                "<meta name=x content='charset=utf-8'><meta charset=cp1252>~",
                "<?xml version='1.0' encoding='iso-8859-1'?><html>~"
            })
    void the_meta_of_a_page_names_the_character_set(String page) throws Exception {
        assertThat(text(latin(page), null, Family.HTML)).endsWith("é");
    }

    @Test
    void a_meta_far_down_in_the_head_counts_and_one_in_the_body_does_not() throws Exception {
        String script = "<script>" + " ".repeat(5000) + "</script>";

        assertThat(text(latin("<head>" + script + "<meta charset=latin1>~"), null, Family.HTML))
                .endsWith("é");
        assertThat(text("<head>" + script + "<body class=x><meta charset=latin1>é", "text/html"))
                .endsWith("é");
    }

    @Test
    void plain_text_declares_nothing() throws Exception {
        byte[] text =
                "<?xml encoding='latin1'?> is how XML begins, é".getBytes(StandardCharsets.UTF_8);

        assertThat(text(text, null, Family.TEXT)).endsWith("é");
    }

    private static String text(String utf8, String contentType) throws UnreadableException {
        return text(utf8.getBytes(StandardCharsets.UTF_8), contentType, Family.HTML);
    }

    private static String text(byte[] bytes, String contentType, Family family)
            throws UnreadableException {
        Map<String, String> headers =
                contentType == null ? Map.of() : Map.of("content-type", contentType);
        Document document =
                new Document(
                        bytes, Hints.of(headers::get), new TextDecoder(StandardCharsets.UTF_8));
        document.is(family);
        return document.text();
    }

    /** With the byte that is é in Latin-1 in place of ~. */
    private static byte[] latin(String text) {
        return text.replace('~', 'é').getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String hex) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String each : hex.split(" ")) {
            bytes.write(Integer.parseInt(each, 16));
        }
        return bytes.toByteArray();
    }
}
