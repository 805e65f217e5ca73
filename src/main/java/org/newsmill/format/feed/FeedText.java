package org.newsmill.format.feed;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.newsmill.format.markup.HtmlElements;
import org.newsmill.format.markup.MarkupText;
import org.newsmill.format.markup.XmlElement;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The text of a feed's elements, by the rules of RSS and of Atom. */
final class FeedText {

    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    private FeedText() {}

    /** A text of several paragraphs; may be empty. */
    static String prose(XmlElement element, boolean atom) {
        return of(element, atom, false);
    }

    /** A text on one line; may be empty. */
    static String line(XmlElement element, boolean atom) {
        return of(element, atom, true);
    }

    private static String of(XmlElement element, boolean atom, boolean onOneLine) {
        if (atom) {
            return construct(element, onOneLine);
        }
        return element.hasChildren()
                ? markup(element, onOneLine)
                : unescaped(element.text().strip(), onOneLine);
    }

    private static String markup(XmlElement element, boolean onOneLine) {
        Element html = element.asHtml();
        return onOneLine ? MarkupText.lineOf(html) : MarkupText.of(html);
    }

    private static String html(String html, boolean onOneLine) {
        return onOneLine ? MarkupText.lineOfHtml(html) : MarkupText.ofHtml(html);
    }

    /**
     * RSS does not say whether its texts are HTML. They are where tags or references still stand in
     * them, and what else stands in angle brackets is text.
     */
    private static String unescaped(String written, boolean onOneLine) {
        String text = written;
        if (text.startsWith(CDATA) && text.endsWith(CDATA_END)) {
            // It was escaped together with its section.
            text = text.substring(CDATA.length(), text.length() - CDATA_END.length());
        }
        return holdsMarkup(text) ? html(text, onOneLine) : plain(text, onOneLine);
    }

    /** Whether there is a tag that HTML has, a comment, or a reference. */
    static boolean holdsMarkup(String text) {
        for (int i = text.indexOf('&'); i >= 0; i = text.indexOf('&', i + 1)) {
            if (isReference(text, i)) {
                return true;
            }
        }
        for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
            if (HtmlElements.tagAt(text, i) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReference(String text, int at) {
        int end = at + 1;
        while (end < text.length() && end - at < 33 && isWord(text.charAt(end))) {
            end++;
        }
        if (end == text.length() || text.charAt(end) != ';' || end == at + 1) {
            return false;
        }
        String name = text.substring(at + 1, end);
        return name.charAt(0) == '#' || !Entities.getByName(name).isEmpty();
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '#';
    }

    private static String plain(String text, boolean onOneLine) {
        return onOneLine ? MarkupText.lineOfPlain(text) : MarkupText.ofPlain(text);
    }

    /**
     * Atom's text constructs and content (RFC 4287, sections 3.1 and 4.1.3), and those of Atom 0.3,
     * which had a mode besides the type.
     */
    private static String construct(XmlElement element, boolean onOneLine) {
        String type = lower(element.attribute("type"));
        String mode = lower(element.attribute("mode"));
        if (element.hasChildren()) {
            return markup(element, onOneLine);
        }
        String text = element.text().strip();
        if (mode.equals("base64") || isBinary(type)) {
            String decoded = base64(text);
            if (isPicture(type)) {
                return "";
            }
            return decoded == null ? plain(text, onOneLine) : unescaped(decoded.strip(), onOneLine);
        }
        boolean html = type.equals("html") || type.startsWith("text/html");
        return html ? html(text, onOneLine) : plain(text, onOneLine);
    }

    private static String lower(String value) {
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isBinary(String type) {
        return type.indexOf('/') > 0
                && !type.startsWith("text/")
                && !type.endsWith("xml")
                && !type.endsWith("html")
                && !type.endsWith("json");
    }

    private static boolean isPicture(String type) {
        return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
    }

    /**
     * @return null if it is none, or holds no text
     */
    private static String base64(String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            String decoded = new String(bytes, StandardCharsets.UTF_8);
            return decoded.isEmpty() || decoded.indexOf('\uFFFD') >= 0 ? null : decoded;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
