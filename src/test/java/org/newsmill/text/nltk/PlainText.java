package org.newsmill.text.nltk;

import org.newsmill.text.engine.AnalysedText;
import org.newsmill.text.engine.Term;
import org.newsmill.text.engine.Terms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The engine's definitions in the plainest words, to hold the engine against: regular expressions
 * in the order of the reference's, a string for everything, no thought of speed.
 */
public final class PlainText {

    /** Python's \s, \w and \d, which Java's own do not match. */
    public static final String S =
            "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    static final String W = "\\p{L}\\p{N}_";

    /**
     * Looking behind goes by code points only where the pattern itself has one beyond the basic
     * plane.
     */
    private static final String BEFORE_WORD = "(?<![" + W + "\ud800\udc00])";

    private static final String BEHIND_WORD = "(?![" + W + "])";
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

    private static final List<Rule> BEHIND_PADDING =
            List.of(
                    rule("''", " '' "),
                    rule("\"", " '' "),
                    rule("([^' ])('[sS]|'[mM]|'[dD]|') ", "$1 $2 "),
                    rule("([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", "$1 $2 "),
                    contraction("[cC][aA][nN]", "[nN][oO][tT]", BEHIND_WORD),
                    contraction("[dD]", "'[yY][eE]", BEHIND_WORD),
                    contraction("[gG]" + I + "[mM]", "[mM][eE]", BEHIND_WORD),
                    contraction("[gG][oO][nN]", "[nN][aA]", BEHIND_WORD),
                    contraction("[gG][oO][tT]", "[tT][aA]", BEHIND_WORD),
                    contraction("[lL][eE][mM]", "[mM][eE]", BEHIND_WORD),
                    contraction("[mM][oO][rR][eE]", "'[nN]", BEHIND_WORD),
                    contraction("[wW][aA][nN]", "[nN][aA]", "(?=[" + S + "])"),
                    rule(" ('[tT])(" + I + LETTER_S + ")" + BEHIND_WORD, " $1 $2 "),
                    rule(" ('[tT])([wW][aA]" + LETTER_S + ")" + BEHIND_WORD, " $1 $2 "));

    private PlainText() {}

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern, Pattern.DOTALL), replacement);
    }

    private static Rule contraction(String first, String second, String behind) {
        return rule(BEFORE_WORD + "(" + first + ")(" + second + ")" + behind, " $1 $2 ");
    }

    public static AnalysedText analyse(String prose) {
        return analyseNormalised(normalise(prose));
    }

    public static AnalysedText analyseNormalised(String text) {
        List<String> tokens = treebank(text);
        return result(text, stem(text), tokens);
    }

    public static AnalysedText analyseStemmed(String text) {
        return result(null, text, null);
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

    static List<String> treebank(String text) {
        return split(apply(BEHIND_PADDING, " " + apply(BEFORE_PADDING, text) + " "));
    }

    private static String apply(List<Rule> rules, String text) {
        for (Rule rule : rules) {
            text = rule.pattern.matcher(text).replaceAll(rule.replacement);
        }
        return text;
    }

    private static List<String> split(String text) {
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
        int behind = at + 1;
        while (behind < characters.length && CodePoints.isCaseIgnorable(characters[behind])) {
            behind++;
        }
        return before >= 0
                && CodePoints.isCased(characters[before])
                && !(behind < characters.length && CodePoints.isCased(characters[behind]));
    }

    private static boolean isWord(String token) {
        return Pattern.compile("[\\p{L}\\p{N}]").matcher(token).find();
    }

    private static AnalysedText result(String normalised, String stemmed, List<String> forms) {
        List<String> stems = split(stemmed);
        Map<String, Map<String, Integer>> table = new LinkedHashMap<>();
        for (int i = 0; i < stems.size(); i++) {
            if (isWord(stems.get(i))) {
                table.computeIfAbsent(stems.get(i), stem -> new LinkedHashMap<>())
                        .merge(forms == null ? "" : forms.get(i), 1, Integer::sum);
            }
        }
        int words = (int) stems.stream().filter(PlainText::isWord).count();
        return new AnalysedText(
                normalised,
                stemmed,
                stems.size(),
                words,
                Terms.of(terms(table, forms != null)),
                hash(stemmed));
    }

    private static List<Term> terms(Map<String, Map<String, Integer>> table, boolean withForms) {
        List<Term> terms = new ArrayList<>();
        table.forEach(
                (stem, forms) -> {
                    int count = forms.values().stream().mapToInt(n -> n).sum();
                    int most = forms.values().stream().mapToInt(n -> n).max().orElseThrow();
                    String form =
                            forms.keySet().stream()
                                    .filter(f -> forms.get(f) == most)
                                    .findFirst()
                                    .orElseThrow();
                    terms.add(new Term(stem, count, withForms ? form : null));
                });
        Comparator<Term> byCodePoints =
                Comparator.comparing(t -> t.term().codePoints().toArray(), Arrays::compare);
        terms.sort(Comparator.comparing(Term::count).reversed().thenComparing(byCodePoints));
        return terms;
    }

    private static String hash(String stemmed) {
        try {
            byte[] bytes = stemmed.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
