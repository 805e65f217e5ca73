package org.newsmill.format.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.newsmill.article.ReceivedText;
import org.newsmill.format.markup.MarkupText;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** Who wrote a page's article, as it shows it to its readers. */
final class PageByline {

    private static final int LONGEST = 100;

    /** Elements that hold an author, the most certain first. */
    private static final List<String> PLACES =
            List.of(
                    "[rel~=author]",
                    "[itemprop~=author]",
                    "[class*=byline], [id*=byline]",
                    ".author");

    /** Words before a name, in the languages of pages that have been seen to write them. */
    private static final Set<String> BY =
            Set.of(
                    "by", "von", "par", "por", "di", "door", "av", "af", "przez", "written", "text",
                    "texto", "od");

    private PageByline() {}

    /**
     * Names that metadata gives, on one line: without addresses of profiles, and each once.
     *
     * @return null if there is none
     */
    static String of(List<String> names) {
        StringJoiner line = new StringJoiner(", ");
        for (String name : new LinkedHashSet<>(names)) {
            if (name.indexOf("://") < 0 && !name.startsWith("www.") && name.length() <= LONGEST) {
                line.add(withoutBy(name));
            }
        }
        return line.length() == 0 ? null : line.toString();
    }

    /** The byline that stands in the page; null if there is none, or what is found is no name. */
    static String of(Document page) {
        for (String place : PLACES) {
            for (Element element : page.body().select(place)) {
                if (isAside(element)) {
                    continue;
                }
                String line = ReceivedText.clean(MarkupText.lineOf(element));
                if (line != null && line.length() <= LONGEST && looksLikeNames(line)) {
                    return withoutBy(line);
                }
            }
        }
        return null;
    }

    private static boolean isAside(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            String names = (at.className() + ' ' + at.id()).toLowerCase(Locale.ROOT);
            if (names.contains("comment")
                    || names.contains("related")
                    || at.nameIs("aside")
                    || at.nameIs("footer")) {
                return true;
            }
        }
        return false;
    }

    /** Names have letters, and no more digits than letters: a date is none. */
    private static boolean looksLikeNames(String line) {
        int letters = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isDigit(c)) {
                return false;
            }
            letters += Character.isLetter(c) ? 1 : 0;
        }
        return letters > 1;
    }

    private static String withoutBy(String line) {
        int space = line.indexOf(' ');
        if (space > 0) {
            String first = line.substring(0, space).toLowerCase(Locale.ROOT);
            if (first.endsWith(":")) {
                first = first.substring(0, first.length() - 1);
            }
            if (BY.contains(first)) {
                String rest = line.substring(space + 1).strip();
                return first.equals("written") || first.equals("text") ? withoutBy(rest) : rest;
            }
        }
        return line;
    }
}
