package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Root;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class SnifferTest {

    private static final Path FORMATS = Path.of("../shared/formats");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='2.0'><channel/></rss>",
                "\n\n<?xml version='1.0'?>\n<rss version=\"2.0\">",
                "<?xml version='1.0'?><?xml-stylesheet href='a>b'?><!-- <feed> --><rss version ="
                        + " '2.0' >",
                "<!DOCTYPE rss [<!ENTITY a '>'>]><rss a='1>2' version='2.0'>"
            })
    void an_xml_root_is_found_after_whatever_stands_before_it(String document) {
        assertThat(root(document)).isEqualTo(new Root.Xml(null, "rss", "2.0"));
    }

    @Test
    void an_xml_root_has_the_namespace_of_its_prefix() {
        assertThat(root("<a:feed xmlns='x' xmlns:a='http://www.w3.org/2005/Atom'>"))
                .isEqualTo(new Root.Xml("http://www.w3.org/2005/Atom", "feed", null));
        assertThat(root("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:b='y'/>"))
                .isEqualTo(new Root.Xml("http://www.w3.org/2005/Atom", "feed", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>x</title>",
                "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
                "<html lang=en>",
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
                "<!-- a --><DIV class=x>",
                "<p>Prose in a paragraph.</p>"
            })
    void pages_and_pieces_of_them_are_html(String document) {
        assertThat(root(document)).isInstanceOf(Root.Html.class);
    }

    @Test
    void json_shows_the_members_of_its_first_object() {
        assertThat(root("{\"title\": \"a\", \"items\": [{\"b\": {}}], \"c\": 1}"))
                .isEqualTo(new Root.Json(Set.of("title", "items", "c"), false));
        assertThat(root(" [ {\"a\": 1}, {\"b\": 2} ]")).isEqualTo(new Root.Json(Set.of("a"), true));
        assertThat(root("[]")).isEqualTo(new Root.Json(Set.of(), true));
        assertThat(root("{}\n{\"a\": 1}")).isEqualTo(new Root.Json(Set.of(), false));
        assertThat(root("{\"a\": \"" + "x".repeat(100_000) + "\", \"b\": 1}"))
                .isEqualTo(new Root.Json(Set.of("a"), false));
    }

    @Test
    void header_lines_that_only_mailers_write_or_a_sender_with_an_address_are_a_mail() {
        assertThat(root("Received: from a\n by b\nSubject: x\n\ntext")).isEqualTo(new Root.Mail());
        assertThat(root("From: desk@a.example\r\nDate: today\r\n")).isEqualTo(new Root.Mail());
        assertThat(root("X-Feed: 7\nSubject: x\nMIME-Version: 1.0\n\nx"))
                .isEqualTo(new Root.Mail());
        assertThat(root("From a@b Thu Oct 16 19:05:00 2025\nFrom: a@b\nTo: c\n"))
                .isEqualTo(new Root.Mail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: the editor\nTo: the reader\n\nDear reader, …",
                "Subject: harbours\nDate: today\n\nProse.",
                "Received: with thanks.",
                "WARNING: ice\nAdvice: stay in\nFrom: noon",
                "From the harbour: news.\nMore news: none."
            })
    void prose_that_begins_like_a_mail_is_none(String prose) {
        assertThat(root(prose)).isNull();
    }

    @Test
    void a_zero_byte_and_an_id_look_like_avro() {
        assertThat(Sniffer.root(new byte[] {0, 0, 0, 1, 2, 9, 9})).isEqualTo(new Root.Avro(258));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "Prose.",
                "< 3 of 4 people agree.",
                "<3 is a heart",
                "<",
                "<!",
                "<?",
                "<a",
                "{not json}",
                "[Berlin] Prose begins with its place.",
                "{} is what programmers call it.",
                "[] is an empty list, they say.",
                "{",
                "Note: this line has a colon.\nSo: has this.",
                "From: here one can see far.\nAnd nothing else."
            })
    void prose_is_text_whatever_it_begins_with(String document) {
        assertThat(root(document)).isNull();
    }

    @Test
    void marks_and_sixteen_bits_do_not_hide_a_root() {
        Root rss = new Root.Xml(null, "rss", "2.0");
        String document = "<rss version='2.0'>";

        assertThat(Sniffer.root(("\uFEFF" + document).getBytes(UTF_8))).isEqualTo(rss);
        assertThat(Sniffer.root(("\uFEFF" + document).getBytes(UTF_16LE))).isEqualTo(rss);
        assertThat(Sniffer.root(("\uFEFF" + document).getBytes(UTF_16BE))).isEqualTo(rss);
        assertThat(Sniffer.root(document.getBytes(UTF_16LE))).isEqualTo(rss);
    }

    @Test
    void real_files_have_the_roots_of_their_kinds() throws Exception {
        assumeTrue(Files.isDirectory(FORMATS), "no files to try: ../shared/formats is absent");
        Map<String, Set<Object>> wanted =
                Map.of(
                        "rss", Set.of("rss", "RDF"),
                        "atom", Set.of("feed"),
                        "html", Set.of(Family.HTML),
                        "jsonfeed", Set.of(Family.JSON),
                        "ninjs", Set.of(Family.JSON),
                        "nitf", Set.of("nitf"),
                        "newsml-1", Set.of("NewsML"),
                        "newsml-g2",
                                Set.of(
                                        "newsItem",
                                        "newsMessage",
                                        "packageItem",
                                        "contentSet",
                                        "contentMeta"));
        for (Map.Entry<String, Set<Object>> kind : wanted.entrySet()) {
            for (Path file : files(FORMATS.resolve(kind.getKey()))) {
                Root root = Sniffer.root(Files.readAllBytes(file));
                assertThat(root).as(file.toString()).isNotNull();
                Object seen = root instanceof Root.Xml xml ? xml.name() : root.family();
                assertThat(kind.getValue()).as(file.toString()).contains(seen);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Root root(String document) {
        return Sniffer.root(document.getBytes(UTF_8));
    }
}
