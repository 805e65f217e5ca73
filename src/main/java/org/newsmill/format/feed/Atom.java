package org.newsmill.format.feed;

import org.newsmill.format.markup.XmlElement;

/** What Atom's elements are called, and how they point elsewhere (RFC 4287, section 4.2.7). */
final class Atom {

    private static final String ALTERNATE = "alternate";
    private static final String IANA = "http://www.iana.org/assignments/relation/";

    private Atom() {}

    /** Whether it is of Atom, or of what calls itself so. */
    static boolean isOf(XmlElement element) {
        String local = element.name().local();
        return local.equalsIgnoreCase("entry") || local.equalsIgnoreCase("feed");
    }

    /**
     * The address of what an element stands for: of several links to it, the first page.
     *
     * @return null if there is none
     */
    static String alternate(FeedItem item, String links) {
        String found = null;
        for (XmlElement link : item.all(links)) {
            String href = link.attribute("href");
            if (href != null && !href.isBlank() && isAlternate(link.attribute("rel"))) {
                String type = link.attribute("type");
                boolean page = type == null || type.contains("html");
                if (page || found == null) {
                    found = link.resolve(href.strip(), null);
                }
                if (page) {
                    break;
                }
            }
        }
        return found;
    }

    private static boolean isAlternate(String rel) {
        if (rel == null || rel.isBlank()) {
            return true;
        }
        String relation = rel.strip();
        return relation.equalsIgnoreCase(ALTERNATE) || relation.equalsIgnoreCase(IANA + ALTERNATE);
    }
}
