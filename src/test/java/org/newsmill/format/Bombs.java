package org.newsmill.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.newsmill.article.Outcome;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.ReadSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Events that are made to cost time or memory, of all kinds that are known. */
final class Bombs {

    private static final String PROSE =
            "<p>The mill at Vale, which the flood of spring had stopped, grinds flour again.</p>";
    private static final String ARTICLE = "<article><h1>Mill</h1>" + PROSE.repeat(3);
    private static final String ONE = "1 + 0";
    private static final String MANY_ELEMENTS = "0 + 1: TOO_LARGE, the page has more than";
    private static final String MANY_IN_XML = "0 + 1: TOO_LARGE, the document has more than";
    private static final String MANY_IN_TEXT = "0 + 1: TOO_LARGE, the markup of a text has more";
    private static final String MANY_IN_JSON = "0 + 1: TOO_LARGE, there are more than";
    private static final String DEEP_XML = "0 + 1: TOO_LARGE, elements are nested deeper than";
    private static final String DEEP_JSON = "0 + 1: TOO_LARGE, values are nested deeper than";

    private final int size;
    private final int many;
    private final EventReader reader;

    /**
     * @param scale 1 for events as large as settings allow by default, 10 for a tenth of that
     */
    Bombs(int scale) {
        size = 4_000_000 / scale;
        many = 100_000 / scale;
        Limits limits = new Limits(Limits.DEFAULT.depth(), Limits.DEFAULT.elements() / scale);
        reader = new EventReader(new ReadSettings(UTF_8, 4 * 1024 * 1024, many, limits));
    }

    List<Outcome> read(byte[] event) {
        return reader.open(event, Hints.NONE).outcomes();
    }

    /** As many pieces between two ends as an event may hold. */
    private Bomb bomb(String name, String becomes, String before, String piece, String after) {
        int times = (size - before.length() - after.length()) / piece.getBytes(UTF_8).length;
        return new Bomb(name, becomes, () -> before + piece.repeat(times) + after);
    }

    /** A number of pieces, each with a number in it, between two ends. */
    private Bomb bomb(
            String name,
            String becomes,
            String before,
            int times,
            IntFunction<String> piece,
            String after) {
        return new Bomb(
                name,
                becomes,
                () -> {
                    StringBuilder event = new StringBuilder(before);
                    for (int i = 0; i < times; i++) {
                        event.append(piece.apply(i));
                    }
                    return event.append(after).toString();
                });
    }

    List<Bomb> all() {
        List<Bomb> all = new ArrayList<>();
        all.addAll(elements());
        all.addAll(pages());
        all.addAll(metadata());
        all.addAll(xml());
        all.addAll(feeds());
        all.addAll(json());
        all.addAll(others());
        return all;
    }

    /** Tags that are never closed, tags beside each other, and what parsers have rules for. */
    private List<Bomb> elements() {
        List<Bomb> bombs = new ArrayList<>();
        for (String tag :
                List.of(
                        "div",
                        "b",
                        "a href=x",
                        "table",
                        "table><tr><td",
                        "article",
                        "li",
                        "p",
                        "span class=ad",
                        "ul><li",
                        "time",
                        "select><option",
                        "button",
                        "svg",
                        "math",
                        "template",
                        "figure",
                        "h2",
                        "ruby><rt",
                        "object",
                        "pre",
                        "font",
                        "nobr",
                        "x-y",
                        "dd",
                        "noscript",
                        "blockquote")) {
            bombs.add(
                    bomb("<" + tag + "> in itself", MANY_ELEMENTS, ARTICLE, "<" + tag + ">x", ""));
        }
        for (String piece :
                List.of(
                        "<p>x</p>",
                        "<br>",
                        "<b></b>",
                        "<i>a",
                        "</p>",
                        "<table><p>x",
                        "<table><b>",
                        "<b><p>",
                        "<a href=x><div>",
                        "<b><table>",
                        "<figure></figure>",
                        "<h1>x</h1>",
                        "<h2>x</h2>",
                        "<div class=ad>x</div>",
                        "<div class=c><p>A, b. ",
                        "<x-y></x-y>",
                        "<iframe src=x></iframe>",
                        "<time datetime=2026-03-01></time>",
                        "<span><time></time>",
                        "<p hidden>x",
                        "<a href=x>y</a> ",
                        "<img src=x>",
                        "<ul><li>a</ul>")) {
            bombs.add(bomb(piece + " again and again", MANY_ELEMENTS, ARTICLE, piece, ""));
        }
        for (String piece : List.of("<form>", "<frameset>", "</b>", "<tr><td>1<td>2")) {
            bombs.add(bomb(piece + " of no effect", ONE, ARTICLE, piece, PROSE));
        }
        bombs.add(
                bomb(
                        "a large table",
                        MANY_ELEMENTS,
                        ARTICLE + "<table>",
                        "<tr><td>1<td>2\n",
                        PROSE));
        return bombs;
    }

    private List<Bomb> pages() {
        List<Bomb> bombs = new ArrayList<>();
        for (String piece :
                List.of(
                        "&amp;",
                        "&",
                        "&#",
                        "&a",
                        "&#x",
                        "&lt;",
                        "&notin;",
                        "<b",
                        "<",
                        "</",
                        "<!",
                        "<?",
                        "<!--",
                        "--",
                        "<!--><!--",
                        "<![CDATA[",
                        "]]>",
                        "<!doctype ",
                        "\0",
                        "\u00AD",
                        "x ",
                        "\n",
                        "&nbsp;",
                        "<a b='",
                        "=\"'")) {
            boolean many = piece.startsWith("&") && piece.length() < 4;
            String becomes = many ? MANY_ELEMENTS : ONE;
            bombs.add(bomb(piece.replace('\n', ' ') + " in text", becomes, ARTICLE, piece, PROSE));
        }
        for (String tag : List.of("script", "style", "textarea", "title", "xmp", "plaintext")) {
            bombs.add(bomb("<" + tag + "> without end", ONE, ARTICLE, "<" + tag + "></", PROSE));
        }
        bombs.add(bomb("a long data: URI", ONE, ARTICLE + "<img src='data:x,", "A0/+", "'>"));
        bombs.add(bomb("a long class", ONE, ARTICLE + "<div class='", "a-b cD ", "'>" + PROSE));
        bombs.add(bomb("a long style", ONE, ARTICLE + "<div style='", "a:b;", "'>" + PROSE));
        bombs.add(
                bomb(
                        "attributes of one element",
                        ONE,
                        "<div",
                        many,
                        i -> " a" + i + "=b",
                        ">" + ARTICLE));
        bombs.add(bomb("the same attribute", ONE, "<div", " a=b", ">" + ARTICLE));
        bombs.add(
                bomb(
                        "paragraphs with attributes",
                        MANY_ELEMENTS,
                        ARTICLE,
                        "<p a b c d e>x",
                        PROSE));
        bombs.add(bomb("paragraphs of prose", ONE, ARTICLE, PROSE, ""));
        bombs.add(bomb("one word", ONE, ARTICLE, "x", ""));
        bombs.add(bomb("a long title", ONE, "<title>", "a - b | ", "</title>" + ARTICLE));
        bombs.add(bomb("a long headline", ONE, "<h1>", "a - b | ", "</h1>" + ARTICLE));
        String deep = "<div>".repeat(400);
        String mark = deep + ARTICLE;
        bombs.add(bomb("deep paragraphs", MANY_ELEMENTS, mark, "<p>x</p>", PROSE));
        bombs.add(bomb("deep asides", MANY_ELEMENTS, mark, "<aside>x</aside>", PROSE));
        bombs.add(
                bomb(
                        "deep times",
                        MANY_ELEMENTS,
                        mark,
                        "<time datetime=2026-01-01>x</time>",
                        PROSE));
        bombs.add(bomb("deep authors", MANY_ELEMENTS, mark, "<i class=author>1</i>", PROSE));
        bombs.add(bomb("deep properties", MANY_ELEMENTS, mark, "<i itemprop=name>1</i>", PROSE));
        for (String each :
                List.of(
                        "class=author",
                        "itemprop=author",
                        "rel=author",
                        "class=byline",
                        "itemscope itemtype=NewsArticle",
                        "itemprop=headline",
                        "aria-hidden=true",
                        "itemprop=author itemscope",
                        "class=comments",
                        "class=article-body")) {
            bombs.add(
                    bomb(
                            each + " in itself, with much in it",
                            MANY_ELEMENTS,
                            ("<div " + each + ">").repeat(450),
                            "<i>x</i> y, z. ",
                            ARTICLE));
            bombs.add(
                    bomb(
                            each + " again and again",
                            MANY_ELEMENTS,
                            ARTICLE,
                            "<div " + each + ">1</div>",
                            ""));
        }
        bombs.add(
                bomb(
                        "figures in themselves",
                        MANY_ELEMENTS,
                        ARTICLE + "<figure>x".repeat(400),
                        "<i>x",
                        ""));
        bombs.add(
                bomb("headings in themselves", ONE, ARTICLE + "<h2><div>".repeat(200), "x, ", ""));
        return bombs;
    }

    private List<Bomb> metadata() {
        List<Bomb> bombs = new ArrayList<>();
        bombs.add(
                bomb("the same meta", MANY_ELEMENTS, "", "<meta name=author content=x>", ARTICLE));
        bombs.add(
                bomb(
                        "other metas",
                        MANY_ELEMENTS,
                        "",
                        many,
                        i -> "<meta name=a" + i + " content=" + i + ">",
                        ARTICLE));
        bombs.add(
                bomb(
                        "authors in metas",
                        MANY_ELEMENTS,
                        "",
                        many,
                        i -> "<meta name=author content=a" + i + ">",
                        ARTICLE));
        bombs.add(
                bomb(
                        "keywords in a meta",
                        ONE,
                        "<meta name=keywords content='",
                        3 * many,
                        i -> i + ",",
                        "'>" + ARTICLE));
        bombs.add(
                bomb(
                        "a long description",
                        ONE,
                        "<meta name=description content='",
                        "&amp; ",
                        "'>" + ARTICLE));
        bombs.add(bomb("names of a meta", ONE, "<meta name='", "a b ", "' content=x>" + ARTICLE));
        String open = "<script type=application/ld+json>";
        String close = "</script>" + ARTICLE;
        String news = "{\"@type\":\"NewsArticle\",\"headline\":\"Mill\",";
        bombs.add(bomb("deep JSON-LD", ONE, open, "[", close));
        bombs.add(bomb("scripts of JSON-LD", ONE, "", open + "{}</script>", close));
        bombs.add(
                bomb(
                        "articles in JSON-LD",
                        ONE,
                        open + "[0",
                        "," + news + "\"a\":1}",
                        "]" + close));
        bombs.add(
                bomb(
                        "authors in JSON-LD",
                        ONE,
                        open + news + "\"author\":[0",
                        3 * many,
                        i -> ",\"a" + i + "\"",
                        "]}" + close));
        bombs.add(
                bomb(
                        "keywords in JSON-LD",
                        ONE,
                        open + news + "\"keywords\":\"",
                        3 * many,
                        i -> i + ",",
                        "\"}" + close));
        bombs.add(
                bomb(
                        "markup in JSON-LD",
                        manyInText(),
                        open + news + "\"articleBody\":\"",
                        "<b>x <br>",
                        "\"}" + close));
        bombs.add(
                bomb(
                        "ids in JSON-LD",
                        ONE,
                        open + "{\"@graph\":[0",
                        many / 2,
                        i -> ",{\"@id\":\"" + i + "\",\"name\":{\"@id\":\"" + (i + 1) + "\"}}",
                        "]}" + close));
        return bombs;
    }

    private List<Bomb> xml() {
        List<Bomb> bombs = new ArrayList<>();
        String item = "<item><title>&z;</title></item></channel></rss>";
        StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY a \"ha\">");
        for (char c = 'b'; c <= 'z'; c++) {
            laughs.append("<!ENTITY ").append(c).append(" \"");
            laughs.append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
        }
        String declared = "0 + 1: MALFORMED, the entity 'z' is declared by the document itself";
        bombs.add(new Bomb("billion laughs", declared, () -> laughs + "]><rss><channel>" + item));
        bombs.add(
                bomb(
                        "quadratic blow-up",
                        declared,
                        "<!DOCTYPE rss [<!ENTITY z \""
                                + "x".repeat(many)
                                + "\">]><rss><channel>"
                                + "<item><title>",
                        "&z;",
                        "</title></item></channel></rss>"));
        for (String from : List.of("file:///etc/passwd", "http://127.0.0.1:9/")) {
            bombs.add(
                    new Bomb(
                            "an entity at " + from,
                            declared,
                            () ->
                                    "<!DOCTYPE rss [<!ENTITY z SYSTEM \""
                                            + from
                                            + "\">]><rss><channel>"
                                            + item));
        }
        String rss = "<rss><channel><title>Vale</title>";
        String first = "<item><title>Mill</title></item>";
        for (String piece :
                List.of("</a>", "<!--", "<![CDATA[", "<?x ", "&", "&#", "&lt;", "<", "&a;")) {
            bombs.add(bomb(piece + " in a feed", ONE, rss + first, piece, ""));
        }
        for (String piece :
                List.of("<a>", "<a b='", "<item><title>a", "<item>", "<a b=\"c", "<a></b>")) {
            bombs.add(bomb(piece + " in a feed", DEEP_XML, rss + first, piece, ""));
        }
        for (String piece : List.of("<a/>", "<a b=''/>", "<item/>", "<x:a xmlns:x='y'/>")) {
            bombs.add(bomb(piece + " in a feed", MANY_IN_XML, rss + first, piece, ""));
        }
        bombs.add(
                bomb(
                        "attributes of a feed",
                        ONE,
                        "<rss",
                        many,
                        i -> " a" + i + "=''",
                        "><channel>" + first + "</channel></rss>"));
        bombs.add(
                bomb(
                        "namespaces of a feed, and items",
                        3 * many / 10 + " + 0",
                        "<rss" + names(many / 2) + "><channel>",
                        3 * many / 10,
                        i -> "<item><title>Mill " + i + "</title><link>b/" + i + "</link></item>",
                        "</channel></rss>"));
        String deep = "<a xml:base='http://vale.example/a/' xml:lang='en'>".repeat(450);
        bombs.add(
                bomb(
                        "addresses in addresses",
                        4 * many / 10 + " + 0",
                        "<rss><channel>" + deep,
                        4 * many / 10,
                        i -> "<item><title>Mill " + i + "</title><link>b</link></item>",
                        "</a>".repeat(450) + "</channel></rss>"));
        return bombs;
    }

    /** Only the bounds by default hold for markup in a text. */
    private String manyInText() {
        return size > 1_000_000 ? MANY_IN_TEXT : ONE;
    }

    private static String names(int count) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            names.append(" xmlns:p").append(i).append("='u").append(i).append('\'');
        }
        return names.toString();
    }

    private List<Bomb> feeds() {
        List<Bomb> bombs = new ArrayList<>();
        String rss = "<rss><channel><title>Vale</title>";
        String end = "</channel></rss>";
        bombs.add(
                bomb(
                        "items",
                        many / 2 + " + 0",
                        rss,
                        many / 2,
                        i -> "<item><title>" + i + "</title></item>\n",
                        end));
        bombs.add(
                bomb(
                        "entries",
                        many / 2 + " + 0",
                        "<feed xmlns='http://www.w3.org/2005/Atom'>",
                        many / 2,
                        i -> "<entry><id>a</id><title>" + i + "</title></entry>\n",
                        "</feed>"));
        bombs.add(bomb("broken items", MANY_IN_XML, rss, "<item><b></item>", end));
        for (String piece :
                List.of(
                        "<category>%d</category>",
                        "<author>%d@x (%d)</author>",
                        "<link>%d</link>",
                        "<source>%d</source>",
                        "<title></title>",
                        "<guid>%d</guid>",
                        "<content:encoded> </content:encoded>",
                        "<x%d/>")) {
            bombs.add(
                    bomb(
                            piece.formatted(1, 1) + " in an item",
                            ONE,
                            rss + "<item><description>Mill</description>",
                            many,
                            i -> piece.replace("%d", Integer.toString(i)),
                            "</item>" + end));
        }
        String open = rss + "<item><description>Mill ";
        String close = "</description></item>" + end;
        for (String piece : List.of("&amp;lt;b&amp;gt;", "&lt;", "&amp;amp;", "\n\n")) {
            String name = piece.replace('\n', ' ') + " in a description";
            bombs.add(bomb(name, ONE, open, piece, close));
        }
        bombs.add(bomb("tags in a description", manyInText(), open, "&lt;b>", close));
        bombs.add(bomb("elements in a description", DEEP_XML, open, "<b>", close));
        return bombs;
    }

    private List<Bomb> json() {
        List<Bomb> bombs = new ArrayList<>();
        String mill = "{\"text\":\"Mill\",\"x\":";
        bombs.add(bomb("deep arrays", DEEP_JSON, mill, "[", ""));
        bombs.add(bomb("deep objects", DEEP_JSON, "", "{\"a\":", ""));
        bombs.add(bomb("values", MANY_IN_JSON, mill + "[1", ",1", "]}"));
        bombs.add(bomb("digits", ONE, mill, "9", "}"));
        bombs.add(
                bomb("members", MANY_IN_JSON, mill + "1", 3 * many, i -> ",\"" + i + "\":1", "}"));
        bombs.add(bomb("the same member", MANY_IN_JSON, mill + "1", ",\"text\":\"b\"", "}"));
        bombs.add(
                bomb(
                        "elements",
                        many / 2 + " + 0",
                        "[",
                        (many / 2) - 1,
                        i -> "{\"text\":\"" + i + "\"},",
                        "{\"text\":\"a\"}]"));
        bombs.add(bomb("lines", many + " + 0", "", many, i -> "{\"text\":\"" + i + "\"}\n", ""));
        bombs.add(
                bomb(
                        "items of a JSON Feed",
                        many / 2 + " + 0",
                        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Vale\",\"items\":[",
                        (many / 2) - 1,
                        i -> "{\"content_text\":\"" + i + "\"},",
                        "{\"content_text\":\"a\"}]}"));
        for (String line :
                List.of(
                        "{\"a\":[",
                        "{\"a",
                        "{\"a\":1]",
                        "{",
                        "{\"a\":\"b\nc",
                        "{\"a\":tru",
                        "{\"text\":\"a\"")) {
            String name = "broken lines of " + line.replace('\n', ' ');
            String becomes = "1 + " + many / 2;
            bombs.add(bomb(name, becomes, "{\"text\":\"a\"}\n", many / 2, i -> line + "\n", ""));
        }
        for (String piece :
                List.of(
                        "<", "&", "&amp;", "&#", "\\u0000", "\\n", "[", "[+", "\\\"", "\t", "&a",
                        "…")) {
            bombs.add(bomb(piece + " in a text", ONE, "{\"text\":\"Mill ", piece, "\"}"));
        }
        for (String piece : List.of("<b>", "<p>a")) {
            String name = piece + " in a text";
            bombs.add(bomb(name, manyInText(), "{\"text\":\"Mill ", piece, "\"}"));
        }
        for (String name : List.of("keywords", "authors", "content", "subject", "text", "source")) {
            bombs.add(
                    bomb(
                            name + " in an array",
                            ONE,
                            mill + "1,\"" + name + "\":[\"a\"",
                            many,
                            i -> ",\"a" + i + "\"",
                            "]}"));
        }
        bombs.add(
                bomb(
                        "keywords in a text",
                        ONE,
                        mill + "1,\"keywords\":\"",
                        3 * many,
                        i -> i + ",",
                        "\"}"));
        bombs.add(
                bomb(
                        "ninjs lines",
                        4 * many / 10 + " + 0",
                        "",
                        4 * many / 10,
                        i ->
                                "{\"uri\":\"u"
                                        + i
                                        + "\",\"type\":\"text\",\"headline\":\"a\",\"body_text\":\"b\"}\n",
                        ""));
        bombs.add(bomb("arrays after arrays", ONE, "[{\"text\":\"Mill\"}]", "[]", ""));
        bombs.add(bomb("objects after objects", "0 + " + (many + 1) + ": EMPTY", "", "{}", ""));
        bombs.add(
                bomb(
                        "junk between",
                        "2 + 1: MALFORMED, an object or an array was expected",
                        "{\"text\":\"Mill\"}\n",
                        "x\n",
                        "{\"text\":\"b\"}"));
        return bombs;
    }

    private List<Bomb> others() {
        List<Bomb> bombs = new ArrayList<>();
        bombs.add(bomb("a text of one word", ONE, "", "x", ""));
        bombs.add(bomb("a text of capitals", ONE, "", "X. ", ""));
        bombs.add(bomb("spaces", "0 + 1: EMPTY", "", " ", ""));
        bombs.add(bomb("an unfinished tag", ONE, "<", "a", ""));
        bombs.add(bomb("elements nobody knows", ONE, "", "<a:b>", ""));
        bombs.add(
                bomb(
                        "comments before a root",
                        "0 + 1: EMPTY, the feed has no <item>",
                        "",
                        "<!---->",
                        "<rss/>"));
        bombs.add(bomb("a doctype without end", ONE, "<!DOCTYPE x [", "<!ENTITY a 'b'>", ""));
        bombs.add(
                bomb(
                        "an address of 4 MB",
                        ONE,
                        "<rss><channel><item><title>a</title><link>http://x/",
                        "../",
                        "</link></item></channel></rss>"));
        String mail =
                "From: Ada <ada@vale.example>\n"
                        + "Subject: Mill\n"
                        + "Date: Mon, 2 Mar 2026 10:00:00 +0000\n";
        bombs.add(
                bomb(
                        "a mail's headers",
                        "0 + 1: TOO_LARGE, a part of the mail",
                        mail,
                        "X: y\n",
                        "\nText."));
        bombs.add(bomb("a mail's folded header", ONE, mail + "X:", " y\n", "\nText."));
        bombs.add(
                bomb(
                        "a mail's encoded words",
                        ONE,
                        mail + "Comments:",
                        " =?utf-8?q?a?=\n",
                        "\nText."));
        bombs.add(
                bomb(
                        "a mail's subject",
                        ONE,
                        "Subject:" + " =?utf-8?q?a?=\n".repeat(many) + mail,
                        " y",
                        "\n\nText."));
        bombs.add(
                bomb(
                        "a mail's parts",
                        "0 + 1: TOO_LARGE, the mail has more",
                        mail + "Content-Type: multipart/mixed; boundary=a\n\n",
                        "--a\n\nx\n",
                        "--a--"));
        bombs.add(
                bomb(
                        "a mail's parts in parts",
                        "0 + 1: TOO_LARGE, the mail has more",
                        mail,
                        many / 2,
                        i -> "Content-Type: multipart/mixed; boundary=a" + i + "\n\n--a" + i + "\n",
                        "\nText."));
        return bombs;
    }
}
