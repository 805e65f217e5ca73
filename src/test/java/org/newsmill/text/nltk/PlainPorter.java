package org.newsmill.text.nltk;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** NLTK's Porter stemmer written out rule by rule on strings, to compare the fast one with. */
public final class PlainPorter {

    private static final Map<String, String> IRREGULAR =
            Map.ofEntries(
                    Map.entry("sky", "sky"),
                    Map.entry("skies", "sky"),
                    Map.entry("dying", "die"),
                    Map.entry("lying", "lie"),
                    Map.entry("tying", "tie"),
                    Map.entry("news", "news"),
                    Map.entry("innings", "inning"),
                    Map.entry("inning", "inning"),
                    Map.entry("outings", "outing"),
                    Map.entry("outing", "outing"),
                    Map.entry("cannings", "canning"),
                    Map.entry("canning", "canning"),
                    Map.entry("howe", "howe"),
                    Map.entry("proceed", "proceed"),
                    Map.entry("exceed", "exceed"),
                    Map.entry("succeed", "succeed"));

    private record Rule(String suffix, String replacement, Predicate<String> condition) {}

    private static final List<Rule> STEP_1A = rules(s -> true, "sses>ss ies>i ss>ss s>");

    private static final List<Rule> STEP_1C =
            rules(s -> s.length() > 1 && !isVowel(s, s.length() - 1), "y>i");

    private static final List<Rule> STEP_2 =
            rules(
                    PlainPorter::positive,
                    "ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble "
                            + "alli>al entli>ent eli>e ousli>ous ization>ize ation>ate "
                            + "ator>ate alism>al iveness>ive fulness>ful ousness>ous "
                            + "aliti>al iviti>ive biliti>ble fulli>ful");

    private static final List<Rule> STEP_3 =
            rules(PlainPorter::positive, "icate>ic ative> alize>al iciti>ic ical>ic ful> ness>");

    private static final List<Rule> STEP_4 =
            rules(
                    PlainPorter::aboveOne,
                    "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> "
                            + "ou> ism> ate> iti> ous> ive> ize>");

    private static final List<Rule> STEP_4_ION =
            rules(s -> aboveOne(s) && s.matches("(?s).*[st]"), "ion>");

    private PlainPorter() {}

    public static String stem(String word) {
        String lower = PlainText.lower(word);
        if (IRREGULAR.containsKey(word)) {
            return IRREGULAR.get(word);
        }
        if (word.codePointCount(0, word.length()) <= 2) {
            return lower;
        }
        int[] characters = lower.codePoints().toArray();
        String result =
                step5b(step5a(step4(step3(step2(step1c(step1b(step1a(narrow(characters)))))))));
        return widen(result, characters);
    }

    /**
     * One char for each code point: a private one, its number in the word, for those beyond the
     * basic plane.
     */
    private static String narrow(int[] characters) {
        StringBuilder narrow = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            narrow.append(
                    (char) (characters[i] < 0x80 ? characters[i] : placeholder(characters, i)));
        }
        return narrow.toString();
    }

    private static int placeholder(int[] characters, int at) {
        for (int i = 0; i < at; i++) {
            if (characters[i] == characters[at]) {
                return 0x100 + i;
            }
        }
        return 0x100 + at;
    }

    private static String widen(String narrow, int[] characters) {
        StringBuilder wide = new StringBuilder();
        for (char c : narrow.toCharArray()) {
            wide.appendCodePoint(c < 0x80 ? c : characters[c - 0x100]);
        }
        return wide.toString();
    }

    private static boolean isVowel(String word, int i) {
        if (word.charAt(i) != 'y') {
            return "aeiou".indexOf(word.charAt(i)) >= 0;
        }
        int run = i;
        while (run > 0 && word.charAt(run - 1) == 'y') {
            run--;
        }
        boolean firstIsVowel = run > 0 && !isVowel(word, run - 1);
        return (i - run) % 2 == 0 ? firstIsVowel : !firstIsVowel;
    }

    private static String pattern(String stem) {
        StringBuilder pattern = new StringBuilder();
        boolean vowel = false;
        for (int i = 0; i < stem.length(); i++) {
            vowel = stem.charAt(i) == 'y' ? i > 0 && !vowel : isVowel(stem, i);
            pattern.append(vowel ? 'v' : 'c');
        }
        return pattern.toString();
    }

    private static int measure(String stem) {
        return pattern(stem).split("vc", -1).length - 1;
    }

    private static boolean positive(String stem) {
        return measure(stem) > 0;
    }

    private static boolean aboveOne(String stem) {
        return measure(stem) > 1;
    }

    private static boolean endsDoubleConsonant(String word) {
        int n = word.length();
        return n >= 2 && word.charAt(n - 1) == word.charAt(n - 2) && !isVowel(word, n - 1);
    }

    private static boolean endsCvc(String word) {
        String pattern = pattern(word);
        return pattern.equals("vc") || pattern.endsWith("cvc") && !word.matches("(?s).*[wxy]");
    }

    private static String apply(String word, List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule.suffix.equals("*d") && endsDoubleConsonant(word)) {
                return conditionally(word, rule, 2);
            }
            if (word.endsWith(rule.suffix)) {
                return conditionally(word, rule, rule.suffix.length());
            }
        }
        return word;
    }

    private static String conditionally(String word, Rule rule, int cut) {
        String stem = word.substring(0, word.length() - cut);
        return rule.condition.test(stem) ? stem + rule.replacement : word;
    }

    /** Rules with one condition, written as {@code suffix>replacement} with spaces between. */
    private static List<Rule> rules(Predicate<String> condition, String rules) {
        return Stream.of(rules.split(" "))
                .map(rule -> rule.split(">", 2))
                .map(rule -> new Rule(rule[0], rule[1], condition))
                .toList();
    }

    private static String cut(String word, int count) {
        return word.substring(0, word.length() - count);
    }

    private static String step1a(String word) {
        if (word.endsWith("ies") && word.length() == 4) {
            return cut(word, 1);
        }
        return apply(word, STEP_1A);
    }

    private static String step1b(String word) {
        if (word.endsWith("ied")) {
            return cut(word, word.length() == 4 ? 1 : 2);
        }
        if (word.endsWith("eed")) {
            return positive(cut(word, 3)) ? cut(word, 1) : word;
        }
        for (String suffix : List.of("ed", "ing")) {
            if (word.endsWith(suffix) && pattern(cut(word, suffix.length())).contains("v")) {
                return repairStem(cut(word, suffix.length()));
            }
        }
        return word;
    }

    private static String repairStem(String word) {
        String last = word.substring(word.length() - 1);
        return apply(
                word,
                List.of(
                        new Rule("at", "ate", s -> true),
                        new Rule("bl", "ble", s -> true),
                        new Rule("iz", "ize", s -> true),
                        new Rule("*d", last, s -> !"lsz".contains(last)),
                        new Rule("", "e", s -> measure(s) == 1 && endsCvc(s))));
    }

    private static String step1c(String word) {
        return apply(word, STEP_1C);
    }

    private static String step2(String word) {
        if (word.endsWith("alli") && positive(cut(word, 4))) {
            return step2(cut(word, 2));
        }
        if (word.endsWith("logi")) {
            return positive(cut(word, 3)) ? cut(word, 1) : word;
        }
        return apply(word, STEP_2);
    }

    private static String step3(String word) {
        return apply(word, STEP_3);
    }

    private static String step4(String word) {
        if (word.endsWith("ion")) {
            return apply(word, STEP_4_ION);
        }
        return apply(word, STEP_4);
    }

    private static String step5a(String word) {
        if (!word.endsWith("e")) {
            return word;
        }
        String stem = cut(word, 1);
        return aboveOne(stem) || measure(stem) == 1 && !endsCvc(stem) ? stem : word;
    }

    private static String step5b(String word) {
        return word.endsWith("ll") && aboveOne(cut(word, 1)) ? cut(word, 1) : word;
    }
}
