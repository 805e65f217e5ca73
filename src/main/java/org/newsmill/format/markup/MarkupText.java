package org.newsmill.format.markup;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The one place where markup becomes text. */
public final class MarkupText {

    private MarkupText() {}

    /**
     * The text of an element: paragraphs apart by a blank line.
     *
     * @return may be empty
     */
    public static String of(Element element) {
        return element.wholeText();
    }

    /** The text of a piece of HTML. */
    public static String ofHtml(String html) {
        return of(Jsoup.parseBodyFragment(html).body());
    }

    /** The text of a piece of HTML on one line: of a title, say. */
    public static String lineOfHtml(String html) {
        return Jsoup.parseBodyFragment(html).body().text();
    }
}
