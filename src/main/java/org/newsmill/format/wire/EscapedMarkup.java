package org.newsmill.format.wire;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import java.util.ArrayList;
import java.util.List;

/** Markup that was sent as characters: in a CDATA section, or escaped. Thread-safe. */
final class EscapedMarkup {

    private static final String[] TAGS = {"<p>", "<p ", "</p>", "<br", "</div>"};

    private EscapedMarkup() {}

    /** Some agencies send the markup of paragraphs as characters, in elements of their own. */
    static void read(Element html) {
        List<Element> escaped = new ArrayList<>(0);
        html.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text
                            && node.parentNode() instanceof Element parent
                            && parent.childNodeSize() == 1
                            && !parent.normalName().equals("pre")
                            && isIn(text.getWholeText())) {
                        escaped.add(parent);
                    }
                });
        for (Element each : escaped) {
            each.html(((TextNode) each.childNode(0)).getWholeText());
        }
    }

    /** Whether characters hold tags of paragraphs. */
    static boolean isIn(String characters) {
        for (int at = characters.indexOf('<'); at >= 0; at = characters.indexOf('<', at + 1)) {
            for (String tag : TAGS) {
                if (characters.regionMatches(true, at, tag, 0, tag.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
