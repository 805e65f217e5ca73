package org.newsmill.format.feed;

import org.newsmill.format.markup.XmlElement;
import org.newsmill.format.parse.LanguageTag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An item, an entry, or the feed itself: what stands directly in it, by the names that {@link
 * Vocabulary} gives. Whatever stands deeper, such as a picture's title, is not the item's. Not
 * thread-safe.
 */
final class FeedItem {

    /** Taken as they are written: dates, addresses, identifiers and codes. */
    private static final Set<String> AS_WRITTEN =
            Set.of(
                    "guid",
                    "id",
                    "atom:id",
                    "dc:identifier",
                    "pubdate",
                    "published",
                    "issued",
                    "created",
                    "updated",
                    "modified",
                    "date",
                    "dc:date",
                    "dcterms:issued",
                    "dcterms:created",
                    "dcterms:modified",
                    "atom:published",
                    "atom:issued",
                    "atom:updated",
                    "atom:modified",
                    "prism:publicationdate",
                    "prism:modificationdate",
                    "language",
                    "dc:language");

    private static final String GROUP = "media:group";

    private final XmlElement element;
    private final List<XmlElement> children;
    private final String[] names;

    FeedItem(XmlElement element, Vocabulary vocabulary) {
        this.element = element;
        this.children = element.children();
        this.names = new String[children.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = vocabulary.name(children.get(i).name(), element.name());
        }
    }

    XmlElement element() {
        return element;
    }

    /** The first of that name in which anything is said; null if there is none. */
    XmlElement first(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name) && !children.get(i).text().isBlank()) {
                return children.get(i);
            }
        }
        return null;
    }

    /** All of that name, empty ones too. */
    List<XmlElement> all(String name) {
        List<XmlElement> all = new ArrayList<>(1);
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                all.add(children.get(i));
            }
        }
        return all;
    }

    /** What stands at a place of a table, on one line; null if nothing. */
    String value(String place) {
        XmlElement found = first(place);
        if (found == null) {
            return null;
        }
        return AS_WRITTEN.contains(place)
                ? found.text().strip()
                : FeedText.line(found, isAtom(place));
    }

    /** Whether what stands there is written by Atom's rules. */
    boolean isAtom(String place) {
        return place.startsWith("atom:") || Atom.isOf(element);
    }

    /**
     * The first text that is not empty.
     *
     * @param places by which it is looked for, best first; of a {@code media:group} its description
     *     is meant
     * @return null if there is none
     */
    Body body(String... places) {
        for (String place : places) {
            for (XmlElement each : all(place)) {
                XmlElement body = place.equals(GROUP) ? each.child("description") : each;
                String text = body == null ? "" : FeedText.prose(body, isAtom(place));
                if (!text.isEmpty()) {
                    return new Body(body, text);
                }
            }
        }
        return null;
    }

    /** A text and where it stands. */
    record Body(XmlElement element, String text) {}

    /** Its language, of what it says itself or {@code xml:lang} says; null if nobody does. */
    String language(XmlElement body) {
        String said = LanguageTag.read(value("dc:language"));
        if (said == null) {
            said = LanguageTag.read((body == null ? element : body).language());
        }
        return said;
    }

    /** Categories and other words that it is filed under, each once. */
    List<String> keywords() {
        Set<String> keywords = new LinkedHashSet<>();
        for (int i = 0; i < names.length; i++) {
            switch (names[i]) {
                case "category", "atom:category", "dc:subject", "subject" ->
                        add(keywords, category(children.get(i), isAtom(names[i])));
                case "itunes:keywords", "media:keywords", "keywords" -> {
                    for (String each : FeedText.line(children.get(i), false).split(",")) {
                        add(keywords, each.strip());
                    }
                }
                default -> {}
            }
        }
        return new ArrayList<>(keywords);
    }

    private static String category(XmlElement category, boolean atom) {
        String label = category.attribute("label");
        String term = category.attribute("term");
        if (label != null && !label.isBlank()) {
            return label.strip();
        }
        return term != null && !term.isBlank() ? term.strip() : FeedText.line(category, atom);
    }

    private static void add(Set<String> keywords, String keyword) {
        if (!keyword.isEmpty()) {
            keywords.add(keyword);
        }
    }
}
