package org.newsmill.format.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The character set that the {@code meta} elements of a page declare, by the prescan of the HTML
 * Standard, section 13.2.3.2. The standard looks at the first 1,024 bytes; as browsers do, this
 * goes on to the beginning of the body, but no further than 64 KiB. Used once.
 */
final class MetaCharset {

    private static final int LOOKED_AT = 64 * 1024;
    private static final int LEAST = 1024;

    private final String head;
    private int at;

    private String name;
    private String value;

    private MetaCharset(String head) {
        this.head = head;
    }

    /**
     * @return null if no {@code meta} names a character set that is known
     */
    static Charset of(byte[] bytes) {
        int length = Math.min(bytes.length, LOOKED_AT);
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return new MetaCharset(head).prescan();
    }

    private Charset prescan() {
        for (at = head.indexOf('<'); at >= 0; at = head.indexOf('<', at)) {
            if (head.startsWith("<!--", at)) {
                int end = head.indexOf("-->", at + 2);
                if (end < 0) {
                    return null;
                }
                at = end + 3;
            } else if (isTag("meta")) {
                at += 5;
                Charset declared = meta();
                if (declared != null) {
                    return declared;
                }
            } else if (at > LEAST && isTag("body")) {
                return null;
            } else if (isLetter(at + 1) || head.startsWith("</", at) && isLetter(at + 2)) {
                skipTag();
            } else if (head.startsWith("<!", at)
                    || head.startsWith("</", at)
                    || head.startsWith("<?", at)) {
                int end = head.indexOf('>', at);
                at = end < 0 ? head.length() : end;
            } else {
                at++;
            }
        }
        return null;
    }

    private boolean isTag(String tag) {
        int end = at + 1 + tag.length();
        return head.regionMatches(true, at + 1, tag, 0, tag.length())
                && end < head.length()
                && (isSpace(head.charAt(end)) || head.charAt(end) == '/');
    }

    private boolean isLetter(int index) {
        if (index >= head.length()) {
            return false;
        }
        int lower = head.charAt(index) | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private void skipTag() {
        while (at < head.length() && !isSpace(head.charAt(at)) && head.charAt(at) != '>') {
            at++;
        }
        while (attribute()) {
            // passed over
        }
    }

    private Charset meta() {
        boolean pragma = false;
        String ofContent = null;
        String ofCharset = null;
        while (attribute()) {
            switch (name) {
                case "http-equiv" -> pragma |= value.equalsIgnoreCase("content-type");
                case "content" -> ofContent = ofContent == null ? inContent(value) : ofContent;
                case "charset" -> ofCharset = ofCharset == null ? value : ofCharset;
                default -> {
                    // says nothing of it
                }
            }
        }
        String label = ofCharset == null && pragma ? ofContent : ofCharset;
        if ("x-user-defined".equalsIgnoreCase(label)) {
            label = "windows-1252";
        }
        return Declaration.ofAscii(Charsets.of(label));
    }

    /** Section 2.5.6: the label in the content of a {@code meta}. */
    private static String inContent(String content) {
        String lower = content.toLowerCase(Locale.ROOT);
        int found = lower.indexOf("charset");
        while (found >= 0) {
            int i = skipSpace(content, found + "charset".length());
            if (i < content.length() && content.charAt(i) == '=') {
                i = skipSpace(content, i + 1);
                char quote = i < content.length() ? content.charAt(i) : 0;
                if (quote == '"' || quote == '\'') {
                    int close = content.indexOf(quote, i + 1);
                    return close < 0 ? null : content.substring(i + 1, close);
                }
                int end = i;
                while (end < content.length()
                        && !isSpace(content.charAt(end))
                        && content.charAt(end) != ';') {
                    end++;
                }
                return content.substring(i, end);
            }
            found = lower.indexOf("charset", found + 1);
        }
        return null;
    }

    private static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Reads the next attribute of a tag; false at the tag's end. */
    private boolean attribute() {
        while (at < head.length() && (isSpace(head.charAt(at)) || head.charAt(at) == '/')) {
            at++;
        }
        if (at >= head.length() || head.charAt(at) == '>') {
            return false;
        }
        int from = at++;
        while (at < head.length() && "=/> \t\n\r\f".indexOf(head.charAt(at)) < 0) {
            at++;
        }
        name = head.substring(from, at).toLowerCase(Locale.ROOT);
        value = "";
        at = skipSpace(head, at);
        if (at < head.length() && head.charAt(at) == '=') {
            at = skipSpace(head, at + 1);
            value = value();
        }
        return true;
    }

    private String value() {
        char quote = at < head.length() ? head.charAt(at) : 0;
        if (quote == '"' || quote == '\'') {
            int close = head.indexOf(quote, at + 1);
            int end = close < 0 ? head.length() : close;
            String quoted = head.substring(at + 1, end);
            at = Math.min(head.length(), end + 1);
            return quoted;
        }
        int from = at;
        while (at < head.length() && "> \t\n\r\f".indexOf(head.charAt(at)) < 0) {
            at++;
        }
        return head.substring(from, at);
    }
}
