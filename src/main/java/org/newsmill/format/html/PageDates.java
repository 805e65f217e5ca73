package org.newsmill.format.html;

import org.jsoup.nodes.Element;
import org.newsmill.article.Dates;
import org.newsmill.article.Published;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * When a page says that its article was published: the first date that can be read. Dates of
 * comments, of other articles and of changes are not taken, and no date that stands in prose.
 */
final class PageDates {

    private static final Set<String> ASIDE =
            Set.of("aside", "footer", "nav", "li", "blockquote", "figure");
    private static final Set<String> HEADED = Set.of("header", "article");

    private PageDates() {}

    /**
     * @param written what metadata says, the most certain first
     * @return {@link Published#UNKNOWN} if nothing is said; what could not be read, if nothing else
     *     is
     */
    static Published published(List<String> written, PageIndex page) {
        Published unread = Published.UNKNOWN;
        Published day = null;
        for (String each : written) {
            Published published = Dates.published(each);
            if (published.date() != null && (day == null || published.date().equals(day.date()))) {
                if (published.at() != null) {
                    return published;
                }
                day = day == null ? published : day;
            } else if (published.raw() != null && unread.raw() == null) {
                unread = published;
            }
        }
        if (day != null) {
            return day;
        }
        Published shown = shown(page);
        return shown.date() == null ? unread : shown;
    }

    /**
     * The date of the one {@code time} element that is marked as that of publication or stands with
     * the headline.
     */
    private static Published shown(PageIndex page) {
        Element headline = page.first("h1");
        Set<Published> found = new LinkedHashSet<>();
        for (Element time : page.all("time")) {
            if (!time.hasAttr("datetime")) {
                continue;
            }
            if (time.hasAttr("pubdate") || headline != null && isWith(headline, time)) {
                Published published = Dates.published(time.attr("datetime").strip());
                if (published.date() != null) {
                    found.add(published);
                }
            }
        }
        // Two dates are one of publication and one of change, or of something else.
        return found.size() == 1 ? found.iterator().next() : Published.UNKNOWN;
    }

    /**
     * Whether it stands in the headline's header, or the article has one headline and is about it.
     */
    private static boolean isWith(Element headline, Element time) {
        if (around(time, ASIDE) != null) {
            return false;
        }
        Element inner = around(time, HEADED);
        if (inner != null) {
            return around(headline, HEADED) == inner
                    || around(headline, Set.of("article")) == inner
                    || around(headline, Set.of("header")) == inner;
        }
        Element parent = time.parent();
        for (int level = 0; level < 3 && parent != null; level++) {
            if (parent == headline.parent()) {
                return true;
            }
            parent = parent.parent();
        }
        return false;
    }

    /** The innermost element of one of those names in which it stands; null if there is none. */
    private static Element around(Element element, Set<String> names) {
        Element at = element;
        while (at != null && !names.contains(at.normalName())) {
            at = at.parent();
        }
        return at;
    }
}
