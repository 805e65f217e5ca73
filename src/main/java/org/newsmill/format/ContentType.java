package org.newsmill.format;

import java.util.Locale;

/** The little of a MIME type (RFC 9110, section 8.3) that is asked here. */
final class ContentType {

    private ContentType() {}

    /**
     * @return the value of the {@code charset} parameter, unquoted; null where there is none
     */
    static String charset(String contentType) {
        if (contentType == null) {
            return null;
        }
        String[] parts = contentType.split(";");
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0
                    && parts[i].substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals("charset")) {
                String value = parts[i].substring(equals + 1).strip();
                boolean quoted =
                        value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
                String unquoted = quoted ? value.substring(1, value.length() - 1).strip() : value;
                return unquoted.isEmpty() ? null : unquoted;
            }
        }
        return null;
    }
}
