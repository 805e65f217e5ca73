package org.newsmill.format.html;

import org.jsoup.nodes.Element;
import org.newsmill.article.ReceivedText;
import org.newsmill.format.markup.MarkupText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The article that a page describes by microdata (HTML Living Standard, section 5): the properties
 * of the item that is the page's article. Immutable once made.
 */
final class Microdata {

    private static final String ARTICLES =
            "[itemscope][itemtype$=Article], [itemscope][itemtype$=Posting]";

    private final Map<String, List<String>> values = new HashMap<>();

    private final boolean present;

    Microdata(PageIndex page) {
        Element article = article(page);
        present = article != null;
        if (article == null && !page.articleItems().isEmpty()) {
            return;
        }
        for (Element property : page.properties()) {
            Element parent = property.parent();
            Element item = parent == null ? null : parent.closest("[itemscope]");
            if (item != article) {
                continue;
            }
            String value = ReceivedText.clean(value(property));
            if (value != null) {
                for (String name : property.attr("itemprop").split(" ")) {
                    values.computeIfAbsent(name, each -> new ArrayList<>(1)).add(value);
                }
            }
        }
    }

    /** The one item that is an article, or the one of several that has the headline. */
    private static Element article(PageIndex page) {
        List<Element> outer = new ArrayList<>();
        for (Element item : page.articleItems()) {
            if (outer.isEmpty() || !item.hasParent() || item.parent().closest(ARTICLES) == null) {
                outer.add(item);
            }
        }
        boolean headed = page.first("h1") != null;
        for (Element item : outer) {
            if (headed ? item.selectFirst("h1") != null : outer.size() == 1) {
                return item;
            }
        }
        return null;
    }

    private static String value(Element property) {
        if (property.hasAttr("itemscope")) {
            Element name = property.selectFirst("[itemprop=name]");
            return name == null ? null : own(name);
        }
        return property.attr("itemprop").contains("articleBody") ? null : own(property);
    }

    private static String own(Element property) {
        if (property.hasAttr("content")) {
            return property.attr("content");
        }
        return property.hasAttr("datetime")
                ? property.attr("datetime")
                : MarkupText.lineOf(property);
    }

    /** Whether it marks the article's body or an article. */
    boolean isPresent() {
        return present;
    }

    String get(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.get(0);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
