package org.newsmill.text.detect;

/**
 * What the tokens of one text say about whether it is stemmed English. Two sums are kept: the odds
 * of stemmed against normalised text, and how strange the text is to English. A token counts once,
 * however often it occurs, so that no single one outweighs several others. Thread-confined.
 */
final class StemEvidence {

    /** Hundredths of a natural logarithm, as all odds are: twenty thousand to one. */
    private static final int BEYOND_DOUBT = 1000;

    /** Stemmed is said of a text only after looking here and there, for it may be so in part. */
    private static final int PARTS_IF_STEMMED = 3;

    /** In units of which an unknown word has three: no English text comes near it. */
    private static final int NOT_ENGLISH = 150;

    /** A few unknown words in a short text prove nothing yet. */
    private static final int STRANGE_ALLOWED = 12;

    /** What stemmed text has to show for each unit beyond: lists of names in stemmed English do. */
    private static final int STRANGE_COSTS = 40;

    private static final int UNKNOWN_WORD = 3;

    /** English has hardly any word with letters beyond a to z. */
    private static final int OTHER_LETTERS = 10;

    /** Below five tokens text has to look stemmed, rather than merely not otherwise. */
    private static final int FEW_TOKENS = 5;

    private static final int FEW_TOKENS_NEED = 100;

    /**
     * From ten tokens on, each one asks for a little more: stemmed text has it many times over,
     * while normalised text that happens to consist of words like stems does not.
     */
    private static final int SOME_TOKENS = 10;

    private static final int TOKEN_NEEDS = 4;

    /** A mark that the Treebank tokenizer rewrites or always cuts off. */
    private static final int IMPOSSIBLE_IF_STEMMED = -500;

    private static final int OPENING_QUOTE = 350;

    /** Less than the opening one, for some publishers write it themselves. */
    private static final int CLOSING_QUOTE = 250;

    /** Marks side by side that normalising would have left in one token. */
    private static final int CUT_APART = 300;

    /** {@code 1980s}: the stemmer takes the s. */
    private static final int DIGITS_WITH_S = -200;

    private static final String CUT_OFF_BY_TREEBANK = "\"()[]{}<>;@#$%&?!,:";
    private static final String OPENING = "([{";
    private static final String CLINGING = ",.;:)]}?!%";

    private final StemOddsTable table;

    /**
     * Of tokens that were counted, seven bits of the hash, at the place that eight others give. Of
     * two that meet there the later stays: it is more than enough to tell a word that is repeated.
     */
    private final byte[] counted = new byte[256];

    private int odds;
    private int strangeness;
    private int tokens;
    private int parts;
    private boolean knowsWords;

    StemEvidence(StemOddsTable table) {
        this.table = table;
    }

    /** Reads the tokens that begin in {@code text[from, to)}, until all is clear. */
    void read(String text, int from, int to, int mostTokens) {
        parts++;
        char mark = 0; // the last character of the token before, if that was punctuation
        int length = text.length();
        int i = from == 0 ? 0 : tokenStart(text, from, to);
        while (i < to && tokens < mostTokens && !decides()) {
            int hash = StemOddsTable.hash();
            int end = i;
            for (char c; end < length && (c = text.charAt(end)) != ' '; end++) {
                hash = StemOddsTable.hash(hash, c);
            }
            if (end > i) {
                mark = add(text, i, end, StemOddsTable.finished(hash), mark);
            }
            i = end + 1;
        }
    }

    /** Whether more tokens would hardly change the answer. */
    boolean decides() {
        return odds <= -BEYOND_DOUBT
                || odds >= BEYOND_DOUBT && strangeness <= 0 && parts >= PARTS_IF_STEMMED
                || strangeness >= NOT_ENGLISH;
    }

    /** Whether more speaks for other languages than for English. */
    boolean isStrange() {
        return strangeness > 0;
    }

    /** The answer by what has been read. */
    boolean speaksForStemmed() {
        int need =
                tokens < FEW_TOKENS
                        ? FEW_TOKENS_NEED
                        : Math.max(0, tokens - SOME_TOKENS) * TOKEN_NEEDS;
        int tooStrange = strangeness - STRANGE_ALLOWED;
        if (tooStrange > 0) {
            need = Math.max(need, tooStrange * STRANGE_COSTS);
        }
        return odds > need && (knowsWords || tooStrange <= 0) && strangeness < NOT_ENGLISH;
    }

    /** The token that begins first at {@code from} or later, if any does before {@code to}. */
    private static int tokenStart(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i - 1) != ' ') {
            i++;
        }
        return i;
    }

    /** Adds a token and gives its last character if it is punctuation, else 0. */
    private char add(String text, int from, int to, int hash, char mark) {
        tokens++;
        char first = text.charAt(from);
        if (isLetter(first)) {
            if (isNew(hash)) {
                addWord(text, from, to, hash);
            }
        } else if (isDigit(first)) {
            if (to - from > 2 && text.charAt(to - 1) == 's' && isNew(hash)) {
                odds += DIGITS_WITH_S;
            }
        } else if (Character.isLetterOrDigit(first) || Character.isSurrogate(first)) {
            strangeness += isNew(hash) ? UNKNOWN_WORD : 0;
        } else if (first != '_') {
            addPunctuation(oddsOfPunctuation(text, from, to), hash);
            if (wereOneToken(mark, first)) {
                addPunctuation(CUT_APART, StemOddsTable.finished(hash + mark));
            }
            return text.charAt(to - 1);
        }
        return 0;
    }

    private void addWord(String text, int from, int to, int hash) {
        int entry = table.token(hash);
        if (entry != StemOddsTable.ABSENT) {
            strangeness += StemOddsTable.strangeness(entry);
            knowsWords |= StemOddsTable.isKnown(entry);
            odds += StemOddsTable.odds(entry);
        } else if (!isEnglish(text, from, to)) {
            strangeness += OTHER_LETTERS;
        } else if (to - from > 1) {
            strangeness += UNKNOWN_WORD;
            odds += oddsOfUnknown(text, from, to);
        }
    }

    private void addPunctuation(int value, int hash) {
        if (value != 0 && isNew(hash)) {
            odds += value;
        }
    }

    /** Whether the token of this hash has not been counted yet; from now on it has. */
    private boolean isNew(int hash) {
        int place = hash >>> 24;
        byte print = (byte) (hash >>> 16 | 1);
        boolean isNew = counted[place] != print;
        counted[place] = print;
        return isNew;
    }

    /**
     * By ending, among words of the same kind: of three letters or of more, and by Porter's
     * measure, which decides what his rules may take off. Words of two letters stay as they are.
     */
    private int oddsOfUnknown(String text, int from, int to) {
        if (to - from <= 2) {
            return 0;
        }
        int measure = 0;
        boolean afterVowel = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 'a') {
                return 0; // a digit, or an underscore
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

    private static int oddsOfPunctuation(String text, int from, int to) {
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

    private static boolean isEnglish(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
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
