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
                    ".author, .article-author, .post-author, .entry-author, .story-author,"
                            + " .article__author, .post__author, .author-name");

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
            String said = withoutAddress(name);
            if (said.indexOf("://") < 0 && !said.startsWith("www.") && said.length() <= LONGEST) {
                line.add(withoutBy(said));
            }
        }
        return line.length() == 0 ? null : line.toString();
    }

    /** {@code Ada Fenn (https://fenn.example/)} is a name. */
    private static String withoutAddress(String name) {
        int open = name.lastIndexOf('(');
        return open > 0 && name.endsWith(")") && name.indexOf("://", open) > 0
                ? name.substring(0, open).strip()
                : name;
    }

    /** The byline that stands in the page; null if there is none, or what is found is no name. */
    static String of(Document page) {
        for (String place : PLACES) {
            for (Element element : page.body().select(place)) {
                if (isAside(element)) {
                    continue;
                }
                String line = ReceivedText.clean(MarkupText.lineOf(named(element)));
                if (line != null && line.length() <= LONGEST && looksLikeNames(line)) {
                    return withoutBy(line);
                }
            }
        }
        return null;
    }

    /** What microdata calls the name, if it does: dashes and roles stand beside it. */
    private static Element named(Element author) {
        Element name = author.selectFirst("[itemprop=name]");
        return name == null ? author : name;
    }

    /** Beside the article; but some articles end in a box that says what microdata says. */
    private static boolean isAside(Element element) {
        boolean aside = false;
        boolean ofArticle = false;
        for (Element at = element; at != null; at = at.parent()) {
            if (namesOthers(at)) {
                return true;
            }
            switch (at.normalName()) {
                case "aside", "footer" -> {
                    aside = true;
                    ofArticle = false;
                }
                case "article" -> ofArticle = true;
                default -> {
                    // Says nothing of it.
                }
            }
        }
        return aside && !(ofArticle && element.hasAttr("itemprop"));
    }

    private static boolean namesOthers(Element element) {
        String names = (element.className() + ' ' + element.id()).toLowerCase(Locale.ROOT);
        return names.contains("comment") || names.contains("related");
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
