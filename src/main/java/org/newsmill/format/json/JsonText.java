package org.newsmill.format.json;

import org.jsoup.parser.Parser;
import org.newsmill.format.markup.HtmlElements;
import org.newsmill.format.markup.MarkupText;

import java.util.function.Predicate;

/**
 * Texts of which JSON does not say whether they are markup, and what APIs write in place of a text
 * that they keep back. Thread-safe.
 */
final class JsonText {

    private static final int LONGEST_ENTITY = 10;

    private JsonText() {}

    /** A value as text of several lines; markup becomes text. */
    static String of(String value) {
        if (value == null || value.indexOf('<') < 0 && value.indexOf('&') < 0) {
            return value;
        }
        if (holdsTag(value, any -> true)) {
            boolean blocks = holdsTag(value, HtmlElements::endsLine);
            return MarkupText.ofHtml(blocks ? value : withLineBreaks(value));
        }
        return withoutEntities(value);
    }

    /** A value as text of one line. */
    static String line(String value) {
        if (value == null || value.indexOf('<') < 0 && value.indexOf('&') < 0) {
            return value;
        }
        return holdsTag(value, any -> true) ? MarkupText.lineOfHtml(value) : withoutEntities(value);
    }

    private static String withoutEntities(String value) {
        return holdsEntity(value) ? Parser.unescapeEntities(value, false) : value;
    }

    private static String withLineBreaks(String value) {
        return value.replace("\n", "<br>");
    }

    private static boolean holdsTag(String value, Predicate<String> wanted) {
        for (int at = value.indexOf('<'); at >= 0; at = value.indexOf('<', at + 1)) {
            String name = HtmlElements.tagAt(value, at);
            if (name != null && wanted.test(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character reference with its semicolon stands in it. */
    private static boolean holdsEntity(String value) {
        for (int at = value.indexOf('&'); at >= 0; at = value.indexOf('&', at + 1)) {
            int end = at + 1;
            while (end < value.length()
                    && end - at <= LONGEST_ENTITY
                    && (Character.isLetterOrDigit(value.charAt(end)) || value.charAt(end) == '#')) {
                end++;
            }
            if (end > at + 1 && end < value.length() && value.charAt(end) == ';') {
                return true;
            }
        }
        return false;
    }

    /** Whether it stands for a text that was taken away, or is to be paid for. */
    static boolean isPlaceholder(String value) {
        String text = value.strip();
        return text.equalsIgnoreCase("[Removed]")
                || text.startsWith("ONLY AVAILABLE IN ") && text.length() < 60;
    }

    /**
     * Where the text ends before a mark that says it was cut off: {@code [+1873 chars]}, {@code
     * […]}.
     *
     * @return -1 if there is no such mark
     */
    static int cutAt(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        int open = text.lastIndexOf('[', end);
        if (open < 0 || text.charAt(end - 1) != ']' || !isMark(text, open + 1, end - 1)) {
            return -1;
        }
        int cut = open;
        while (cut > 0 && (text.charAt(cut - 1) <= ' ' || isEllipsis(text.charAt(cut - 1)))) {
            cut--;
        }
        // The point that ends a sentence stays.
        boolean one = cut < open && text.charAt(cut) == '.' && !text.startsWith("..", cut);
        return one ? cut + 1 : cut;
    }

    private static boolean isEllipsis(char c) {
        return c == '\u2026' || c == '.' || c == '\u00A0';
    }

    private static boolean isMark(String text, int from, int to) {
        int at = from;
        while (at < to && (isEllipsis(text.charAt(at)) || text.charAt(at) == ' ')) {
            at++;
        }
        if (at == to) {
            return at > from;
        }
        if (text.charAt(at) == '+') {
            at++;
        }
        int digits = at;
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > digits && text.substring(at, to).strip().startsWith("char");
    }
}
