package org.newsmill.format.mail;

/**
 * Paragraphs out of {@code format=flowed} (RFC 3676): a line that ends with a space goes on in the
 * next, if that is quoted as deep. Used once.
 */
final class FlowedText {

    private static final String SIGNATURE = "-- ";

    private final String text;
    private final boolean deleteSpace;
    private final StringBuilder out;
    private int quoted;
    private boolean goesOn;

    private FlowedText(String text, boolean deleteSpace) {
        this.text = text;
        this.deleteSpace = deleteSpace;
        this.out = new StringBuilder(text.length());
    }

    /**
     * @param deleteSpace whether the space at the end of a line is none of the text ({@code delsp})
     */
    static String joined(String text, boolean deleteSpace) {
        return new FlowedText(text, deleteSpace).joined();
    }

    private String joined() {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            int to = end < 0 ? text.length() : end;
            line(from, to);
            from = next;
        }
        return out.toString();
    }

    private void line(int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == '>') {
            at++;
        }
        int depth = at - from;
        if (at < to && text.charAt(at) == ' ') {
            at++;
        }
        boolean signature = to - at == SIGNATURE.length() && text.startsWith(SIGNATURE, at);
        // What is stuffed is written with one space more, so a signature is not.
        signature |= to - from == SIGNATURE.length() && text.startsWith(SIGNATURE, from);
        if (!goesOn || depth != quoted || signature) {
            if (out.length() > 0 || from > 0) {
                out.append('\n');
            }
            for (int i = 0; i < depth; i++) {
                out.append('>');
            }
            if (depth > 0) {
                out.append(' ');
            }
        }
        quoted = depth;
        goesOn = to > at && text.charAt(to - 1) == ' ' && !signature;
        out.append(text, at, goesOn && deleteSpace ? to - 1 : to);
    }
}
