package org.newsmill.format.wire;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import java.util.ArrayList;
import java.util.List;

/** Markup that was sent as characters: in a CDATA section, or escaped. Thread-safe. */
final class EscapedMarkup {

    private EscapedMarkup() {}

    /** Some agencies send the markup of paragraphs as characters, in elements of their own. */
    static void read(Element html) {
        List<Element> escaped = new ArrayList<>(0);
        html.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text
                            && isIn(text.getWholeText())
                            && node.parentNode() instanceof Element parent
                            && parent.childNodeSize() == 1
                            && !parent.normalName().equals("pre")) {
                        escaped.add(parent);
                    }
                });
        for (Element each : escaped) {
            each.html(((TextNode) each.childNode(0)).getWholeText());
        }
    }

    /** Whether characters hold tags of paragraphs. */
    static boolean isIn(String characters) {
        for (String tag : List.of("<p>", "<p ", "</p>", "<br", "</div>")) {
            if (containsIgnoringCase(characters, tag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsIgnoringCase(String text, String tag) {
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (text.regionMatches(true, at, tag, 0, tag.length())) {
                return true;
            }
        }
        return false;
    }
}
