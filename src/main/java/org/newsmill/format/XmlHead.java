package org.newsmill.format;

import org.newsmill.format.parse.Root;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first element of a document in angle brackets: its name, namespace and version, whatever
 * declaration, processing instructions, comments and DOCTYPE stand before it (XML 1.0, sections 2.8
 * and 3.1; Namespaces in XML 1.0). Tolerant, and reads no further than that element.
 */
final class XmlHead {

    /** What a page, or a piece of one, begins with; other names of HTML are some XML's as well. */
    private static final Set<String> HTML_ELEMENTS =
            Set.of(
                    ("html head body title meta link script style base div p article main section"
                         + " header nav span a img h1 h2 h3 h4 h5 h6 ul ol li table tbody tr td br"
                         + " hr b i em strong blockquote figure pre form font center iframe"
                         + " noscript template")
                            .split(" "));

    private final String text;
    private int at;
    private boolean declared;

    private XmlHead(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /**
     * @param from where the first {@code <} is
     * @return null if no element begins there
     */
    static Root root(String text, int from) {
        return new XmlHead(text, from).root();
    }

    private Root root() {
        while (at < text.length() && text.charAt(at) == '<') {
            if (text.startsWith("<?", at)) {
                declared |= text.startsWith("<?xml", at);
                skipPast("?>");
            } else if (text.startsWith("<!--", at)) {
                skipPast("-->");
            } else if (text.startsWith("<!", at)) {
                if (text.regionMatches(true, at, "<!doctype html", 0, 14)) {
                    return new Root.Html(true);
                }
                skipDoctype();
            } else {
                return element();
            }
            at = Sniffer.skipSpace(text, at);
        }
        return null;
    }

    /** Whether a root is an envelope, by the names of those in lower case. */
    static boolean isOneOf(Set<String> envelopes, Root root) {
        return root instanceof Root.Xml xml
                && envelopes.contains(xml.name().toLowerCase(Locale.ROOT));
    }

    /** All elements that begin there, of which the first is an envelope around the others. */
    static Root.Envelope envelope(String text) {
        XmlHead head = new XmlHead(text, text.indexOf('<'));
        head.declared = true;
        List<Root.Xml> inside = new ArrayList<>();
        while (head.at >= 0 && head.at < text.length()) {
            int from = head.at;
            if (text.startsWith("<?", from)) {
                head.skipPast("?>");
            } else if (text.startsWith("<!--", from)) {
                head.skipPast("-->");
            } else if (text.startsWith("<![CDATA[", from)) {
                head.skipPast("]]>");
            } else {
                if (head.element() instanceof Root.Xml xml) {
                    inside.add(xml);
                }
                head.at++;
            }
            head.at = text.indexOf('<', head.at);
        }
        return new Root.Envelope(inside);
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    /** With its internal subset, if it has one. */
    private void skipDoctype() {
        int close = text.indexOf('>', at);
        int subset = text.indexOf('[', at);
        if (subset >= 0 && subset < close) {
            at = subset;
            skipPast("]");
        }
        skipPast(">");
    }

    private Root element() {
        int from = at + 1;
        int end = from;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        if (end == from || end == text.length() || !Character.isLetter(text.charAt(from))) {
            return null;
        }
        String qualified = text.substring(from, end);
        int colon = qualified.indexOf(':');
        String name = qualified.substring(colon + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        if (colon < 0 && (lower.equals("html") || !declared && HTML_ELEMENTS.contains(lower))) {
            return new Root.Html(lower.equals("html") || lower.equals("head"));
        }
        String prefix = colon < 0 ? "xmlns" : "xmlns:" + qualified.substring(0, colon);
        return new Root.Xml(attribute(prefix, end), name, attribute("version", end));
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
    }

    /** An attribute of the element whose name ends there; null if it has none. */
    private String attribute(String name, int from) {
        int i = from;
        while (i < text.length()) {
            i = Sniffer.skipSpace(text, i);
            int start = i;
            while (i < text.length() && isNameCharacter(text.charAt(i))) {
                i++;
            }
            if (i == start) {
                return null;
            }
            String found = text.substring(start, i);
            i = Sniffer.skipSpace(text, i);
            if (i >= text.length() || text.charAt(i) != '=') {
                return null;
            }
            i = Sniffer.skipSpace(text, i + 1);
            char quote = i < text.length() ? text.charAt(i) : 0;
            int close = quote == '"' || quote == '\'' ? text.indexOf(quote, i + 1) : -1;
            if (close < 0) {
                return null;
            }
            if (found.equals(name)) {
                return text.substring(i + 1, close);
            }
            i = close + 1;
        }
        return null;
    }
}
