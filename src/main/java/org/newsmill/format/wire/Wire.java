package org.newsmill.format.wire;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.format.markup.MarkupText;
import org.newsmill.format.markup.XmlElement;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Root;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What the wires have in common: how they are told, how places in them are written, and how their
 * items are read one by one. Thread-safe.
 */
final class Wire {

    private Wire() {}

    /** Whether a document is of a kind, or an envelope in which something of the kind stands. */
    static boolean holds(Root root, Predicate<Root.Xml> kind) {
        if (root instanceof Root.Envelope envelope) {
            return envelope.inside().stream().anyMatch(kind);
        }
        return root instanceof Root.Xml xml && kind.test(xml);
    }

    /** Reads items: one that is broken is rejected, and costs the others nothing. */
    static void eachItem(
            List<XmlElement> items, Outcomes outcomes, BiConsumer<XmlElement, Outcomes> read) {
        for (XmlElement item : items) {
            if (item.fault() == null) {
                read.accept(item, outcomes);
            } else {
                outcomes.reject(Reason.MALFORMED, item.fault().message(), item.fault().at(), null);
            }
        }
    }

    /** An item that is no article. */
    static void reject(String message, Outcomes outcomes) {
        outcomes.reject(Reason.MALFORMED, message, Place.NOWHERE, null);
    }

    /**
     * What stands at a place, on one line.
     *
     * @param place names of elements in whatever case, each a child of the one before, with slashes
     *     between; after an at sign the name of an attribute
     * @return of several the first that is not blank; null if there is none
     */
    static String find(XmlElement from, String place) {
        int at = place.indexOf('@');
        String path = at < 0 ? place : place.substring(0, at);
        return find(from, path, at < 0 ? null : place.substring(at + 1));
    }

    private static String find(XmlElement from, String path, String attribute) {
        if (path.isEmpty()) {
            String value = attribute == null ? line(from) : from.attribute(attribute);
            return value == null || value.isBlank() ? null : value.strip();
        }
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        String rest = slash < 0 ? "" : path.substring(slash + 1);
        for (XmlElement child : from.children()) {
            if (isCalled(child, name)) {
                String found = find(child, rest, attribute);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Whether an element has that name, in whatever case and namespace. */
    static boolean isCalled(XmlElement element, String name) {
        return element.name().local().equalsIgnoreCase(name);
    }

    /** The first element at a path as in {@link #find}; null if there is none. */
    static XmlElement element(XmlElement from, String path) {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        for (XmlElement child : from.children()) {
            if (isCalled(child, name)) {
                XmlElement found = slash < 0 ? child : element(child, path.substring(slash + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** An element's text on one line. */
    static String line(XmlElement element) {
        if (!element.hasChildren()) {
            String text = element.text();
            return holdsTags(text)
                    ? MarkupText.lineOf(Jsoup.parseBodyFragment(text).body())
                    : lineOf(text, element);
        }
        Element html = element.asHtml(Wire::tag);
        for (Element title : html.getElementsByTag("byttl")) {
            if (title.previousSibling() != null && title.hasText()) {
                title.prependText(", ");
            }
        }
        return MarkupText.lineOf(html);
    }

    /** Most lines are plain: they need no tree, if nothing in them has to be left out. */
    private static String lineOf(String text, XmlElement element) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~') {
                return MarkupText.lineOf(element.asHtml(Wire::tag));
            }
            if (c <= ' ') {
                space = line.length() > 0;
            } else {
                if (space) {
                    line.append(' ');
                    space = false;
                }
                line.append(c);
            }
        }
        return line.toString();
    }

    /** Whether markup was sent as characters: a headline with an element that is closed. */
    private static boolean holdsTags(String text) {
        int close = text.indexOf("</");
        if (close < 0) {
            return text.contains("<br>") || text.contains("<br/>") || text.contains("<br />");
        }
        int end = text.indexOf('>', close);
        return end > 0 && text.lastIndexOf("<" + text.substring(close + 2, end), close) >= 0;
    }

    /** Dates for machines stand nowhere. */
    private static String tag(XmlElement element) {
        String name = element.name().local().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "story.date" -> isForMachines(element.text().strip()) ? null : name;
            default -> name;
        };
    }

    private static boolean isForMachines(String date) {
        int digits = 0;
        while (digits < date.length() && Character.isDigit(date.charAt(digits))) {
            digits++;
        }
        return digits == date.length() || digits >= "20260412".length();
    }

    /** What comes after the last colon or slash: {@code text} of {@code ninat:text}. */
    static String code(String written) {
        int end = Math.max(written.lastIndexOf(':'), written.lastIndexOf('/'));
        return written.substring(end + 1).strip();
    }
}
