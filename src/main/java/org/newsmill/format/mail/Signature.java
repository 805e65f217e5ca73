package org.newsmill.format.mail;

/**
 * The sender's signature at the end of a plain text (RFC 3676, section 4.3): what follows the last
 * line that is two hyphens and a space.
 */
final class Signature {

    private static final String LINE = "-- ";

    private Signature() {}

    /**
     * The text without its signature; the same text if it has none, or nothing else, or the
     * signature is the longer part: then the line means something else.
     */
    static String cut(String text) {
        int at = text.lastIndexOf(LINE);
        while (at >= 0 && !isLine(text, at)) {
            at = at == 0 ? -1 : text.lastIndexOf(LINE, at - 1);
        }
        return at < 0 || text.length() - at > at ? text : text.substring(0, at);
    }

    private static boolean isLine(String text, int at) {
        int after = at + LINE.length();
        boolean ends =
                after == text.length() || text.charAt(after) == '\n' || text.charAt(after) == '\r';
        return ends && (at == 0 || text.charAt(at - 1) == '\n');
    }
}
