package org.newsmill.article;

import org.newsmill.text.nltk.CodePoints;

/** What is done to any text or title on its way in, and no more than that. */
public final class ReceivedText {

    private ReceivedText() {}

    /**
     * Strips white space (Python's {@code \s}) at both ends and replaces unpaired surrogates, which
     * no character set can carry, by U+FFFD.
     *
     * @param text may be null
     * @return the text, the same instance where nothing had to change; null where nothing is left
     */
    public static String clean(String text) {
        if (text == null) {
            return null;
        }
        String stripped = strip(text);
        return stripped.isEmpty() ? null : replaceUnpairedSurrogates(stripped);
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && CodePoints.isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && CodePoints.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String replaceUnpairedSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return withReplacements(text, i);
                }
            }
        }
        return text;
    }

    private static String withReplacements(String text, int from) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        text.substring(from)
                .codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
