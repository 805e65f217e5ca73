package org.newsmill.format.wire;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.newsmill.article.ReceivedText;
import org.newsmill.format.markup.MarkupText;
import org.newsmill.format.markup.XmlElement;

import java.util.Locale;
import java.util.Set;

/**
 * The text of a story, in whatever an agency wraps it: NITF, XHTML with or without its namespace,
 * an agency's own elements, or characters. One for each story; not thread-safe.
 */
final class WireText {

    private static final String OUT = null;

    /** Elements whose place in a line is known; of others, those without text beside them. */
    private static final Set<String> KNOWN =
            Set.of(
                    ("html body head title p div h1 h2 h3 h4 h5 h6 article section main footer"
                                    + " header aside ul ol li dl dt dd table caption thead tbody"
                                    + " tfoot tr td th col colgroup pre br hr blockquote figure a"
                                    + " b i u s em strong span font small big sub sup q cite code"
                                    + " abbr acronym time tt var img link meta script style ins"
                                    + " del mark ruby rb rt rp hl1 hl2 hedline bq credit block"
                                    + " body.head body.content body.end org person location"
                                    + " money num chron event function object.title city state"
                                    + " region country sublocation virtloc postaddr copyrite"
                                    + " name.given name.family frac frac-num frac-sep frac-den"
                                    + " lang pronounce alt-code classifier nitf-table")
                            .split(" "));

    /** What stands in an item's place for content, and is no prose. */
    private static final Set<String> DATA =
            Set.of(
                    "sports-content",
                    "conceptset",
                    "concept",
                    "newsitem",
                    "packageitem",
                    "knowledgeitem",
                    "conceptitem",
                    "events",
                    "event",
                    "svg",
                    "binary");

    /** Classes of elements that repeat what the item says beside its text. */
    private static final Set<String> REPEATED = Set.of("slugline", "publicationDate", "genre");

    private static final Set<String> NOTEPADS = Set.of("notepad", "linkbox", "embargo");

    private static final Set<String> EDITORS =
            Set.of("ednote", "ednotes", "editorsnote", "editorsnotes", "editorialnote");

    /** Of paragraphs that may be headings for all that is known. */
    private static final String FOREIGN = "newsmill-foreign";

    private boolean foreign;
    private boolean fractions;

    /**
     * The text in an element that holds a story's content.
     *
     * @param type the content's media type; null if it says none
     * @param title of the story; a heading that repeats it is left out; may be null
     * @return null if there is none
     */
    String of(XmlElement holder, String type, String title) {
        XmlElement nitf = nitf(holder);
        if (nitf != null) {
            return ofNitf(nitf, title);
        }
        if (!holder.hasChildren()) {
            return ofCharacters(holder.text(), type);
        }
        for (XmlElement child : holder.children()) {
            if (DATA.contains(child.name().local().toLowerCase(Locale.ROOT))) {
                return null;
            }
        }
        return text(holder, title);
    }

    /** The NITF that stands in an element; null if there is none. */
    static XmlElement nitf(XmlElement holder) {
        for (XmlElement child : holder.children()) {
            if (Wire.isCalled(child, "nitf")) {
                return child;
            }
        }
        return null;
    }

    /** The text of a NITF document; null if there is none. */
    String ofNitf(XmlElement nitf, String title) {
        XmlElement content = Wire.element(nitf, "body/body.content");
        if (content == null) {
            content = Wire.element(nitf, "body.content");
        }
        if (content == null) {
            content = Wire.element(nitf, "body");
        }
        if (content == null) {
            return null;
        }
        XmlElement full = full(content);
        XmlElement only = withoutBlocks(full);
        return only.hasChildren() ? text(full, title) : ofCharacters(only.text(), null);
    }

    /** What stands in blocks that stand alone: lines of characters need no paragraphs. */
    private static XmlElement withoutBlocks(XmlElement content) {
        XmlElement at = content;
        while (at.children().size() == 1
                && Wire.isCalled(at.children().get(0), "block")
                && at.children().get(0).text().strip().equals(at.text().strip())) {
            at = at.children().get(0);
        }
        return at;
    }

    /** Archives send the first paragraphs once more, in a block of their own. */
    private static XmlElement full(XmlElement content) {
        for (XmlElement block : content.children()) {
            if ("full_text".equals(block.attribute("class"))) {
                return block;
            }
        }
        return content;
    }

    /** Markup is sent as characters too, whatever the type says of it. */
    private static String ofCharacters(String characters, String type) {
        boolean html = type != null && type.toLowerCase(Locale.ROOT).contains("html");
        return ReceivedText.clean(
                html || EscapedMarkup.isIn(characters)
                        ? MarkupText.ofHtml(characters)
                        : characters);
    }

    private String text(XmlElement content, String title) {
        Element html = content.asHtml(this::tag);
        EscapedMarkup.read(html);
        if (foreign) {
            partForeign(html);
        }
        if (fractions) {
            partFractions(html);
        }
        dropTitle(html, title);
        return ReceivedText.clean(MarkupText.of(html));
    }

    /** What an element is called in HTML. */
    private String tag(XmlElement element) {
        String name = element.name().local().toLowerCase(Locale.ROOT);
        if (isRepeated(element.attribute("class"))) {
            return OUT;
        }
        return switch (name) {
            case "media", "media-caption", "media-reference", "media-metadata", "media-producer" ->
                    OUT;
            case "photo", "bild", "figcaption", "nitf-table-metadata", "custom-table" -> OUT;
            case "body.head", "body.end", "hedline", "copyrite", "tobject", "docdata" -> OUT;
            case "note" -> isForEditors(element) ? OUT : "div";
            case "section" -> isNotepad(element.attribute("class")) ? OUT : name;
            case "block" -> isOfEditors(element.attribute("id")) ? OUT : name;
            case "bq" -> "blockquote";
            case "byline", "dateline", "abstract", "distributor", "tagline", "datasource", "fn" ->
                    "div";
            case "byttl", "nitf-table", "postaddr" -> "div";
            case "head" -> Wire.isCalled(element.parent(), "html") ? OUT : "div";
            case "frac" -> {
                fractions = true;
                yield name;
            }
            default -> {
                foreign |= !KNOWN.contains(name);
                yield name;
            }
        };
    }

    private static boolean isRepeated(String classes) {
        if (classes == null) {
            return false;
        }
        int space = classes.indexOf(' ');
        return REPEATED.contains(space < 0 ? classes : classes.substring(0, space));
    }

    /** A block of notes to editors is told by its id alone. */
    private static boolean isOfEditors(String id) {
        return id != null && EDITORS.contains(id.toLowerCase(Locale.ROOT));
    }

    /** What dpa and others send behind the story: corrections, contacts, addresses. */
    private static boolean isNotepad(String classes) {
        return classes != null && NOTEPADS.contains(classes.strip().toLowerCase(Locale.ROOT));
    }

    /** Advisories that are not to be published, and notes of rights. */
    private static boolean isForEditors(XmlElement note) {
        String kind = note.attribute("noteclass");
        return "npa".equalsIgnoreCase(note.attribute("type"))
                || "cpyrt".equalsIgnoreCase(kind)
                || "editorsnote".equalsIgnoreCase(kind)
                        && !"pa".equalsIgnoreCase(note.attribute("type"));
    }

    /** Elements that nobody knows are paragraphs if no text stands beside them. */
    private static void partForeign(Element html) {
        html.traverse(
                (node, depth) -> {
                    if (node instanceof Element parent && !hasOwnText(parent)) {
                        for (Element child : parent.children()) {
                            if (!KNOWN.contains(child.normalName())) {
                                child.tagName("div");
                                child.addClass(FOREIGN);
                            }
                        }
                    }
                });
    }

    private static boolean hasOwnText(Element parent) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text && !text.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Three quarters must not be read as thirty-four, nor four and a half as 41/2. */
    private static void partFractions(Element html) {
        for (Element fraction : html.getElementsByTag("frac")) {
            if (endsInDigit(fraction.previousSibling())) {
                fraction.before(new TextNode(" "));
            }
        }
        for (Element below : html.getElementsByTag("frac-den")) {
            Element between = below.previousElementSibling();
            boolean parted =
                    between != null && between.normalName().equals("frac-sep") && between.hasText();
            if (!parted) {
                below.prependText("/");
            }
        }
    }

    private static boolean endsInDigit(Node before) {
        String text =
                before instanceof TextNode node
                        ? node.getWholeText()
                        : before instanceof Element element ? element.wholeText() : "";
        return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }

    /** A heading that repeats the headline, if no text stands before it. */
    private static void dropTitle(Element html, String title) {
        Element first = title == null ? null : html;
        while (first != null && !hasOwnText(first) && !isHeading(first)) {
            first = firstWithText(first);
        }
        boolean heading = first != null && (isHeading(first) || first.hasClass(FOREIGN));
        if (heading && MarkupText.lineOf(first).equals(title)) {
            first.remove();
        }
    }

    private static boolean isHeading(Element element) {
        return switch (element.normalName()) {
            case "h1", "h2", "hl1" -> true;
            default -> element.hasClass("headline");
        };
    }

    private static Element firstWithText(Element parent) {
        for (Element child : parent.children()) {
            if (child.hasText()) {
                return child;
            }
        }
        return null;
    }
}
