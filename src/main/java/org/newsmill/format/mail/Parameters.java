package org.newsmill.format.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A structured header of MIME, such as {@code text/plain; charset=utf-8} (RFC 2045, section 5.1).
 * Lenient: comments and stray semicolons are passed over, a value may lack its closing quote, and
 * parameters in pieces (RFC 2231) are joined. Immutable.
 */
final class Parameters {

    private static final Parameters NONE = new Parameters("");

    private final String header;
    private final Map<String, String> values = new HashMap<>();
    private final String main;
    private int at;

    private Parameters(String header) {
        this.header = header;
        this.main = token(";").toLowerCase(Locale.ROOT);
        while (at < header.length()) {
            at++;
            parameter();
        }
    }

    /**
     * @param header may be null
     */
    static Parameters of(String header) {
        return header == null ? NONE : new Parameters(header);
    }

    /** What stands before the first semicolon, in lower case; may be empty. */
    String main() {
        return main;
    }

    /** The value of a parameter; null if there is none. */
    String get(String name) {
        return values.get(name);
    }

    private void parameter() {
        String name = token("=;").toLowerCase(Locale.ROOT);
        if (at >= header.length() || header.charAt(at) != '=') {
            return;
        }
        at++;
        String value = token(";");
        int star = name.indexOf('*');
        if (star < 0) {
            values.putIfAbsent(name, value);
        } else {
            // RFC 2231: charset'language'value; and pieces in their order, as they always come.
            String base = name.substring(0, star);
            boolean first = name.endsWith("*") && !values.containsKey(base);
            String piece = first ? value.substring(value.lastIndexOf('\'') + 1) : value;
            values.merge(base, piece, String::concat);
        }
    }

    /** Up to one of these characters; without quotes, comments, and white space around it. */
    private String token(String ends) {
        StringBuilder token = new StringBuilder();
        while (at < header.length() && ends.indexOf(header.charAt(at)) < 0) {
            char c = header.charAt(at++);
            if (c == '"') {
                quoted(token);
            } else if (c == '(') {
                skipComment();
            } else {
                token.append(c);
            }
        }
        return token.toString().strip();
    }

    private void quoted(StringBuilder token) {
        while (at < header.length()) {
            char c = header.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == '\\' && at < header.length()) {
                c = header.charAt(at++);
            }
            token.append(c);
        }
    }

    private void skipComment() {
        int depth = 1;
        while (at < header.length() && depth > 0) {
            char c = header.charAt(at++);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '\\') {
                at++;
            }
        }
    }
}
