package org.newsmill.format.markup;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.newsmill.format.markup.MarkupWriter.Space;

/** What an element's own attributes say of its being seen. Style sheets are not read. */
public final class Visibility {

    private static final int LARGE = 100;
    private static final String STYLE = "style";

    private Visibility() {}

    /**
     * Whether a reader does not see the element: {@code hidden}, {@code display: none}, a closed
     * dialogue, or {@code aria-hidden} on what is no text (icons, letters shown twice).
     */
    public static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden")) {
            return !element.attr("hidden").equalsIgnoreCase("until-found");
        }
        if (element.hasAttr(STYLE) && styleHides(element.attr(STYLE))) {
            return true;
        }
        // Pages hide their whole text from screen readers while a dialogue is open.
        return element.attr("aria-hidden").equalsIgnoreCase("true") && !holdsText(element);
    }

    /** Whether it holds a paragraph or is large. */
    private static boolean holdsText(Element element) {
        int seen = 0;
        for (Node at = element; at != null && seen < LARGE; at = next(at, element)) {
            if (at.nameIs("p")) {
                return true;
            }
            seen++;
        }
        return seen == LARGE;
    }

    /** The next node in document order within an element; null after the last. */
    private static Node next(Node at, Element within) {
        if (at.childNodeSize() > 0) {
            return at.childNode(0);
        }
        Node node = at;
        while (node != within) {
            if (node.nextSibling() != null) {
                return node.nextSibling();
            }
            node = node.parent();
        }
        return null;
    }

    private static boolean styleHides(String style) {
        return says(style, "display", "none") || says(style, "visibility", "hidden");
    }

    /** How an element's style says that its white space counts; null if it says nothing. */
    static Space space(Element element) {
        if (!element.hasAttr(STYLE)) {
            return null;
        }
        String style = element.attr(STYLE);
        if (says(style, "white-space", "pre")) {
            return Space.KEPT;
        }
        return says(style, "white-space", "normal") || says(style, "white-space", "nowrap")
                ? Space.COLLAPSED
                : null;
    }

    /**
     * Whether a style gives a property a value that begins so.
     *
     * @param property in lower case, as the value
     */
    private static boolean says(String style, String property, String value) {
        int at = 0;
        while (at < style.length()) {
            int end = style.indexOf(';', at);
            end = end < 0 ? style.length() : end;
            int from = skipSpace(style, at);
            int after = from + property.length();
            if (style.regionMatches(true, from, property, 0, property.length())) {
                int colon = skipSpace(style, after);
                if (colon < end && style.charAt(colon) == ':') {
                    int begin = skipSpace(style, colon + 1);
                    if (style.regionMatches(true, begin, value, 0, value.length())) {
                        return true;
                    }
                }
            }
            at = end + 1;
        }
        return false;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
