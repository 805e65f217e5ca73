package org.newsmill.enrich;

import org.newsmill.language.WordLevels;

import java.util.Locale;

/**
 * How a text writes a word, with the names before and after it that belong to it: {@code Fenn} in
 * {@code the minister, Ada Fenn, said} is {@code Ada Fenn}. Not thread-safe: it is used for one
 * text after the other.
 */
final class WrittenForm {

    /** A longer row of capitals is a headline or a list. */
    private static final int MOST_WORDS = 4;

    /** How many occurrences are looked at. */
    private static final int MOST_TRIES = 48;

    /** A first line that is no longer is a headline, in which any word may have a capital. */
    private static final int LONGEST_HEADLINE = 200;

    /** Longer words are no usual function words. */
    private static final int USUAL_LENGTH = 32;

    private String text;
    private WordLevels levels;

    /** Whether words stand apart in the text. */
    private boolean isSpaced;

    private int body;

    /** A word in small letters. */
    private final byte[] small = new byte[USUAL_LENGTH];

    /** Where the word that was found last begins and ends, with its names. */
    private int from;

    private int to;
    private boolean isName;

    /** Begins a text. */
    void begin(String text, WordLevels levels, boolean isSpaced) {
        this.text = text;
        this.levels = levels;
        this.isSpaced = isSpaced;
        int line = text.indexOf('\n');
        this.body = line >= 0 && line <= LONGEST_HEADLINE ? line : 0;
    }

    /** Lets go of the text. */
    void end() {
        text = null;
    }

    /**
     * Looks for a word.
     *
     * @param word in lower case
     * @return how it is written; the word itself if it is not found
     */
    String find(String word) {
        isName = false;
        boolean found = locate(word, body) || body > 0 && locate(word, 0);
        if (!found) {
            return findCapitals(word);
        }
        if (isName) {
            extend();
        } else if (text.charAt(from) == word.charAt(0)) {
            return word;
        }
        return text.substring(from, to);
    }

    /** Whether the word that was found last is a name, or German. */
    boolean isName() {
        return isName;
    }

    /** Where it begins. */
    int at() {
        return from;
    }

    /**
     * The first occurrence from {@code begin} on that is not the first word of a sentence, which
     * would hide whether it is a name; else the first.
     */
    private boolean locate(String word, int begin) {
        String tail = word.substring(1);
        boolean found = false;
        int at = text.indexOf(tail, begin + 1);
        for (int tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
            int start = at - 1;
            char first = text.charAt(start);
            if (isWord(word, start, first)) {
                boolean isCapital = first != word.charAt(0);
                boolean isPlain = !isCapital || !beginsSentence(start);
                if (!found || isPlain) {
                    from = start;
                    to = start + word.length();
                    isName = isCapital && isPlain;
                    found = true;
                }
                if (isPlain) {
                    return true;
                }
            }
            at = text.indexOf(tail, at + 1);
        }
        return found;
    }

    private boolean isWord(String word, int start, char first) {
        if (first != word.charAt(0) && Character.toLowerCase(first) != word.charAt(0)) {
            return false;
        }
        return !isSpaced || !isLetterAt(start - 1) && !isLetterAt(start + word.length());
    }

    /** {@code NATO} or {@code iPhone}. */
    private String findCapitals(String word) {
        String capitals = word.toUpperCase(Locale.ROOT);
        int first = text.indexOf(capitals);
        if (first >= 0 && !isLetterAt(first - 1) && !isLetterAt(first + capitals.length())) {
            from = first;
            isName = true;
            return capitals;
        }
        int most = text.length() - word.length();
        char small = word.charAt(0);
        char capital = Character.toUpperCase(small);
        for (int at = 0; at <= most; at++) {
            char c = text.charAt(at);
            if ((c == small || c == capital)
                    && text.regionMatches(true, at, word, 0, word.length())
                    && (!isSpaced || !isLetterAt(at - 1) && !isLetterAt(at + word.length()))) {
                from = at;
                isName = true;
                return text.substring(at, at + word.length());
            }
        }
        from = text.length();
        return word;
    }

    private void extend() {
        int words = 1;
        for (int end = nextName(); end > 0 && words < MOST_WORDS; end = nextName()) {
            to = end;
            words++;
        }
        for (int start = nameBefore(); start >= 0 && words < MOST_WORDS; start = nameBefore()) {
            from = start;
            words++;
        }
    }

    /** The end of the name that follows, 0 if none does. */
    private int nextName() {
        if (!joins(to) || to + 1 >= text.length() || !isCapital(to + 1)) {
            return 0;
        }
        int end = to + 1;
        while (isLetterAt(end)) {
            end++;
        }
        return isOfName(to + 1, end) ? end : 0;
    }

    /** The beginning of the name before, negative if there is none. */
    private int nameBefore() {
        if (from < 2 || !joins(from - 1)) {
            return -1;
        }
        int start = from - 1;
        while (isLetterAt(start - 1)) {
            start--;
        }
        return isCapital(start) && isOfName(start, from - 1) ? start : -1;
    }

    private boolean joins(int i) {
        return i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '-');
    }

    private boolean isCapital(int i) {
        return Character.isUpperCase(text.charAt(i));
    }

    /** Function words belong to no name: {@code The}, {@code Mr}, {@code Yesterday}. */
    private boolean isOfName(int start, int end) {
        int length = end - start;
        int level =
                length <= USUAL_LENGTH && isAsciiInSmall(start, length)
                        ? levels.level(small, 0, length)
                        : levels.level(text.substring(start, end).toLowerCase(Locale.ROOT));
        return level != WordLevels.FUNCTION;
    }

    /** Puts a word into {@link #small}, and returns whether it is all ASCII. */
    private boolean isAsciiInSmall(int start, int length) {
        for (int i = 0; i < length; i++) {
            char c = text.charAt(start + i);
            if (c >= 0x80) {
                return false;
            }
            small[i] = (byte) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        }
        return true;
    }

    private boolean beginsSentence(int start) {
        int i = start - 1;
        while (i >= 0 && !Character.isLetterOrDigit(text.charAt(i)) && text.charAt(i) != ',') {
            char c = text.charAt(i);
            if (c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || isQuote(c)) {
                return true;
            }
            i--;
        }
        return i < 0;
    }

    private static boolean isQuote(char c) {
        return "\"'“”„«»‘’‹›".indexOf(c) >= 0;
    }

    private boolean isLetterAt(int i) {
        if (i < 0 || i >= text.length()) {
            return false;
        }
        char c = text.charAt(i);
        if (c < 0x80) {
            return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= '0' && c <= '9' || c == '_';
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || Character.isSurrogate(c);
    }
}
