package org.newsmill.format.markup;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a document's type declaration says of entities (XML 1.0, sections 2.8 and 4.2). Nothing is
 * fetched and nothing expanded: only names are kept, so that their use can be told. Immutable.
 *
 * @param end after its last character
 * @param entities name → value as written; empty for an external one
 * @param open whether there may be more declarations than those that stand in the document
 */
record Doctype(int end, Map<String, String> entities, boolean open) {

    static final Doctype NONE = new Doctype(0, Map.of(), false);

    private static final String ENTITY = "<!ENTITY";

    /**
     * @param from where it begins
     */
    static Doctype read(String text, int from) {
        int at = from;
        boolean external = false;
        while (at < text.length() && text.charAt(at) != '>' && text.charAt(at) != '[') {
            char c = text.charAt(at);
            external |= c == '"' || c == '\'';
            at = c == '"' || c == '\'' ? past(text, c, at + 1) : at + 1;
        }
        if (at >= text.length() || text.charAt(at) == '>') {
            return new Doctype(Math.min(at + 1, text.length()), Map.of(), external);
        }
        Map<String, String> entities = new HashMap<>();
        boolean parameters = false;
        at++;
        while (at < text.length() && text.charAt(at) != ']') {
            char c = text.charAt(at);
            if (c == '%') {
                parameters = true;
                at++;
            } else if (text.startsWith(ENTITY, at)) {
                at = readEntity(text, at + ENTITY.length(), entities);
            } else if (text.startsWith("<!--", at)) {
                int close = text.indexOf("-->", at);
                at = close < 0 ? text.length() : close + 3;
            } else {
                at = c == '"' || c == '\'' ? past(text, c, at + 1) : at + 1;
            }
        }
        int close = text.indexOf('>', at);
        return new Doctype(close < 0 ? text.length() : close + 1, entities, external || parameters);
    }

    private static int past(String text, char quote, int from) {
        int close = text.indexOf(quote, from);
        return close < 0 ? text.length() : close + 1;
    }

    /** A parameter entity has no name that a document could use. */
    private static int readEntity(String text, int from, Map<String, String> entities) {
        int start = skipSpace(text, from);
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '>') {
            end++;
        }
        String name = text.substring(start, end);
        int value = skipSpace(text, end);
        char quote = value < text.length() ? text.charAt(value) : ' ';
        if (quote != '"' && quote != '\'') {
            entities.putIfAbsent(name, "");
            return end;
        }
        int close = past(text, quote, value + 1);
        entities.putIfAbsent(name, text.substring(value + 1, Math.max(value + 1, close - 1)));
        return close;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /**
     * Whether an entity is, or may be, one of the document's own.
     *
     * @param ofHtml what HTML means by it; empty if HTML has none of that name. Many documents
     *     declare the very same, and that is no declaration of their own
     */
    boolean declares(String name, String ofHtml) {
        String value = entities.get(name);
        if (value == null) {
            return open && ofHtml.isEmpty();
        }
        return ofHtml.isEmpty() || !value.equals(ofHtml) && !isReference(value, ofHtml);
    }

    private static boolean isReference(String value, String to) {
        int point = to.codePointAt(0);
        String lower = value.toLowerCase(Locale.ROOT).replace("&#38;", "&");
        return lower.equals("&#" + point + ";")
                || lower.equals("&#x" + Integer.toHexString(point) + ";")
                || lower.equals("&#x0" + Integer.toHexString(point) + ";")
                || lower.equals("&#x00" + Integer.toHexString(point) + ";");
    }
}
