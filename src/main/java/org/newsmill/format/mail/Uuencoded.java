package org.newsmill.format.mail;

/**
 * Files in the middle of a plain text, as mailers sent them before MIME (POSIX, {@code uuencode}):
 * a line {@code begin 644 name}, lines that begin with their own length, a line {@code end}. They
 * are attachments, and attachments are never text.
 */
final class Uuencoded {

    private static final String BEGIN = "begin ";
    private static final String END = "end";

    private Uuencoded() {}

    /** The text without its files; the same text if it holds none. */
    static String cut(String text) {
        int at = next(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder left = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int end = end(text, at);
            if (end > 0) {
                left.append(text, from, at);
                from = end;
            }
            at = next(text, end > 0 ? end : lineAfter(text, at));
        }
        return left.append(text, from, text.length()).toString();
    }

    /** Where the next line stands that begins a file; -1 if none does. */
    private static int next(String text, int from) {
        int at = text.indexOf(BEGIN, from);
        while (at >= 0 && !(isLineStart(text, at) && hasMode(text, at + BEGIN.length()))) {
            at = text.indexOf(BEGIN, at + 1);
        }
        return at;
    }

    private static boolean isLineStart(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    /** Three or four octal digits and a space, before the file's name. */
    private static boolean hasMode(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7') {
            at++;
        }
        return at - from >= 3 && at - from <= 4 && at < text.length() && text.charAt(at) == ' ';
    }

    /** Where the text goes on after a file; -1 if what follows is none. */
    private static int end(String text, int begin) {
        int at = lineAfter(text, begin);
        while (at < text.length()) {
            int next = lineAfter(text, at);
            String line = text.substring(at, next).stripTrailing();
            if (line.equals(END)) {
                return next;
            }
            if (!line.isEmpty() && !isData(line)) {
                return -1;
            }
            at = next;
        }
        return -1;
    }

    /** The first character is how many bytes there are, and three of them take four characters. */
    private static boolean isData(String line) {
        int bytes = line.charAt(0) - ' ' & 0x3F;
        int characters = (bytes + 2) / 3 * 4;
        // Spaces at an end get lost, and some encoders add a check.
        return line.length() - 1 <= characters + 1
                && line.chars().allMatch(c -> c >= ' ' && c <= '`');
    }

    private static int lineAfter(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
