package org.newsmill.text.nltk;

/**
 * The rules of {@link TreebankTokenizer} that cut words: they cut off what is left of is, not, will
 * and the like ({@code it's}, {@code don't}, {@code we'll}), and cut contractions in two ({@code
 * cannot}, {@code 'tis}). Above each method stands the regular expression of NLTK's that it
 * implements. Not thread-safe.
 */
final class TreebankClitics {

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
     * {@code (?i)\b(can)(not)\b} and the others of {@link Contraction} → {@code " \1 \2 "}. The
     * script walks over the text once for each; one walk for all has the same result, because none
     * of them changes what another one looks at.
     */
    private void cutContractions() {
        for (int i = 0; i < text.length(); i++) {
            if ("cdglmwCDGLMW".indexOf(text.charAt(i)) < 0 || text.isWordBefore(i)) {
                continue;
            }
            for (int k = 0; k < Contraction.ALL.size(); k++) {
                cutIfContraction(i, Contraction.ALL.get(k));
            }
        }
    }

    private void cutIfContraction(int i, Contraction contraction) {
        int middle = match(i, contraction.head());
        int end = middle < 0 || text.isGap(middle) ? -1 : match(middle, contraction.tail());
        if (end >= 0 && (contraction.beforeSpace() ? isAnySpaceAt(end) : !text.isWordAt(end))) {
            cutContraction(i, middle, end);
        }
    }

    /** Whether {@code \s} comes next; a gap is a space. */
    private boolean isAnySpaceAt(int i) {
        return text.isGap(i) || CodePoints.isSpace(text.charAt(i));
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
                // A match that follows immediately does not see the gap that this one makes.
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
     * Looks for a word at {@code i}, in any case and without a gap in it.
     *
     * @param pattern the word in lower case
     * @return the index after it, or -1 if it is not there
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
     * Python's {@code (?i)}: besides the two cases, i also equals the dotted capital and the
     * dotless small i, and s also equals the long s.
     */
    private static boolean equalsIgnoringCase(char c, char lower) {
        return c == lower
                || lower != '\'' && c == lower - ('a' - 'A')
                || lower == 'i' && (c == '\u0130' || c == '\u0131')
                || lower == 's' && c == '\u017f';
    }
}
