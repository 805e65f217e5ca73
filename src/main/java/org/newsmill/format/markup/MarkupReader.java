package org.newsmill.format.markup;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.newsmill.format.markup.HtmlElements.Role;
import org.newsmill.format.markup.MarkupWriter.Space;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Predicate;

/** Goes through a tree once, without recursion, and writes what a reader sees of it. */
final class MarkupReader implements NodeFilter {

    private final Element root;
    private final Predicate<Element> without;
    private final MarkupWriter out;

    /** How white space counts, for the elements that say so; the innermost first. */
    private final Deque<Element> keeping = new ArrayDeque<>();

    private final Deque<Space> spaces = new ArrayDeque<>();
    private Space space = Space.COLLAPSED;
    private int quotes;

    private MarkupReader(Element root, Predicate<Element> without, MarkupWriter out) {
        this.root = root;
        this.without = without;
        this.out = out;
    }

    static String read(Element root, Predicate<Element> without, boolean onOneLine) {
        MarkupWriter out = new MarkupWriter(onOneLine);
        root.filter(new MarkupReader(root, without, out));
        return out.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            out.text(text.getWholeText(), space);
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        String name = localName(element);
        Role role = HtmlElements.role(name);
        if (element != root
                && (role == Role.OUT || Visibility.isHidden(element) || without.test(element))) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (role == Role.NOTE_MARK && isNoteMark(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        edge(role);
        if (role == Role.QUOTE) {
            out.mark(quotes++ % 2 == 0 ? '“' : '‘');
        }
        enterSpace(element, name);
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            Role role = HtmlElements.role(localName(element));
            if (role == Role.QUOTE) {
                out.mark(--quotes % 2 == 0 ? '”' : '’');
            }
            if (role != Role.BREAK) {
                edge(role);
            }
            if (element == keeping.peek()) {
                keeping.pop();
                space = spaces.pop();
            }
        }
        return FilterResult.CONTINUE;
    }

    private void edge(Role role) {
        switch (role) {
            case PARAGRAPH -> out.paragraph();
            case LINE -> out.line();
            case CELL -> out.cell();
            case BREAK -> out.lineBreak();
            default -> {
                // Stands in its line.
            }
        }
    }

    private void enterSpace(Element element, String name) {
        Space own =
                switch (name) {
                    case "pre", "listing", "xmp", "plaintext" -> Space.KEPT;
                    default -> Visibility.space(element);
                };
        if (own != null) {
            keeping.push(element);
            spaces.push(space);
            space = own;
        }
    }

    /** A raised link into the same page: the number of a note, which is no part of a word. */
    private static boolean isNoteMark(Element sup) {
        Element link = sup.firstElementChild();
        return link != null
                && link.nextElementSibling() == null
                && link.attr("href").startsWith("#")
                && link.childNodeSize() <= 1;
    }

    /** Without prefix, in lower case: XHTML in feeds and wires has prefixes of any kind. */
    private static String localName(Element element) {
        String name = element.normalName();
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(colon + 1).toLowerCase(Locale.ROOT);
    }
}
