package org.newsmill.format.markup;

import org.jsoup.parser.Tag;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the elements of HTML are called, and what they do to a text (HTML Living Standard, sections
 * 4, 15.3 and 16.2). Names are in lower case. Thread-safe.
 */
public final class HtmlElements {

    /** What an element does to the text around and in it. */
    enum Role {
        INLINE,
        PARAGRAPH,
        LINE,
        CELL,
        BREAK,
        QUOTE,
        NOTE_MARK,
        OUT
    }

    private static final int LONGEST_NAME = 33;

    /** Elements that are not listed are inline, as they are to a browser. */
    private static final Map<String, Role> ROLES = new HashMap<>();

    static {
        is(
                Role.PARAGRAPH,
                "p div h1 h2 h3 h4 h5 h6 article section main header footer aside nav address"
                        + " blockquote ul ol dl menu dir table caption pre listing xmp plaintext"
                        + " figure figcaption hr details summary hgroup search center body html"
                        + " fieldset legend multicol thead tbody tfoot");
        // NITF's blocks.
        is(Role.PARAGRAPH, "hl1 hl2 block hedline body.head body.content body.end note bq credit");
        is(Role.LINE, "li tr dt dd");
        is(Role.CELL, "td th");
        is(Role.BREAK, "br");
        is(Role.QUOTE, "q");
        is(Role.NOTE_MARK, "sup");
        // What is not prose: the head, code, pictures and players, forms, annotations.
        is(
                Role.OUT,
                "head title meta link base style script noscript template svg canvas img picture"
                        + " video audio source track embed object applet param iframe frame"
                        + " frameset noframes noembed map area form input button select option"
                        + " optgroup textarea datalist output progress meter rt rp rtc annotation"
                        + " annotation-xml slot");
    }

    /** Those that jsoup does not know: of other standards, and that HTML had once. */
    private static final Set<String> OTHERS =
            Set.of("svg", "math", "blink", "isindex", "layer", "spacer");

    private HtmlElements() {}

    private static void is(Role role, String names) {
        for (String name : names.split(" ")) {
            ROLES.put(name, role);
        }
    }

    static Role role(String name) {
        return ROLES.getOrDefault(name, Role.INLINE);
    }

    /** Whether an element stands on lines of its own. */
    public static boolean isBlock(String name) {
        return switch (role(name)) {
            case PARAGRAPH, LINE, CELL -> true;
            default -> false;
        };
    }

    /** Whether what is in an element is no text. */
    public static boolean isOut(String name) {
        return role(name) == Role.OUT;
    }

    /** Whether it ends a line, so that line breaks beside it mean nothing. */
    public static boolean endsLine(String name) {
        return isBlock(name) || role(name) == Role.BREAK;
    }

    /**
     * The name of the element whose tag, start or end, stands at a place in a text.
     *
     * @param at where {@code <} is
     * @return {@code "!--"} for a comment; null if it is no tag that HTML has, or had
     */
    public static String tagAt(String text, int at) {
        if (text.startsWith("!--", at + 1)) {
            return "!--";
        }
        int from = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int end = from;
        while (end < text.length() && end - from < LONGEST_NAME && isOfName(text.charAt(end))) {
            end++;
        }
        if (end == from || end == text.length() || !endsName(text.charAt(end))) {
            return null;
        }
        String name = text.substring(from, end).toLowerCase(Locale.ROOT);
        return Tag.isKnownTag(name) || OTHERS.contains(name) ? name : null;
    }

    private static boolean endsName(char c) {
        return c <= ' ' || c == '>' || c == '/';
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}
