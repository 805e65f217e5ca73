package org.newsmill.format.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements of a page that are asked for by name, found in one pass. Immutable once made. */
final class PageIndex implements NodeFilter {

    private static final Set<String> NAMES =
            Set.of(
                    "html", "title", "meta", "link", "base", "script", "h1", "time", "article",
                    "iframe");

    private final Map<String, List<Element>> byName = new HashMap<>();
    private final List<Element> properties = new ArrayList<>();
    private final List<Element> articleItems = new ArrayList<>();

    PageIndex(Document page) {
        page.filter(this);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (NAMES.contains(name)) {
                byName.computeIfAbsent(name, each -> new ArrayList<>()).add(element);
            }
            if (element.attributesSize() > 0) {
                if (element.hasAttr("itemprop")) {
                    properties.add(element);
                }
                if (element.hasAttr("itemtype") && element.hasAttr("itemscope")) {
                    String type = element.attr("itemtype").strip();
                    if (type.endsWith("Article") || type.endsWith("Posting")) {
                        articleItems.add(element);
                    }
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    /** All elements of that name, in document order. */
    List<Element> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The first of that name; null if there is none. */
    Element first(String name) {
        List<Element> all = all(name);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Elements with {@code itemprop}. */
    List<Element> properties() {
        return properties;
    }

    /** Items of microdata that are articles. */
    List<Element> articleItems() {
        return articleItems;
    }
}
