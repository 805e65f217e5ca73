package org.newsmill.format.feed;

import org.newsmill.format.markup.XmlElement;
import org.newsmill.format.markup.XmlName;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names of one feed's elements as tables write them: {@code title} for the feed's own, {@code
 * dc:creator} for one of Dublin Core's, whatever prefix the feed uses, and in lower case. A usual
 * prefix that is bound to nothing, or to a namespace that nobody knows, counts as well: many feeds
 * get the URI wrong. Not thread-safe.
 */
final class Vocabulary {

    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private static final String ATOM = "atom";

    /** Without scheme, {@code www.} and closing mark, in lower case. */
    private static final Map<String, String> PREFIXES =
            Map.ofEntries(
                    Map.entry("w3.org/2005/atom", ATOM),
                    Map.entry("purl.org/atom/ns", ATOM),
                    Map.entry("purl.org/dc/elements/1.0", "dc"),
                    Map.entry("purl.org/dc/elements/1.1", "dc"),
                    Map.entry("purl.org/dc/terms", "dcterms"),
                    Map.entry("purl.org/rss/1.0/modules/dcterms", "dcterms"),
                    Map.entry("purl.org/rss/1.0/modules/content", "content"),
                    Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
                    Map.entry("purl.org/rss/1.0/modules/slash", "slash"),
                    Map.entry("search.yahoo.com/mrss", "media"),
                    Map.entry("itunes.com/dtds/podcast-1.0.dtd", "itunes"),
                    Map.entry("prismstandard.org/namespaces/1.2/basic", "prism"),
                    Map.entry("prismstandard.org/namespaces/basic/2.0", "prism"),
                    Map.entry("prismstandard.org/namespaces/basic/2.1", "prism"),
                    Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
                    Map.entry("w3.org/1999/xhtml", "xhtml"),
                    Map.entry("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
                    Map.entry("georss.org/georss", "georss"),
                    Map.entry("opengis.net/gml", "gml"),
                    Map.entry("w3.org/2003/01/geo/wgs84_pos", "geo"));

    private final Map<XmlName, String> written = new HashMap<>();

    /**
     * @param own a name in the feed's own namespace: that of an item
     */
    String name(XmlName name, XmlName own) {
        String known = written.get(name);
        if (known == null) {
            known = find(name, own);
            written.put(name, known);
        }
        return known;
    }

    private static String find(XmlName name, XmlName own) {
        String local = name.local().toLowerCase(Locale.ROOT);
        boolean unbound = name.namespace().isEmpty() && !name.prefix().isEmpty();
        if (name.namespace().equals(own.namespace()) && (!unbound || !own.prefix().isEmpty())) {
            return local;
        }
        String prefix = PREFIXES.get(shortened(name.namespace()));
        if (prefix == null) {
            prefix = name.prefix().toLowerCase(Locale.ROOT);
        }
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    /** Whether an element is of no vocabulary that feeds borrow from. */
    static boolean isOwn(XmlElement element) {
        XmlName name = element.name();
        String prefix = PREFIXES.get(shortened(name.namespace()));
        return prefix == null || prefix.equals(ATOM);
    }

    private static String shortened(String namespace) {
        String uri = namespace.toLowerCase(Locale.ROOT);
        int scheme = uri.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        if (uri.startsWith("www.", from)) {
            from += 4;
        }
        int to = uri.length();
        while (to > from && "/#".indexOf(uri.charAt(to - 1)) >= 0) {
            to--;
        }
        return uri.substring(from, to);
    }
}
