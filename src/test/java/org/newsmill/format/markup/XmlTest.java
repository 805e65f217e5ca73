package org.newsmill.format.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.article.Lenience;
import org.newsmill.article.TextForm;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.TextDecoder;
import org.newsmill.format.parse.UnreadableException;

import java.nio.charset.StandardCharsets;
import java.util.List;

class XmlTest {

    private static final Format ANY =
            new Format("ANY", TextForm.PROSE, Family.XML, root -> true, settings -> null, "Any.");

    private final Outcomes outcomes = new Outcomes(ANY, 10);

    private XmlElement document(String xml) throws UnreadableException {
        Document document =
                new Document(
                        xml.getBytes(StandardCharsets.UTF_8),
                        Hints.NONE,
                        new TextDecoder(StandardCharsets.UTF_8));
        return Xml.document(document, outcomes, Limits.DEFAULT);
    }

    private XmlElement root(String xml) throws UnreadableException {
        return document(xml).children().get(0);
    }

    @Test
    void the_tree_is_what_the_document_says() throws UnreadableException {
        XmlElement root =
                root(
                        """
                        <?xml version="1.0"?><!-- a note -->
                        <tide at="3 o&apos;clock" low='yes'>It <b>turns</b> &lt; <![CDATA[<&>]]></tide>
                        """);

        assertThat(root.attribute("at")).isEqualTo("3 o'clock");
        assertThat(root.attribute("LOW")).isEqualTo("yes");
        assertThat(root.attribute("high")).isNull();
        assertThat(root.text()).isEqualTo("It turns < <&>");
        assertThat(root.fault()).isNull();
        assertThat(outcomes.leniences()).isEmpty();
    }

    @Test
    void names_are_told_by_their_namespace_whatever_their_prefix() throws UnreadableException {
        XmlElement root =
                root(
                        """
                        <a:x xmlns:a="urn:one" xmlns="urn:two" a:p="q" p="r">
                        <y/><z xmlns=""/><a:w xmlns:a="urn:three"/><a:v/><u:t/></a:x>
                        """);

        assertThat(root.is("urn:one", "x")).isTrue();
        assertThat(root.attribute("urn:one", "p")).isEqualTo("q");
        assertThat(root.attribute("p")).isEqualTo("r");
        assertThat(root.children())
                .extracting(child -> child.name().namespace())
                .containsExactly("urn:two", "", "urn:three", "urn:one", "");
    }

    @Test
    void language_and_base_are_inherited() throws UnreadableException {
        XmlElement root =
                root(
                        """
                        <a xml:lang="cy" xml:base="https://bay.example/news/"><b xml:base="2026/">
                        <c/></b><d xml:lang=""/></a>
                        """);
        XmlElement inner = root.child("b").child("c");

        assertThat(inner.language()).isEqualTo("cy");
        assertThat(root.child("d").language()).isNull();
        assertThat(inner.resolve("mill", null)).isEqualTo("https://bay.example/news/2026/mill");
        assertThat(inner.resolve("/x", null)).isEqualTo("https://bay.example/x");
        assertThat(inner.resolve("http://else.example/", null)).isEqualTo("http://else.example/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <a>one\u0008two</a>             | onetwo       | ILLEGAL_CHARACTER
                    <a>one&#12;two</a>              | onetwo       | ILLEGAL_CHARACTER
                    <a>one&#0;two</a>               | one\uFFFDtwo | ILLEGAL_CHARACTER
                    <a>5 < 6</a>                    | 5 < 6        | ILLEGAL_CHARACTER
                    <a>caf&eacute;</a>              | café         | UNDECLARED_ENTITY
                    <a>&bogus;</a>                  | &bogus;      | UNDECLARED_ENTITY
                    <a>salt & pepper &c.</a>        | salt & pepper &c. | BARE_AMPERSAND
                    <a>?a=1&copy=2</a>              | ?a=1&copy=2  | BARE_AMPERSAND
                    <a>it&#8217s</a>                | it’s         | BARE_AMPERSAND
                    `\n<?xml version="1.0"?><a>x</a>` | x          | LATE_DECLARATION
                    <a>x</a> and more               | x            | TRAILING_JUNK
                    <a>x</a></b>                    | x            | TRAILING_JUNK
                    """)
    void what_is_not_quite_xml_is_read_and_counted(String xml, String text, Lenience kind)
            throws UnreadableException {
        XmlElement root = root(xml);

        assertThat(root.text()).isEqualTo(text);
        assertThat(root.fault()).isNull();
        assertThat(outcomes.leniences()).containsOnlyKeys(kind);
    }

    @Test
    void numbers_from_128_to_159_mean_what_html_means_by_them() throws UnreadableException {
        assertThat(root("<a>&#146;&#x80;&#128512;</a>").text()).isEqualTo("’€😀");
    }

    @Test
    void lines_end_with_one_character() throws UnreadableException {
        assertThat(root("<a>one\r\ntwo\rthree</a>").text()).isEqualTo("one\ntwo\nthree");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <i><t>one</i><i><t>two</t></i>        | <t> has no end before </i> at character 12
                    <i>one</b></i><i>two</i>              | </b> has no start at character 9
                    <i>one<i>two</i>                      | <i> has no end before </r> at character 19
                    <i>one <![CDATA[ x</i><i>two</i>      | <![CDATA[ has no end at character 10
                    <i>one <!-- x</i><i>two</i>           | <!-- has no end at character 10
                    <i>one<e u="x></e></i><i u="y">two</i> | the tag <e is not closed at character 17
                    <i>one<e </i><i>two</i>               | the tag <e is not closed at character 12
                    """)
    void a_broken_element_does_not_harm_its_neighbours(String xml, String fault)
            throws UnreadableException {
        List<XmlElement> items =
                document("<r>" + xml + "</r>").outermost(each -> each.name().local().equals("i"));

        assertThat(items).hasSize(2);
        assertThat(items.get(0).fault().message()).isEqualTo(fault);
        assertThat(items.get(1).fault()).isNull();
        assertThat(items.get(1).text()).isEqualTo("two");
        assertThat(outcomes.leniences()).containsKey(Lenience.BAD_NESTING);
    }

    @Test
    void tags_may_differ_in_case() throws UnreadableException {
        assertThat(root("<a><pubDate>x</pubdate></A>").fault()).isNull();
    }

    @Test
    void whatever_follows_the_root_is_kept_beside_it() throws UnreadableException {
        assertThat(
                        document("<r><i>one</i></r><i>two</i>")
                                .outermost(e -> e.name().local().equals("i")))
                .extracting(XmlElement::text)
                .containsExactly("one", "two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><r><i>&b;</i><i>&nbsp;</i></r>
                    <!DOCTYPE r [<!ENTITY b SYSTEM "file:///etc/hostname">]><r><i>&b;</i><i>x</i></r>
                    <!DOCTYPE r [<!ENTITY % p SYSTEM "http://x.example/"> %p;]><r><i>&b;</i><i>x</i></r>
                    <!DOCTYPE r [<!ENTITY b "]>">]><r><i u="&b;"/><i>x</i></r>
                    <!DOCTYPE r [<!ENTITY copy "b">]><r><i>&copy;</i><i>x</i></r>
                    <!DOCTYPE r [<!ENTITY nbsp "&#160;"><!ENTITY b 'x'>]><r><i>&b;</i><i>&nbsp;</i></r>
                    """)
    void what_uses_an_entity_of_the_document_is_broken_and_nothing_is_expanded(String xml)
            throws UnreadableException {
        List<XmlElement> items = root(xml).children();

        assertThat(items.get(0).text()).isEmpty();
        assertThat(items.get(0).fault().message()).contains("is declared by the document itself");
        assertThat(items.get(1).fault()).isNull();
    }

    @Test
    void a_harmless_doctype_is_read_over() throws UnreadableException {
        String doctype =
                "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\""
                        + " \"http://x.example/91.dtd\">";

        assertThat(root(doctype + "<rss>&eacute;</rss>").text()).isEqualTo("é");
    }

    @Test
    void elements_nested_too_deep_are_refused() {
        assertThatThrownBy(() -> root("<a>".repeat(100_000)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("elements are nested deeper than 500 at character 1500");
    }

    @Test
    void hostile_documents_are_read_to_their_end() throws UnreadableException {
        for (String piece :
                List.of("<!--", "<![CDATA[", "<?x ", "</a>", "</b>", "&", "&#", "<", "<x/>")) {
            String many = piece.repeat(200_000 / piece.length());
            assertThat(root("<a>" + many).name().local()).isEqualTo("a");
        }
    }

    @Test
    void many_attributes_and_namespaces_are_kept_apart() throws UnreadableException {
        StringBuilder xml = new StringBuilder("<a");
        for (int i = 0; i < 50_000; i++) {
            xml.append(" xmlns:p").append(i).append("='urn:").append(i).append('\'');
        }
        xml.append('>');
        for (int i = 0; i < 50_000; i++) {
            xml.append("<p").append(i).append(":b/>");
        }
        List<XmlElement> children = root(xml.append("</a>").toString()).children();

        assertThat(children.get(49_999).name().namespace()).isEqualTo("urn:49999");
    }

    @Test
    void a_document_cut_off_is_broken_where_it_ends() throws UnreadableException {
        XmlElement root = root("<r><i>one</i><i>tw");

        assertThat(root.children().get(0).fault()).isNull();
        assertThat(root.children().get(1).fault().message())
                .isEqualTo("the document ends before </i> at character 18");
    }

    @Test
    void too_many_elements_are_refused() {
        assertThatThrownBy(() -> root("<r>" + "<a b=''/>".repeat(100_001)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("more than 200000 elements and attributes");
    }
}
