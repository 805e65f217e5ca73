package org.newsmill.text.nltk;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The definition in the plainest words, to compare the other implementations with: NLTK's regular
 * expressions in NLTK's order, a string for everything, no thought of speed.
 */
public final class PlainText {

    /** Python's \s, \w and \d, which Java's own do not match. */
    public static final String S =
            "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    static final String W = "\\p{L}\\p{N}_";

    /**
     * A look-behind goes by code points only if the pattern itself has one beyond the basic plane,
     * so this one has.
     */
    private static final String BEFORE_WORD = "(?<![" + W + "\ud800\udc00])";

    private static final String AFTER_WORD = "(?![" + W + "])";
    private static final String END = "(?=\\n?\\z)";

    private static final Pattern TOKEN = Pattern.compile("[" + W + "]+|[^" + W + S + "]+");
    private static final Pattern SPACES = Pattern.compile("[" + S + "]+");
    private static final String I = "[iI\\u0130\\u0131]";
    private static final String LETTER_S = "[sS\\u017f]";

    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> BEFORE_PADDING =
            List.of(
                    rule("\\A\"", "``"),
                    rule("(``)", " $1 "),
                    rule("([ (\\[{<])(\"|'{2})", "$1 `` "),
                    rule("([:,])(\\P{Nd})", " $1 $2"),
                    rule("([:,])" + END, " $1 "),
                    rule("\\.\\.\\.", " ... "),
                    rule("[;@#$%&]", " $0 "),
                    rule("([^.])(\\.)([\\])}>\"']*)[" + S + "]*\\z", "$1 $2$3 "),
                    rule("[?!]", " $0 "),
                    rule("([^'])' ", "$1 ' "),
                    rule("[\\]\\[(){}<>]", " $0 "),
                    rule("--", " -- "));

    private static final List<Rule> AFTER_PADDING =
            List.of(
                    rule("''", " '' "),
                    rule("\"", " '' "),
                    rule("([^' ])('[sS]|'[mM]|'[dD]|') ", "$1 $2 "),
                    rule("([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", "$1 $2 "),
                    contraction("[cC][aA][nN]", "[nN][oO][tT]", AFTER_WORD),
                    contraction("[dD]", "'[yY][eE]", AFTER_WORD),
                    contraction("[gG]" + I + "[mM]", "[mM][eE]", AFTER_WORD),
                    contraction("[gG][oO][nN]", "[nN][aA]", AFTER_WORD),
                    contraction("[gG][oO][tT]", "[tT][aA]", AFTER_WORD),
                    contraction("[lL][eE][mM]", "[mM][eE]", AFTER_WORD),
                    contraction("[mM][oO][rR][eE]", "'[nN]", AFTER_WORD),
                    contraction("[wW][aA][nN]", "[nN][aA]", "(?=[" + S + "])"),
                    rule(" ('[tT])(" + I + LETTER_S + ")" + AFTER_WORD, " $1 $2 "),
                    rule(" ('[tT])([wW][aA]" + LETTER_S + ")" + AFTER_WORD, " $1 $2 "));

    private PlainText() {}

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern, Pattern.DOTALL), replacement);
    }

    private static Rule contraction(String first, String second, String after) {
        return rule(BEFORE_WORD + "(" + first + ")(" + second + ")" + after, " $1 $2 ");
    }

    public static String normalise(String text) {
        return TOKEN.matcher(lower(text))
                .results()
                .map(m -> m.group())
                .collect(Collectors.joining(" "));
    }

    public static String stem(String text) {
        return treebank(text).stream().map(PlainPorter::stem).collect(Collectors.joining(" "));
    }

    public static List<String> treebank(String text) {
        return split(apply(AFTER_PADDING, " " + apply(BEFORE_PADDING, text) + " "));
    }

    private static String apply(List<Rule> rules, String text) {
        for (Rule rule : rules) {
            text = rule.pattern.matcher(text).replaceAll(rule.replacement);
        }
        return text;
    }

    public static List<String> split(String text) {
        return SPACES.splitAsStream(text).filter(token -> !token.isEmpty()).toList();
    }

    public static String lower(String text) {
        StringBuilder lower = new StringBuilder();
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == 0x130) {
                lower.append("i\u0307");
            } else if (characters[i] == 0x3a3) {
                lower.append(isFinal(characters, i) ? '\u03c2' : '\u03c3');
            } else {
                lower.appendCodePoint(Character.toLowerCase(characters[i]));
            }
        }
        return lower.toString();
    }

    private static boolean isFinal(int[] characters, int at) {
        int before = at - 1;
        while (before >= 0 && CodePoints.isCaseIgnorable(characters[before])) {
            before--;
        }
        int after = at + 1;
        while (after < characters.length && CodePoints.isCaseIgnorable(characters[after])) {
            after++;
        }
        return before >= 0
                && CodePoints.isCased(characters[before])
                && !(after < characters.length && CodePoints.isCased(characters[after]));
    }
}
