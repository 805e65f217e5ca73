package org.newsmill.format.html;

import org.jsoup.nodes.Element;
import org.newsmill.article.ReceivedText;
import org.newsmill.format.markup.MarkupText;

import java.util.List;
import java.util.Locale;

/**
 * A page's title without the name of its site. Cut is only what is known to be that name, or what
 * stands apart at the end and is short beside the rest; nothing is put together.
 */
final class PageTitle {

    /** What stands between a title and a site's name, with a space on both sides. */
    private static final String SEPARATORS = "|-–—·•»«/\\:✩~";

    private static final int MOST = 20;

    private final PageIndex page;
    private final String site;
    private List<String> headlines;

    /**
     * @param site the site's name; may be null
     */
    PageTitle(PageIndex page, String site) {
        this.page = page;
        this.site = site;
    }

    /**
     * @param said what metadata calls the title, the most certain first
     * @return the first as said; null if the page has no title
     */
    String of(List<String> said) {
        return said.isEmpty() ? ofPage() : said.get(0);
    }

    /** Of two names the one that stands as a headline in the page, else the first there is. */
    String shownOf(String one, String other) {
        return one == null || other != null && headlines().contains(other) ? other : one;
    }

    /** The {@code title} element, or the only {@code h1} if it is empty; null if there is none. */
    private String ofPage() {
        Element element = page.first("title");
        String title = element == null ? null : ReceivedText.clean(MarkupText.lineOf(element));
        if (title == null) {
            return headlines().size() == 1 ? headlines().get(0) : null;
        }
        String cut = withoutSite(title);
        return cut.length() < title.length() ? cut : withoutShortEnd(title);
    }

    private List<String> headlines() {
        if (headlines == null) {
            headlines =
                    page.all("h1").stream()
                            .limit(MOST)
                            .map(h1 -> ReceivedText.clean(MarkupText.lineOf(h1)))
                            .filter(line -> line != null)
                            .distinct()
                            .toList();
        }
        return headlines;
    }

    /** A headline that the title begins or ends with, if a separator stands beside it. */
    private String withoutSite(String title) {
        for (String headline : headlines()) {
            if (headline.length() * 2 > title.length()
                    || headlines().size() == 1 && headline.length() < title.length()) {
                boolean begins = title.regionMatches(true, 0, headline, 0, headline.length());
                if (begins && isSeparated(title, headline.length(), 1)) {
                    return title.substring(0, headline.length());
                }
                int from = title.length() - headline.length();
                if (from > 0
                        && from < headline.length()
                        && title.regionMatches(true, from, headline, 0, headline.length())
                        && isSeparated(title, from - 1, -1)) {
                    return title.substring(from);
                }
            }
        }
        return site == null ? title : without(title, site);
    }

    private static boolean isSeparated(String title, int from, int step) {
        int at = from;
        while (at >= 0 && at < title.length() && title.charAt(at) == ' ') {
            at += step;
        }
        return at >= 0 && at < title.length() && SEPARATORS.indexOf(title.charAt(at)) >= 0;
    }

    private static String without(String title, String site) {
        String lower = title.toLowerCase(Locale.ROOT);
        String name = site.toLowerCase(Locale.ROOT);
        if (lower.length() != title.length() || name.length() + 3 >= title.length()) {
            return title;
        }
        if (lower.endsWith(name)) {
            int at = title.length() - name.length() - 1;
            if (isSeparated(title, at, -1)) {
                return strip(title.substring(0, at));
            }
        }
        if (lower.startsWith(name) && isSeparated(title, name.length(), 1)) {
            return strip(title.substring(name.length()));
        }
        return title;
    }

    private static String strip(String title) {
        int from = 0;
        int to = title.length();
        while (from < to && isEdge(title.charAt(from))) {
            from++;
        }
        while (to > from && isEdge(title.charAt(to - 1))) {
            to--;
        }
        return title.substring(from, to);
    }

    private static boolean isEdge(char c) {
        return c == ' ' || SEPARATORS.indexOf(c) >= 0;
    }

    /** The part after the last separator, if it is short and what is left is long enough. */
    private String withoutShortEnd(String title) {
        for (int at = title.length() - 2; at > 0; at--) {
            if (title.charAt(at) == ' ' && isCut(title, at + 1)) {
                String rest = title.substring(0, at).strip();
                String end = title.substring(at + 2).strip();
                int most = title.charAt(at + 1) == '|' ? 8 : 4;
                return words(end) <= most && words(end) < words(rest) && words(rest) > 3
                        ? rest
                        : title;
            }
        }
        return title;
    }

    private static boolean isCut(String title, int at) {
        char c = title.charAt(at);
        return c != ':'
                && SEPARATORS.indexOf(c) >= 0
                && at + 1 < title.length()
                && title.charAt(at + 1) == ' ';
    }

    /** Where words are not written apart, three characters count as one. */
    private static int words(String text) {
        int words = 1;
        int wide = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                words++;
            } else if (c >= '\u2E80') {
                wide++;
            }
        }
        return words + wide / 3;
    }
}
