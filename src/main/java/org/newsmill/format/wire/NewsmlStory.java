package org.newsmill.format.wire;

import org.newsmill.format.markup.XmlElement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A NewsItem of NewsML 1 and the part of it that is the story: components stand in components, and
 * what an outer one says is true of the inner ones. Immutable, thread-safe.
 */
final class NewsmlStory {

    private static final String COMPONENT = "NewsComponent";
    private static final Set<String> MAIN = Set.of("main", "body", "text", "story", "maintext");
    private static final Set<String> SUMMARY = Set.of("abstract", "summary", "teaser");

    /** Parts of components of these roles, or of these media, are no story. */
    private static final Set<String> BESIDE =
            Set.of(
                    "stylesheet",
                    "headline",
                    "subheadline",
                    "byline",
                    "logo",
                    "contact",
                    "caption",
                    "picture",
                    "photo",
                    "image",
                    "graphic",
                    "video",
                    "audio",
                    "animation",
                    "thumbnail",
                    "preview",
                    "quicklook",
                    "icon",
                    "complexdata");

    private final XmlElement item;

    /** The components that the text stands in, the innermost first. */
    private final List<XmlElement> components;

    private final String text;

    private NewsmlStory(XmlElement item, XmlElement innermost, String text) {
        this.item = item;
        this.components = new ArrayList<>();
        this.text = text;
        for (XmlElement each = innermost; each != item && each != null; each = each.parent()) {
            if (Wire.isCalled(each, COMPONENT)) {
                components.add(each);
            }
        }
    }

    /** Of the texts in an item the main one, else the first. */
    static NewsmlStory of(XmlElement item) {
        List<XmlElement> contents = item.outermost(each -> Wire.isCalled(each, "ContentItem"));
        XmlElement first = null;
        String text = null;
        for (XmlElement content : contents) {
            String role = role(content, item);
            boolean main = role != null && MAIN.contains(role);
            boolean beside = role != null && (BESIDE.contains(role) || SUMMARY.contains(role));
            if (!beside && (main || text == null)) {
                String found = text(content);
                if (found != null) {
                    first = content;
                    text = found;
                    if (main) {
                        break;
                    }
                }
            }
        }
        return new NewsmlStory(item, first == null ? deepest(item) : first, text);
    }

    /** Its roles in it: one beside the story counts however far out it stands. */
    private static String role(XmlElement content, XmlElement item) {
        String innermost = null;
        for (XmlElement each = content; each != item; each = each.parent()) {
            String said = Wire.find(each, "Role@FormalName");
            String role = said == null ? null : said.toLowerCase(Locale.ROOT).replace(" ", "");
            if (role != null && BESIDE.contains(role)) {
                return role;
            }
            innermost = innermost == null ? role : innermost;
        }
        return innermost;
    }

    /** The text of a ContentItem; null if it is a picture, or elsewhere, or packed. */
    private static String text(XmlElement content) {
        String media = Wire.find(content, "MediaType@FormalName");
        String type = Wire.find(content, "MimeType@FormalName");
        XmlElement data = data(content);
        if (data == null
                || media != null && BESIDE.contains(media.toLowerCase(Locale.ROOT))
                || !WireFields.isText(type)) {
            return null;
        }
        String format = Wire.find(content, "Format@FormalName");
        return new WireText().of(data, type == null ? format : type, headline(content));
    }

    private static String headline(XmlElement content) {
        for (XmlElement each = content.parent(); each != null; each = each.parent()) {
            String line = Wire.find(each, "NewsLines/HeadLine");
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    /** Encoding elements stand around what is packed, and around plain text as well. */
    private static XmlElement data(XmlElement content) {
        XmlElement encoding = Wire.element(content, "Encoding");
        String notation = encoding == null ? "" : Wire.find(encoding, "@Notation");
        XmlElement in = encoding == null ? content : encoding;
        boolean packed = notation != null && notation.toLowerCase(Locale.ROOT).contains("base64");
        return packed ? null : Wire.element(in, "DataContent");
    }

    private static XmlElement deepest(XmlElement item) {
        XmlElement at = item;
        for (XmlElement in = at; in != null; in = Wire.element(at, COMPONENT)) {
            at = in;
        }
        return at;
    }

    XmlElement item() {
        return item;
    }

    /** The components that the text stands in, the innermost first. */
    List<XmlElement> components() {
        return components;
    }

    /** Null if there is none. */
    String text() {
        return text;
    }

    /** Whether it points to content elsewhere, or holds pictures. */
    boolean pointsElsewhere() {
        return !item.outermost(
                        each ->
                                Wire.isCalled(each, "NewsItemRef")
                                        || Wire.isCalled(each, "ContentItem")
                                                && each.attribute("Href") != null)
                .isEmpty();
    }

    /** The NITF that the text stands in; null if it stands in none. */
    XmlElement nitf() {
        if (text == null) {
            return null;
        }
        for (XmlElement each : components.get(0).outermost(in -> Wire.isCalled(in, "nitf"))) {
            return each;
        }
        return null;
    }

    /** The text of a component that is called a summary; null if there is none. */
    String summary() {
        for (XmlElement content : item.outermost(each -> Wire.isCalled(each, "ContentItem"))) {
            String role = role(content, item);
            String found = role != null && SUMMARY.contains(role) ? text(content) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * What stands at a place in a component.
     *
     * @return of those that the text stands in the innermost that says it; null if none does
     */
    String find(String place) {
        for (XmlElement component : components) {
            String found = Wire.find(component, place);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
