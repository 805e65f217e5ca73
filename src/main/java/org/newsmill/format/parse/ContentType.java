package org.newsmill.format.parse;

import java.util.Locale;

/** The little of a MIME type (RFC 9110, section 8.3) that is asked here. */
public final class ContentType {

    private static final String CHARSET = "charset";

    private ContentType() {}

    /**
     * The type without its parameters, in lower case.
     *
     * @param contentType may be null
     * @return empty if there is none
     */
    public static String type(String contentType) {
        return contentType == null
                ? ""
                : contentType
                        .substring(0, endOfParameter(contentType, 0))
                        .strip()
                        .toLowerCase(Locale.ROOT);
    }

    /**
     * @return the value of the first {@code charset} parameter, unquoted; null where there is none
     */
    public static String charset(String contentType) {
        if (contentType == null) {
            return null;
        }
        int from = endOfParameter(contentType, 0) + 1;
        while (from < contentType.length()) {
            int end = endOfParameter(contentType, from);
            String parameter = contentType.substring(from, end);
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(CHARSET)) {
                String value = unquoted(parameter.substring(equals + 1).strip());
                return value.isEmpty() ? null : value;
            }
            from = end + 1;
        }
        return null;
    }

    /** The next semicolon that stands outside quotes, or the end. */
    private static int endOfParameter(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).strip() : value;
    }
}
