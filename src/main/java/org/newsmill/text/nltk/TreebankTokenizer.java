package org.newsmill.text.nltk;

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
public final class TreebankTokenizer {

    private final GappedText text = new GappedText();
    private final TreebankClitics clitics = new TreebankClitics(text);

    /** The text with its gaps, which falls into tokens. */
    public GappedText text() {
        return text;
    }

    /**
     * Takes a text and finds its tokens, to be fetched from {@link #text()}.
     *
     * @param atEnd whether the text ends here: a full stop at the very end is cut off, one within
     *     is not
     */
    public void read(char[] source, int from, int to, boolean atEnd) {
        text.load(source, from, to);
        cutPunctuation(openFirstQuote());
        if (atEnd) {
            cutFinalSeparator();
            cutFinalPeriod();
        }
        cutApostropheBeforeSpace();
        cutBracketsDashesAndQuotes();
        // The script adds a space at both ends here.
        text.cut(0);
        text.cut(text.length());
        clitics.cut();
    }

    /**
     * {@code ^"} → two backquotes.
     *
     * @return where the next rule begins
     */
    private int openFirstQuote() {
        return text.length() > 0 && text.charAt(0) == '"' ? text.open(0) : 0;
    }

    /**
     * The rules from opening quotes to question marks, in one walk: none of them sees what a later
     * one does, and what it sees of the earlier ones lies before it.
     */
    private void cutPunctuation(int start) {
        for (int i = start; i < text.length(); ) {
            switch (text.charAt(i)) {
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
                    i =
                            text.charAt(i + 1) == '.' && text.charAt(i + 2) == '.'
                                    ? text.isolate(i, 3)
                                    : i + 1;
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
                    i = text.isolate(i, 1);
                    break;
                default:
                    i++;
            }
        }
    }

    /** {@code ([ \(\[{<])("|'{2})} → two backquotes: a quote behind a space or an opening bracket opens. */
    private int openQuote(int i) {
        boolean single = text.charAt(i) == '"';
        if (!single && text.charAt(i + 1) != '\'' || !behindOpener(i)) {
            return i + 1;
        }
        int next;
        if (single) {
            next = text.open(i);
        } else {
            next = text.openDoubled(i);
        }
        // What this rule puts in, it does not see itself: a second quote at once behind the first
        // does not open.
        return text.charAt(next) == '"' || text.charAt(next) == '\'' ? next + 1 : next;
    }

    private boolean behindOpener(int i) {
        if (i == 0) {
            return false;
        }
        char before = text.charAt(i - 1);
        // Of the gaps there may be, only those around backquotes are older than this rule.
        return before == ' '
                || before == '('
                || before == '['
                || before == '{'
                || before == '<'
                || before == '`' && text.isGap(i);
    }

    /**
     * {@code ([:,])([^\d])} → {@code " \1 \2"}. The second character is used up, so it starts no
     * match itself.
     */
    private int cutSeparator(int i) {
        if (i + 1 == text.length() || text.isDigitAt(i + 1)) {
            return i + 1;
        }
        int next = text.isolate(i, 1);
        return isSeparator(text.charAt(next)) ? next + 1 : next;
    }

    /** {@code ([:,])$} → {@code " \1 "}; the end is also before a last line feed. */
    private void cutFinalSeparator() {
        int end = text.length();
        int last = end > 0 && text.charAt(end - 1) == '\n' ? end - 2 : end - 1;
        if (last >= 0 && isSeparator(text.charAt(last))) {
            text.isolate(last, 1);
        }
    }

    /** {@code ([^\.])(\.)([\]\)}>"\']*)\s*$} → {@code "\1 \2\3 "}. */
    private void cutFinalPeriod() {
        int end = text.length();
        while (end > 0 && CodePoints.isSpace(text.charAt(end - 1))) {
            end--;
        }
        int period = end - 1;
        while (period >= 0 && isCloser(text.charAt(period))) {
            period--;
        }
        // Behind an ellipsis there is a gap, and before the period then stands a space.
        if (period > 0
                && text.charAt(period) == '.'
                && (text.charAt(period - 1) != '.' || text.isGap(period))) {
            text.cut(period);
            text.cut(end);
        }
    }

    /** {@code ([^'])' } → {@code "\1 ' "}. */
    private void cutApostropheBeforeSpace() {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\'' && text.charAt(i - 1) != '\'' && text.isSpaceAt(i + 1)) {
                text.cut(i);
            }
        }
    }

    /** {@code [\]\[\(\)\{\}\<\>]}, {@code --}, {@code ''} and {@code "}: a space on both sides. */
    private void cutBracketsDashesAndQuotes() {
        for (int i = 0; i < text.length(); ) {
            switch (text.charAt(i)) {
                case '[':
                case ']':
                case '(':
                case ')':
                case '{':
                case '}':
                case '<':
                case '>':
                case '"':
                    i = text.isolate(i, 1);
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

    /**
     * A pair of equal characters, as in {@code (``)}, {@code --}, {@code ''}: a space on both
     * sides.
     */
    private int cutPair(int i) {
        return text.charAt(i + 1) == text.charAt(i) && !text.isGap(i + 1)
                ? text.isolate(i, 2)
                : i + 1;
    }

    private static boolean isSeparator(char c) {
        return c == ':' || c == ',';
    }

    private static boolean isCloser(char c) {
        return c == ']' || c == ')' || c == '}' || c == '>' || c == '"' || c == '\'';
    }
}
