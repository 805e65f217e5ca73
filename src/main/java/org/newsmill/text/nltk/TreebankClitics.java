package org.newsmill.text.nltk;

/**
 * The rules of {@link TreebankTokenizer} that cut words: off their hosts what is left of is, not,
 * will and the like, and in two what is written together. Not thread-safe.
 */
final class TreebankClitics {

    private static final String[][] CONTRACTIONS = {
        {"can", "not"},
        {"d", "'ye"},
        {"gim", "me"},
        {"gon", "na"},
        {"got", "ta"},
        {"lem", "me"},
        {"more", "'n"}
    };

    private final GappedText text;

    TreebankClitics(GappedText text) {
        this.text = text;
    }

    /** Applies the rules in the script's order. */
    void cut() {
        cutShortClitics();
        cutLongClitics();
        cutContractions();
        cutContractedIt("is");
        cutContractedIt("was");
    }

    /** {@code ([^' ])('[sS]|'[mM]|'[dD]|') } → {@code "\1 \2 "}. */
    private void cutShortClitics() {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\''
                    && isCliticHost(i)
                    && (text.isSpaceAt(i + 1) || isShortCliticAt(i + 1) && text.isSpaceAt(i + 2))) {
                text.cut(i);
            }
        }
    }

    /** {@code ([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) } → {@code "\1 \2 "}. */
    private void cutLongClitics() {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != '\'') {
                continue;
            }
            if (isNegationAround(i) && text.isSpaceAt(i + 2) && i > 1 && isCliticHost(i - 1)) {
                text.cut(i - 1);
            } else if (isLongCliticAt(i + 1) && text.isSpaceAt(i + 3) && isCliticHost(i)) {
                text.cut(i);
            }
        }
    }

    /** Whether {@code [^' ]} comes before. */
    private boolean isCliticHost(int i) {
        return !text.isGap(i) && text.charAt(i - 1) != '\'' && text.charAt(i - 1) != ' ';
    }

    private boolean isShortCliticAt(int i) {
        return !text.isGap(i) && "sSmMdD".indexOf(text.charAt(i)) >= 0;
    }

    private boolean isLongCliticAt(int i) {
        if (i + 1 >= text.length() || text.isGap(i) || text.isGap(i + 1)) {
            return false;
        }
        switch (text.charAt(i)) {
            case 'l':
                return text.charAt(i + 1) == 'l';
            case 'L':
                return text.charAt(i + 1) == 'L';
            case 'r':
            case 'v':
                return text.charAt(i + 1) == 'e';
            case 'R':
            case 'V':
                return text.charAt(i + 1) == 'E';
            default:
                return false;
        }
    }

    private boolean isNegationAround(int i) {
        return !text.isGap(i)
                && !text.isGap(i + 1)
                && (text.charAt(i - 1) == 'n' && text.charAt(i + 1) == 't'
                        || text.charAt(i - 1) == 'N' && text.charAt(i + 1) == 'T');
    }

    /**
     * {@code (?i)\b(can)(not)\b} and the like → {@code " \1 \2 "}. The script goes through the text
     * once for each; once for all is the same, as none touches the neighbourhood of another.
     */
    private void cutContractions() {
        for (int i = 0; i < text.length(); i++) {
            if ("cdglmwCDGLMW".indexOf(text.charAt(i)) < 0 || text.isWordBefore(i)) {
                continue;
            }
            for (String[] contraction : CONTRACTIONS) {
                int middle = match(i, contraction[0]);
                int end = middle < 0 || text.isGap(middle) ? -1 : match(middle, contraction[1]);
                if (end >= 0 && !text.isWordAt(end)) {
                    cutContraction(i, middle, end);
                }
            }
            cutWanna(i);
        }
    }

    /** {@code (?i)\b(wan)(na)(?=\s)}. */
    private void cutWanna(int i) {
        int end = match(i, "wanna");
        if (end >= 0 && (text.isGap(end) || CodePoints.isSpace(text.charAt(end)))) {
            cutContraction(i, i + 3, end);
        }
    }

    /** {@code (?i) ('t)(is)\b}, {@code (?i) ('t)(was)\b} → {@code " \1 \2 "}. */
    private void cutContractedIt(String verb) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\'' || !text.isGap(i) && text.charAt(i - 1) != ' ') {
                continue;
            }
            int middle = match(i, "'t");
            int end = middle < 0 || text.isGap(middle) ? -1 : match(middle, verb);
            if (end >= 0 && !text.isWordAt(end)) {
                // The gap made here is none yet to another one that follows at once.
                int seen = text.isGap(end) ? end - 1 : end;
                cutContraction(i, middle, end);
                i = seen;
            }
        }
    }

    private void cutContraction(int start, int middle, int end) {
        text.cut(start);
        text.cut(middle);
        text.cut(end);
    }

    /**
     * Where the pattern, in lower case, ends if the text has it at {@code i} in any case and uncut;
     * else -1.
     */
    private int match(int i, String pattern) {
        int end = i + pattern.length();
        if (end > text.length()) {
            return -1;
        }
        for (int k = 0; k < pattern.length(); k++) {
            if (!equalsIgnoringCase(text.charAt(i + k), pattern.charAt(k))
                    || k > 0 && text.isGap(i + k)) {
                return -1;
            }
        }
        return end;
    }

    /**
     * Python's (?i): beside the two cases, i has the dotted capital and the dotless small one, s
     * the long one.
     */
    private static boolean equalsIgnoringCase(char c, char lower) {
        return c == lower
                || lower != '\'' && c == lower - ('a' - 'A')
                || lower == 'i' && (c == '\u0130' || c == '\u0131')
                || lower == 's' && c == '\u017f';
    }
}
