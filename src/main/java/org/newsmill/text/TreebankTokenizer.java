package org.newsmill.text;

import java.util.Arrays;

/**
 * Cuts text into tokens by the conventions of the Penn Treebank: Robert MacIntyre's sed script
 * {@code tokenizer.sed}, as ported in NLTK 3.8's {@code TreebankWordTokenizer}.
 *
 * <p>The script is a list of substitutions, each over the whole text, which put spaces around
 * things, and turn {@code "} into two backquotes or two apostrophes. Here nothing is moved: a rule
 * that puts a space before a character marks a gap there, later rules take a gap for the space that
 * the script would see, and at the end the text falls apart at gaps and white space. So each rule
 * is one walk over the text, or shares one with neighbours that do not look at what it does, and
 * all of them together take linear time. The regular expression that a method stands for is given
 * with it.
 *
 * <p>Not thread-safe; its buffers are reused from text to text.
 */
final class TreebankTokenizer {

    private static final byte GAP = 1;

    /** An opening {@code "}, which the script writes as two backquotes, takes one char here. */
    private static final byte OPENING = 2;

    private static final String[][] CONTRACTIONS = {
        {"can", "not"},
        {"d", "'ye"},
        {"gim", "me"},
        {"gon", "na"},
        {"got", "ta"},
        {"lem", "me"},
        {"more", "'n"}
    };

    private static final int LARGEST_KEPT = 1 << 20;

    private char[] text = new char[1024];

    /** Marks of the place before each character, and of the end. */
    private byte[] marks = new byte[1025];

    private int length;
    private int tokenStart;
    private int tokenEnd;

    /**
     * Writes the token in UTF-8 and returns where it ends. A quote becomes two bytes, other chars
     * three at most.
     */
    int write(byte[] out, int o) {
        if (isQuote()) {
            byte quote = (byte) (text[tokenStart] == '"' ? '\'' : '`');
            out[o++] = quote;
            out[o++] = quote;
            return o;
        }
        return Utf8.encode(text, tokenStart, tokenEnd, out, o);
    }

    /** Whether the token is a {@code "}, which is cut off from all else and written otherwise. */
    boolean isQuote() {
        return text[tokenStart] == '"' || (marks[tokenStart] & OPENING) != 0;
    }

    /**
     * The characters between {@link #tokenStart()} and {@link #tokenEnd()} are the token; valid
     * until the next text.
     */
    char[] text() {
        return text;
    }

    int tokenStart() {
        return tokenStart;
    }

    int tokenEnd() {
        return tokenEnd;
    }

    /**
     * Takes a text and finds its tokens, to be fetched by {@link #next()}.
     *
     * @param atEnd whether the text ends here: a full stop at the very end is cut off, one within
     *     is not
     */
    void read(char[] source, int from, int to, boolean atEnd) {
        load(source, from, to);
        cutPunctuation(openFirstQuote());
        if (atEnd) {
            cutFinalSeparator();
            cutFinalPeriod();
        }
        cutApostropheBeforeSpace();
        cutBracketsDashesAndQuotes();
        marks[0] |= GAP;
        marks[length] |= GAP;
        cutShortClitics();
        cutLongClitics();
        cutContractions();
        cutContractedIt("is");
        cutContractedIt("was");
        tokenEnd = 0;
    }

    /** Moves on to the next token. */
    boolean next() {
        int i = tokenEnd;
        while (i < length && CodePoints.isSpace(text[i])) {
            i++;
        }
        if (i == length) {
            return false;
        }
        tokenStart = i++;
        while (i < length && marks[i] == 0 && !CodePoints.isSpace(text[i])) {
            i++;
        }
        tokenEnd = i;
        return true;
    }

    private void load(char[] source, int from, int to) {
        length = to - from;
        if (length > text.length || text.length > LARGEST_KEPT && length <= LARGEST_KEPT) {
            text = new char[length + (length >> 2)];
            marks = new byte[text.length + 1];
        } else {
            Arrays.fill(marks, 0, length + 1, (byte) 0);
        }
        System.arraycopy(source, from, text, 0, length);
    }

    /**
     * {@code ^"} → two backquotes.
     *
     * @return where the next rule begins
     */
    private int openFirstQuote() {
        return length > 0 && text[0] == '"' ? open(0) : 0;
    }

    /**
     * The rules from opening quotes to question marks, in one walk: none of them sees what a later
     * one does, and what it sees of the earlier ones lies before it.
     */
    private void cutPunctuation(int start) {
        for (int i = start; i < length; ) {
            switch (text[i]) {
                case '`':
                    // (``)
                    i = cutPair(i);
                    break;
                case '"':
                case '\'':
                    i = openQuote(i);
                    break;
                case ':':
                case ',':
                    i = cutSeparator(i);
                    break;
                case '.':
                    // \.\.\.
                    i = charAt(i + 1) == '.' && charAt(i + 2) == '.' ? isolate(i, 3) : i + 1;
                    break;
                case ';':
                case '@':
                case '#':
                case '$':
                case '%':
                case '&':
                case '?':
                case '!':
                    // [;@#$%&] and [?!]
                    i = isolate(i, 1);
                    break;
                default:
                    i++;
            }
        }
    }

    /** {@code ([ \(\[{<])("|'{2})} → two backquotes: a quote behind a space or an opening bracket opens. */
    private int openQuote(int i) {
        boolean single = text[i] == '"';
        if (!single && charAt(i + 1) != '\'' || !behindOpener(i)) {
            return i + 1;
        }
        int next;
        if (single) {
            next = open(i);
        } else {
            text[i] = '`';
            text[i + 1] = '`';
            next = isolate(i, 2);
        }
        // What this rule puts in, it does not see itself: a second quote at once behind the first
        // does not open.
        return charAt(next) == '"' || charAt(next) == '\'' ? next + 1 : next;
    }

    private boolean behindOpener(int i) {
        if (i == 0) {
            return false;
        }
        char before = text[i - 1];
        // Of the gaps there may be, only those around backquotes are older than this rule.
        return before == ' '
                || before == '('
                || before == '['
                || before == '{'
                || before == '<'
                || before == '`' && isGap(i);
    }

    private int open(int i) {
        text[i] = '`';
        marks[i] |= OPENING;
        return isolate(i, 1);
    }

    /**
     * {@code ([:,])([^\d])} → {@code " \1 \2"}. The second character is used up, so it starts no
     * match itself.
     */
    private int cutSeparator(int i) {
        if (i + 1 == length
                || CodePoints.isDecimalDigit(Character.codePointAt(text, i + 1, length))) {
            return i + 1;
        }
        int next = isolate(i, 1);
        return isSeparator(text[next]) ? next + 1 : next;
    }

    /** {@code ([:,])$} → {@code " \1 "}; the end is also before a last line feed. */
    private void cutFinalSeparator() {
        int last = length > 0 && text[length - 1] == '\n' ? length - 2 : length - 1;
        if (last >= 0 && isSeparator(text[last])) {
            isolate(last, 1);
        }
    }

    /** {@code ([^\.])(\.)([\]\)}>"\']*)\s*$} → {@code "\1 \2\3 "}. */
    private void cutFinalPeriod() {
        int end = length;
        while (end > 0 && CodePoints.isSpace(text[end - 1])) {
            end--;
        }
        int period = end - 1;
        while (period >= 0 && isCloser(text[period])) {
            period--;
        }
        // Behind an ellipsis there is a gap, and before the period then stands a space.
        if (period > 0 && text[period] == '.' && (text[period - 1] != '.' || isGap(period))) {
            marks[period] |= GAP;
            marks[end] |= GAP;
        }
    }

    /** {@code ([^'])' } → {@code "\1 ' "}. */
    private void cutApostropheBeforeSpace() {
        for (int i = 1; i < length; i++) {
            if (text[i] == '\'' && text[i - 1] != '\'' && isSpaceAt(i + 1)) {
                marks[i] |= GAP;
            }
        }
    }

    /** {@code [\]\[\(\)\{\}\<\>]}, {@code --}, {@code ''} and {@code "}: a space on both sides. */
    private void cutBracketsDashesAndQuotes() {
        for (int i = 0; i < length; ) {
            switch (text[i]) {
                case '[':
                case ']':
                case '(':
                case ')':
                case '{':
                case '}':
                case '<':
                case '>':
                case '"':
                    i = isolate(i, 1);
                    break;
                case '-':
                case '\'':
                    i = cutPair(i);
                    break;
                default:
                    i++;
            }
        }
    }

    /** {@code ([^' ])('[sS]|'[mM]|'[dD]|') } → {@code "\1 \2 "}. */
    private void cutShortClitics() {
        for (int i = 1; i < length; i++) {
            if (text[i] == '\''
                    && isCliticHost(i)
                    && (isSpaceAt(i + 1) || isShortCliticAt(i + 1) && isSpaceAt(i + 2))) {
                marks[i] |= GAP;
            }
        }
    }

    /** {@code ([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) } → {@code "\1 \2 "}. */
    private void cutLongClitics() {
        for (int i = 1; i < length; i++) {
            if (text[i] != '\'') {
                continue;
            }
            if (isNegationAround(i) && isSpaceAt(i + 2) && i > 1 && isCliticHost(i - 1)) {
                marks[i - 1] |= GAP;
            } else if (isLongCliticAt(i + 1) && isSpaceAt(i + 3) && isCliticHost(i)) {
                marks[i] |= GAP;
            }
        }
    }

    /** Whether {@code [^' ]} comes before. */
    private boolean isCliticHost(int i) {
        return !isGap(i) && text[i - 1] != '\'' && text[i - 1] != ' ';
    }

    private boolean isShortCliticAt(int i) {
        return !isGap(i) && "sSmMdD".indexOf(charAt(i)) >= 0;
    }

    private boolean isLongCliticAt(int i) {
        if (i + 1 >= length || isGap(i) || isGap(i + 1)) {
            return false;
        }
        switch (text[i]) {
            case 'l':
                return text[i + 1] == 'l';
            case 'L':
                return text[i + 1] == 'L';
            case 'r':
            case 'v':
                return text[i + 1] == 'e';
            case 'R':
            case 'V':
                return text[i + 1] == 'E';
            default:
                return false;
        }
    }

    private boolean isNegationAround(int i) {
        return !isGap(i)
                && !isGap(i + 1)
                && (text[i - 1] == 'n' && charAt(i + 1) == 't'
                        || text[i - 1] == 'N' && charAt(i + 1) == 'T');
    }

    /**
     * {@code (?i)\b(can)(not)\b} and the like → {@code " \1 \2 "}. The script goes through the text
     * once for each; once for all is the same, as none touches the neighbourhood of another.
     */
    private void cutContractions() {
        for (int i = 0; i < length; i++) {
            if ("cdglmwCDGLMW".indexOf(text[i]) < 0 || isWordBefore(i)) {
                continue;
            }
            for (String[] contraction : CONTRACTIONS) {
                int middle = match(i, contraction[0]);
                int end = middle < 0 || isGap(middle) ? -1 : match(middle, contraction[1]);
                if (end >= 0 && !isWordAt(end)) {
                    cutContraction(i, middle, end);
                }
            }
            cutWanna(i);
        }
    }

    /** {@code (?i)\b(wan)(na)(?=\s)}. */
    private void cutWanna(int i) {
        int end = match(i, "wanna");
        if (end >= 0 && (isGap(end) || CodePoints.isSpace(text[end]))) {
            cutContraction(i, i + 3, end);
        }
    }

    /** {@code (?i) ('t)(is)\b}, {@code (?i) ('t)(was)\b} → {@code " \1 \2 "}. */
    private void cutContractedIt(String verb) {
        for (int i = 0; i < length; i++) {
            if (text[i] != '\'' || !isGap(i) && text[i - 1] != ' ') {
                continue;
            }
            int middle = match(i, "'t");
            int end = middle < 0 || isGap(middle) ? -1 : match(middle, verb);
            if (end >= 0 && !isWordAt(end)) {
                // The gap made here is none yet to another one that follows at once.
                int seen = isGap(end) ? end - 1 : end;
                cutContraction(i, middle, end);
                i = seen;
            }
        }
    }

    private void cutContraction(int start, int middle, int end) {
        marks[start] |= GAP;
        marks[middle] |= GAP;
        marks[end] |= GAP;
    }

    /**
     * Where the pattern, in lower case, ends if the text has it at {@code i} in any case and uncut;
     * else -1.
     */
    private int match(int i, String pattern) {
        int end = i + pattern.length();
        if (end > length) {
            return -1;
        }
        for (int k = 0; k < pattern.length(); k++) {
            if (!equalsIgnoringCase(text[i + k], pattern.charAt(k)) || k > 0 && isGap(i + k)) {
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

    /**
     * A pair of equal characters, as in {@code (``)}, {@code --}, {@code ''}: a space on both
     * sides.
     */
    private int cutPair(int i) {
        return charAt(i + 1) == text[i] && !isGap(i + 1) ? isolate(i, 2) : i + 1;
    }

    /** Marks gaps around {@code count} characters and returns what follows them. */
    private int isolate(int i, int count) {
        marks[i] |= GAP;
        marks[i + count] |= GAP;
        return i + count;
    }

    private boolean isGap(int i) {
        return i <= length && marks[i] != 0;
    }

    /** Whether the script would see a space there; no other white space counts. */
    private boolean isSpaceAt(int i) {
        return isGap(i) || charAt(i) == ' ';
    }

    private boolean isWordBefore(int i) {
        return i > 0 && !isGap(i) && CodePoints.isWord(Character.codePointBefore(text, i));
    }

    private boolean isWordAt(int i) {
        return i < length && !isGap(i) && CodePoints.isWord(Character.codePointAt(text, i, length));
    }

    /** The character at {@code i}, or a NUL, which no rule looks for, behind the end. */
    private char charAt(int i) {
        return i < length ? text[i] : 0;
    }

    private static boolean isSeparator(char c) {
        return c == ':' || c == ',';
    }

    private static boolean isCloser(char c) {
        return c == ']' || c == ')' || c == '}' || c == '>' || c == '"' || c == '\'';
    }
}
