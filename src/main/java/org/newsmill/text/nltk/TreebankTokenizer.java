package org.newsmill.text.nltk;

/**
 * Cuts text into tokens by the conventions of the Penn Treebank: Robert MacIntyre's sed script
 * {@code tokenizer.sed}, as ported in NLTK 3.8's {@code TreebankWordTokenizer().tokenize}.
 *
 * <p>The script is a list of substitutions, each over the whole text, that put spaces around things
 * and turn {@code "} into two backquotes or two apostrophes. Here no character moves: a rule that
 * puts a space before a character marks a gap there, later rules treat a gap as the space that the
 * script would see, and at the end gaps and white space cut the text. Each rule is one walk over
 * the text, or shares a walk with rules that do not look at what it does, so all of them together
 * take linear time. Above each method stands the regular expression of NLTK's that it implements.
 *
 * <p>Not thread-safe; its buffers are reused from text to text.
 */
public final class TreebankTokenizer {

    private final GappedText text = new GappedText();
    private final TreebankClitics clitics = new TreebankClitics(text);

    /** The text with its gaps; always the same instance, which gives the tokens after a read. */
    public GappedText text() {
        return text;
    }

    /**
     * Reads a text and finds its tokens, which {@link #text()} then gives.
     *
     * @param source the text is {@code source[from..to)}
     * @param atEnd whether the text ends here: the full stop at the very end is cut off, those
     *     before are not
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
     * The rules from opening quotes to question marks, in one walk: none of them depends on what a
     * later rule does, nor on what an earlier rule does further on in the text.
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

    /**
     * {@code ([ \(\[}&#123;{@code <])("|'{2})} → {@code "\1 `` "}: opens after a space or bracket.
     */
    private int openQuote(int i) {
        boolean single = text.charAt(i) == '"';
        if (!single && text.charAt(i + 1) != '\'' || !isAfterOpener(i)) {
            return i + 1;
        }
        int next;
        if (single) {
            next = text.open(i);
        } else {
            next = text.openDoubled(i);
        }
        // The rule does not see the space that it has put in itself: a quote that follows
        // immediately does not open.
        return text.charAt(next) == '"' || text.charAt(next) == '\'' ? next + 1 : next;
    }

    private boolean isAfterOpener(int i) {
        if (i == 0) {
            return false;
        }
        char before = text.charAt(i - 1);
        // Of the gaps there may be here, only those around backquotes come from earlier rules.
        return before == ' '
                || before == '('
                || before == '['
                || before == '{'
                || before == '<'
                || before == '`' && text.isGap(i);
    }

    /**
     * {@code ([:,])([^\d])} → {@code " \1 \2"}. The match includes the second character, which
     * therefore cannot begin the next match.
     */
    private int cutSeparator(int i) {
        if (i + 1 == text.length() || text.isDigitAt(i + 1)) {
            return i + 1;
        }
        int next = text.isolate(i, 1);
        return isSeparator(text.charAt(next)) ? next + 1 : next;
    }

    /** {@code ([:,])$} → {@code " \1 "}; {@code $} also matches before a final line feed. */
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
        // After an ellipsis there is a gap, which is then the character before the period.
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

    /**
     * {@code [\]\[\(\)\{\}\<\>]}, {@code --}, {@code ''} and {@code "} → {@code " \g<0> "}, but
     * {@code "} becomes two apostrophes.
     */
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

    /** A pair of equal characters, {@code (``)}, {@code --} or {@code ''} → {@code " \1 "}. */
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
