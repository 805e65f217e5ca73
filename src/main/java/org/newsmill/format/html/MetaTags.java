package org.newsmill.format.html;

import org.jsoup.nodes.Element;
import org.newsmill.article.ReceivedText;
import org.newsmill.format.markup.MarkupText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a page's {@code meta} elements say, by their names in lower case. Immutable once made. */
final class MetaTags {

    private static final String[] ATTRIBUTES = {"property", "name", "itemprop", "http-equiv"};

    private static final String[] NO_NAMES = {};
    private static final int LONGEST_NAMES = 1_000;
    private static final int MOST = 100;

    /** What properties say comes before what names say. */
    private final Map<String, List<String>> properties = new HashMap<>();

    private final Map<String, List<String>> names = new HashMap<>();

    MetaTags(List<Element> metas) {
        for (Element meta : metas) {
            String content = ReceivedText.clean(meta.attr("content"));
            if (content == null) {
                continue;
            }
            for (String attribute : ATTRIBUTES) {
                if (!meta.hasAttr(attribute) || attribute.equals("itemprop") && isInItem(meta)) {
                    continue;
                }
                // Several names apart by spaces, as RDFa has them.
                String all = meta.attr(attribute).toLowerCase(Locale.ROOT);
                for (String name : all.length() > LONGEST_NAMES ? NO_NAMES : all.split(" ")) {
                    if (!name.isEmpty()) {
                        add(attribute, plain(name), content);
                    }
                }
            }
        }
    }

    /** {@code DC.date} and {@code dcterm:date} are written with points and colons. */
    private static String plain(String name) {
        return name.startsWith("dc")
                ? name.replace(':', '.').replace("dcterms.", "dc.").replace("dcterm.", "dc.")
                : name;
    }

    /** Microdata of items has its own place: an item may be a comment. */
    private static boolean isInItem(Element meta) {
        return meta.closest("[itemscope]") != null;
    }

    private void add(String attribute, String name, String content) {
        Map<String, List<String>> values = attribute.equals("property") ? properties : names;
        List<String> all = values.computeIfAbsent(name, each -> new ArrayList<>(1));
        if (all.size() < MOST && !all.contains(content)) {
            all.add(content);
        }
    }

    /** Of that name the first, on one line; null if there is none. */
    String get(String name) {
        List<String> all = written(name);
        return all.isEmpty() ? null : ReceivedText.clean(MarkupText.lineOfHtml(all.get(0)));
    }

    /** All of that name, each on one line. */
    List<String> all(String name) {
        List<String> lines = new ArrayList<>();
        for (String each : written(name)) {
            String line = ReceivedText.clean(MarkupText.lineOfHtml(each));
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<String> written(String name) {
        List<String> all = properties.get(name);
        return all == null ? names.getOrDefault(name, List.of()) : all;
    }
}
