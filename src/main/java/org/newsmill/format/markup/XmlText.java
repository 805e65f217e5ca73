package org.newsmill.format.markup;

import org.jsoup.nodes.Entities;
import org.newsmill.article.Lenience;
import org.newsmill.format.parse.Outcomes;

/**
 * The characters of one document: references and entities (XML 1.0, sections 2.2, 2.11, 4.1). What
 * the document itself declares is never expanded, only noted when it is used.
 */
final class XmlText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int LONGEST_NAME = 64;

    /** What {@code &#128;} to {@code &#159;} mean in HTML (section 13.2.5.80): windows-1252. */
    private static final String OF_HTML =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D"
                    + "\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122"
                    + "\u0161\u203A\u0153\u009D\u017E\u0178";

    private final String text;
    private final Outcomes outcomes;
    private Doctype doctype = Doctype.NONE;
    private String ownEntity;

    /** White space between elements is much the same everywhere. */
    private String lastSpace = "";

    XmlText(String text, Outcomes outcomes) {
        this.text = text;
        this.outcomes = outcomes;
    }

    /**
     * @return where it ends
     */
    int readDoctype(int from) {
        doctype = Doctype.read(text, from);
        return doctype.end();
    }

    /** An entity of the document's own that was used since the last call; or null. */
    String takeOwnEntity() {
        String taken = ownEntity;
        ownEntity = null;
        return taken;
    }

    /**
     * A stretch of the document as characters.
     *
     * @param references whether references are read, as they are not in CDATA
     */
    String decoded(int from, int to, boolean references) {
        boolean blank = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' || c >= 0xD800 && isOdd(i, to)) {
                return repaired(from, i, to, references);
            }
            if (c == '&' && references) {
                return repaired(from, i, to, true);
            }
            blank &= c <= ' ';
        }
        if (!blank) {
            return text.substring(from, to);
        }
        if (to - from != lastSpace.length() || !text.startsWith(lastSpace, from)) {
            lastSpace = text.substring(from, to);
        }
        return lastSpace;
    }

    /** Whether a character is not allowed; half a pair does not stand alone. */
    private boolean isOdd(int i, int to) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= to || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c >= 0xFFFE;
    }

    private String repaired(int from, int firstOdd, int to, boolean references) {
        StringBuilder out = new StringBuilder(to - from).append(text, from, firstOdd);
        int i = firstOdd;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '&' && references) {
                i = readReference(i, to, out);
            } else if (c == '\r') {
                // Section 2.11: a line ends with one character.
                if (i + 1 >= to || text.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
                i++;
            } else {
                if (c < ' ' && c != '\n' && c != '\t' || c >= 0xD800 && isOdd(i, to)) {
                    outcomes.lenient(Lenience.ILLEGAL_CHARACTER);
                } else {
                    out.append(c);
                }
                i++;
            }
        }
        return out.toString();
    }

    /**
     * @return where reading goes on
     */
    private int readReference(int from, int to, StringBuilder out) {
        if (from + 1 < to && text.charAt(from + 1) == '#') {
            return readNumber(from, to, out);
        }
        int end = from + 1;
        while (end < to && end - from <= LONGEST_NAME && isNameCharacter(text.charAt(end))) {
            end++;
        }
        if (end == from + 1 || end == to || text.charAt(end) != ';') {
            outcomes.lenient(Lenience.BARE_AMPERSAND);
            out.append('&');
            return from + 1;
        }
        String name = text.substring(from + 1, end);
        String meaning = predefined(name);
        if (meaning == null) {
            meaning = ofHtml(name);
        }
        out.append(meaning == null ? text.substring(from, end + 1) : meaning);
        return end + 1;
    }

    /**
     * @return null if nobody knows it
     */
    private String ofHtml(String name) {
        String meaning = Entities.getByName(name);
        if (doctype.declares(name, meaning)) {
            ownEntity = name;
            return "";
        }
        outcomes.lenient(Lenience.UNDECLARED_ENTITY);
        return meaning.isEmpty() ? null : meaning;
    }

    private static String predefined(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> null;
        };
    }

    private int readNumber(int from, int to, StringBuilder out) {
        boolean hex = from + 2 < to && (text.charAt(from + 2) | 0x20) == 'x';
        int start = from + (hex ? 3 : 2);
        int end = start;
        int number = 0;
        while (end < to && digit(text.charAt(end), hex) >= 0) {
            number = Math.min(number * (hex ? 16 : 10) + digit(text.charAt(end), hex), 0x110000);
            end++;
        }
        boolean terminated = end < to && text.charAt(end) == ';';
        if (end == start || !terminated) {
            outcomes.lenient(Lenience.BARE_AMPERSAND);
        }
        if (end == start) {
            out.append('&');
            return from + 1;
        }
        appendNumber(number, out);
        return terminated ? end + 1 : end;
    }

    private static int digit(char c, boolean hex) {
        return c < 0x80 ? Character.digit(c, hex ? 16 : 10) : -1;
    }

    private void appendNumber(int number, StringBuilder out) {
        if (number >= 0x80 && number < 0xA0) {
            out.append(OF_HTML.charAt(number - 0x80));
        } else if (number == 0
                || number > Character.MAX_CODE_POINT
                || number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE) {
            outcomes.lenient(Lenience.ILLEGAL_CHARACTER);
            out.append(REPLACEMENT);
        } else if (number < ' ' && number != '\n' && number != '\t' && number != '\r'
                || number == 0xFFFE
                || number == 0xFFFF) {
            outcomes.lenient(Lenience.ILLEGAL_CHARACTER);
        } else {
            out.appendCodePoint(number);
        }
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '-'
                || c == '.'
                || c == ':'
                || c >= 0x80;
    }
}
