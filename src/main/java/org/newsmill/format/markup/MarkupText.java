package org.newsmill.format.markup;

import org.jsoup.nodes.Element;

import java.util.function.Predicate;

/**
 * The one place where markup becomes text. Paragraphs are apart by a blank line, lines by a line
 * break, cells of a table by a tab; what stands in a line is never torn. What a reader does not see
 * is left out, and so are pictures' texts, forms, annotations of ruby and marks of notes. No markup
 * is refused unless it is huge; time is linear, and no nesting is too deep. Thread-safe.
 *
 * <p>Follows {@code innerText} of the HTML Living Standard (section 3.2.7) except for the blank
 * line, which stands between all blocks.
 */
public final class MarkupText {

    private MarkupText() {}

    /**
     * The text of an element, of HTML or of XML with the same names and any prefix.
     *
     * @return may be empty; never begins or ends with white space
     */
    public static String of(Element element) {
        return of(element, without -> false);
    }

    /**
     * The text of an element without some of those in it.
     *
     * @param without asked of each element in it once, in document order
     */
    public static String of(Element element, Predicate<Element> without) {
        return MarkupReader.read(element, without, false);
    }

    /** The text of an element on one line: of a headline, say. */
    public static String lineOf(Element element) {
        return MarkupReader.read(element, without -> false, true);
    }

    /**
     * The text of a piece of HTML.
     *
     * @param html may be text without any markup
     * @throws org.newsmill.format.parse.TooLargeException if it holds more than {@link
     *     org.newsmill.format.parse.Limits#DEFAULT} allows
     */
    public static String ofHtml(String html) {
        return read(html, false);
    }

    /** The text of a piece of HTML on one line: of a title, say. */
    public static String lineOfHtml(String html) {
        return read(html, true);
    }

    /** Text that is no markup: a blank line parts paragraphs. */
    public static String ofPlain(String text) {
        return plain(text, false);
    }

    /** The same on one line. */
    public static String lineOfPlain(String text) {
        return plain(text, true);
    }

    private static String plain(String text, boolean onOneLine) {
        MarkupWriter out = new MarkupWriter(onOneLine);
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            int next = end + 1;
            while (next < text.length() && text.charAt(next) <= ' ' && text.charAt(next) != '\n') {
                next++;
            }
            if (next < text.length() && text.charAt(next) == '\n') {
                out.text(text, from, end, MarkupWriter.Space.COLLAPSED);
                out.paragraph();
                from = next + 1;
                end = next;
            }
        }
        out.text(text, from, text.length(), MarkupWriter.Space.COLLAPSED);
        return out.toString();
    }

    private static String read(String html, boolean onOneLine) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            MarkupWriter out = new MarkupWriter(onOneLine);
            out.text(html, MarkupWriter.Space.COLLAPSED);
            return out.toString();
        }
        return MarkupReader.read(Html.piece(html), without -> false, onOneLine);
    }
}
