package org.newsmill.format;

import java.util.function.Supplier;

/**
 * Tells stemmed text from normalised text.
 *
 * <p>In: text that is a fixed point of normalising, that is, tokens joined by single spaces. Out:
 * whether it has been stemmed already. Other text gets an answer too, of no value; nothing throws.
 *
 * <p>Each token adds the logarithm of how much likelier it is in stemmed text than in normalised
 * text: whole words from a table ({@code thi}, {@code year}, {@code years}), other words by their
 * ending among words of like build, punctuation by what the Treebank tokenizer does to it. The sum
 * decides (naive Bayes, both classes equally likely beforehand). Words that the stemmer leaves
 * alone speak for stemmed text a little, since several forms collapse into them. Where all tokens
 * are such, both answers are right in effect and about half of them by name; that, and little else,
 * is what is missed among texts of five or ten tokens. {@code docs/detection.md} has the figures.
 *
 * <p>Known errors: abbreviations that look like stems in very short texts ({@code oper net}); other
 * languages, where short texts with words as in English may pass for stemmed.
 *
 * <p>Immutable, thread-safe, allocates nothing.
 */
final class StemOdds {

    /** Beyond this many tokens nothing is looked at: what is in doubt then is in doubt for good. */
    private static final int MOST_TOKENS = 384;

    /** Hundredths of a natural logarithm, as everywhere here: twenty thousand to one. */
    private static final int BEYOND_DOUBT = 1000;

    /** Below five tokens text has to look stemmed, rather than merely not otherwise. */
    private static final int FEW_TOKENS = 5;

    private static final int FEW_TOKENS_NEED = 100;

    /**
     * What unknown words have to speak for on the average where most are unknown. Lists of names in
     * stemmed English do; words of other languages come out near nought.
     */
    private static final int UNKNOWN_NEED = 60;

    /** A mark that the Treebank tokenizer rewrites or always cuts off. */
    private static final int IMPOSSIBLE_IF_STEMMED = -500;

    private static final int OPENING_QUOTE = 500;

    /** Less than the opening one, for some publishers write it themselves. */
    private static final int CLOSING_QUOTE = 250;

    /** Marks side by side that normalising would have left in one token. */
    private static final int CUT_APART = 300;

    /** {@code 1980s}: the stemmer takes the s. */
    private static final int DIGITS_WITH_S = -200;

    private static final String CUT_OFF_BY_TREEBANK = "\"()[]{}<>;@#$%&?!,:";
    private static final String OPENING = "([{";
    private static final String CLINGING = ",.;:)]}?!%";

    /** The table that ships, read when it is first needed. */
    static final Supplier<StemOdds> SHIPPED = () -> Shipped.ODDS;

    private static final class Shipped {
        static final StemOdds ODDS = load();
    }

    private final StemOddsTable table;

    private StemOdds(StemOddsTable table) {
        this.table = table;
    }

    /** Reads the table: some milliseconds, so once per detector. */
    static StemOdds load() {
        return new StemOdds(StemOddsTable.load());
    }

    /** Whether the text has been stemmed; {@code false} where nothing speaks for it. */
    boolean looksStemmed(CharSequence text) {
        int sum = 0;
        int tokens = 0;
        int known = 0;
        int unknown = 0;
        char mark = 0; // the last character of the token before, if that was punctuation
        int length = text.length();
        for (int from = 0, to; from < length && tokens < MOST_TOKENS; from = to + 1) {
            int hash = StemOddsTable.hash();
            to = from;
            for (char c; to < length && (c = text.charAt(to)) != ' '; to++) {
                hash = StemOddsTable.hash(hash, c);
            }
            if (to == from) {
                continue;
            }
            tokens++;
            char first = text.charAt(from);
            if (isLetter(first)) {
                int odds = table.token(hash);
                if (odds != StemOddsTable.ABSENT) {
                    known++;
                } else if (to - from > 1) {
                    unknown++;
                    odds = oddsOfUnknown(text, from, to);
                }
                sum += odds;
                mark = 0;
            } else if (isDigit(first)) {
                sum += text.charAt(to - 1) == 's' && to - from > 2 ? DIGITS_WITH_S : 0;
                mark = 0;
            } else if (first == '_' || Character.isLetterOrDigit(first)) {
                mark = 0;
            } else {
                sum +=
                        oddsOfPunctuation(text, from, to)
                                + (wereOneToken(mark, first) ? CUT_APART : 0);
                mark = text.charAt(to - 1);
            }
            if (sum <= -BEYOND_DOUBT || sum >= BEYOND_DOUBT && !mostlyUnknown(known, unknown)) {
                break;
            }
        }
        int need = tokens < FEW_TOKENS ? FEW_TOKENS_NEED : 0;
        if (mostlyUnknown(known, unknown)) {
            need = Math.max(need, UNKNOWN_NEED * unknown);
        }
        return sum > need;
    }

    /** As another language is, or a list of names; one or two unknown words prove nothing yet. */
    private static boolean mostlyUnknown(int known, int unknown) {
        return unknown > 2 * known + 2;
    }

    /**
     * By ending, among words of the same kind: of three letters or of more, and by Porter's
     * measure, which decides what his rules may take off. Words of two letters stay as they are,
     * and words with letters beyond a to z tell nothing.
     */
    private int oddsOfUnknown(CharSequence text, int from, int to) {
        if (to - from <= 2) {
            return 0;
        }
        int measure = 0;
        boolean afterVowel = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 'a' || c > 'z') {
                return 0;
            }
            boolean vowel = isVowel(c) || c == 'y' && i > from && !afterVowel;
            if (afterVowel && !vowel) {
                measure++;
            }
            afterVowel = vowel;
        }
        int kind = Math.min(measure, 3) + (to - from == 3 ? 0 : 4);
        return table.ending(kind, text, from, to);
    }

    private static int oddsOfPunctuation(CharSequence text, int from, int to) {
        char first = text.charAt(from);
        if (to - from == 1) {
            return first == '"' ? IMPOSSIBLE_IF_STEMMED : 0;
        }
        if (to - from == 2 && first == text.charAt(from + 1)) {
            if (first == '`') {
                return OPENING_QUOTE;
            }
            if (first == '\'') {
                return CLOSING_QUOTE;
            }
        }
        for (int i = from; i < to; i++) {
            if (CUT_OFF_BY_TREEBANK.indexOf(text.charAt(i)) >= 0) {
                return IMPOSSIBLE_IF_STEMMED;
            }
        }
        return 0;
    }

    /** Such as {@code ) ,} or {@code ( $}; not {@code . .}, which people write. */
    private static boolean wereOneToken(char mark, char next) {
        if (mark == 0 || mark == next) {
            return false;
        }
        return OPENING.indexOf(mark) >= 0 || CLINGING.indexOf(next) >= 0;
    }

    private static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c > 0x7F && Character.isLetter(c);
    }
}
