package org.newsmill.cli;

/**
 * Text of strangers as it may stand in a line on a terminal or in a log: what would end the line,
 * move the cursor, colour or reorder what is shown is written out, as {@code \\n} or {@code
 * \\u001b}.
 */
final class SafeText {

    private static final int ASCII_PRINTABLE_FROM = ' ';
    private static final int ASCII_PRINTABLE_TO = '~';

    private SafeText() {}

    /** The same text, on one line; the same object if there was nothing to write out. */
    static String line(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isSafe(text, at)) {
                return written(text, at);
            }
        }
        return text;
    }

    private static String written(String text, int from) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int at = from; at < text.length(); at++) {
            char each = text.charAt(at);
            if (isSafe(text, at)) {
                safe.append(each);
            } else {
                switch (each) {
                    case '\n' -> safe.append("\\n");
                    case '\r' -> safe.append("\\r");
                    case '\t' -> safe.append("\\t");
                    default -> safe.append("\\u%04x".formatted((int) each));
                }
            }
        }
        return safe.toString();
    }

    private static boolean isSafe(String text, int at) {
        char each = text.charAt(at);
        if (each >= ASCII_PRINTABLE_FROM && each <= ASCII_PRINTABLE_TO) {
            return true;
        }
        return switch (Character.getType(each)) {
            // C0 and C1, marks that reorder text, the two other ends of a line.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SURROGATE -> isHalfOfAPair(text, at);
            default -> true;
        };
    }

    private static boolean isHalfOfAPair(String text, int at) {
        char each = text.charAt(at);
        return Character.isHighSurrogate(each)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
