package org.newsmill.format.markup;

import java.util.Arrays;

/**
 * Puts words, lines and paragraphs together. White space and breaks are remembered and written when
 * the next word comes, so that none stands at an end and none twice. Not thread-safe.
 */
final class MarkupWriter {

    /** How white space in a piece of text counts (CSS Text, section 3). */
    enum Space {
        COLLAPSED,
        KEPT
    }

    /** What stands before the next word; the greatest wins. */
    private enum Gap {
        NONE(""),
        SPACE(" "),
        CELL("\t"),
        LINE("\n"),
        PARAGRAPH("\n\n");

        private final String written;

        Gap(String written) {
            this.written = written;
        }
    }

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    /** What a gap takes at most. */
    private static final int GAP_LENGTH = 2;

    private char[] out = new char[0];
    private int length;

    /** White space that is kept if more text follows in its paragraph. */
    private final StringBuilder kept = new StringBuilder();

    private final boolean onOneLine;
    private Gap gap = Gap.NONE;
    private boolean afterBreak;

    MarkupWriter(boolean onOneLine) {
        this.onOneLine = onOneLine;
    }

    void paragraph() {
        edge(Gap.PARAGRAPH);
    }

    void line() {
        edge(Gap.LINE);
    }

    void cell() {
        edge(Gap.CELL);
    }

    /** Kept space before it stands at an end. */
    private void edge(Gap wanted) {
        kept.setLength(0);
        atLeast(wanted);
    }

    /** Two of them make a paragraph. */
    void lineBreak() {
        atLeast(afterBreak ? Gap.PARAGRAPH : Gap.LINE);
        afterBreak = true;
    }

    /** A character that stands for an element's edge. */
    void mark(char c) {
        write(c);
    }

    /** A piece of text, of which the next one may be the same word's rest. */
    void text(String text, Space space) {
        text(text, 0, text.length(), space);
    }

    /** The same of a stretch of a text. */
    void text(String text, int from, int to, Space space) {
        boolean collapses = space == Space.COLLAPSED || onOneLine;
        int i = from;
        while (i < to) {
            int end = endOfWords(text, i, to, collapses);
            if (end > i) {
                write(text, i, end);
                i = end;
                continue;
            }
            char c = text.charAt(i);
            if (isSpace(c)) {
                space(
                        c == '\r' && (i + 1 == to || text.charAt(i + 1) != '\n') ? '\n' : c,
                        collapses);
            } else if (!isDropped(c, text, i, to)) {
                write(c);
            }
            i++;
        }
    }

    /**
     * Where a stretch ends that is written as it stands: words, and if white space collapses single
     * spaces between them.
     */
    private static int endOfWords(String text, int from, int to, boolean collapses) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (isOfWord(c)) {
                i++;
            } else if (c == ' '
                    && collapses
                    && i > from
                    && i + 1 < to
                    && isOfWord(text.charAt(i + 1))) {
                i += 2;
            } else {
                break;
            }
        }
        return i;
    }

    /** Whether a character is written whatever stands around it. */
    private static boolean isOfWord(char c) {
        if (c < NO_BREAK_SPACE) {
            return c > ' ';
        }
        return switch (c) {
            case NO_BREAK_SPACE,
                    '\u00AD',
                    '\u2007',
                    ZERO_WIDTH_SPACE,
                    '\u202F',
                    '\u2060',
                    '\uFEFF' ->
                    false;
            default -> true;
        };
    }

    /** HTML's own white space, and no-break spaces. */
    private static boolean isSpace(char c) {
        return switch (c) {
            case ' ', '\t', '\n', '\f', '\r', '\u00A0', '\u2007', '\u202F' -> true;
            default -> false;
        };
    }

    /**
     * NUL, which HTML ignores and records must not hold, and marks of where a line may be broken or
     * not.
     */
    private boolean isDropped(char c, String text, int at, int to) {
        return switch (c) {
            case '\u0000', '\u00AD', '\u2060', '\uFEFF' -> true;
            case ZERO_WIDTH_SPACE ->
                    !isWrittenUnspaced(gap == Gap.NONE && length > 0 ? out[length - 1] : ' ')
                            && !(at + 1 < to && isWrittenUnspaced(text.charAt(at + 1)));
            default -> false;
        };
    }

    /** Thai, Lao, Burmese and Khmer, in which U+200B stands between words. */
    private static boolean isWrittenUnspaced(char c) {
        return c >= '\u0E00' && c <= '\u0EFF'
                || c >= '\u1000' && c <= '\u109F'
                || c >= '\u1780' && c <= '\u17FF';
    }

    private void space(char c, boolean collapses) {
        if (collapses) {
            atLeast(Gap.SPACE);
        } else if (c == '\n') {
            kept.append(c);
        } else if (c != '\r') {
            kept.append(c == '\t' ? c : ' ');
        }
    }

    private void atLeast(Gap wanted) {
        if (wanted.ordinal() > gap.ordinal()) {
            gap = wanted;
        }
    }

    private void write(char c) {
        writeGap(1);
        out[length++] = c;
    }

    private void write(String text, int from, int to) {
        writeGap(to - from);
        text.getChars(from, to, out, length);
        length += to - from;
    }

    /**
     * @param more characters that come after it, for which room is made
     */
    private void writeGap(int more) {
        makeRoom(GAP_LENGTH + kept.length() + more);
        if (gap == Gap.NONE && kept.length() == 0) {
            return;
        }
        if (length > 0) {
            String written = onOneLine && gap != Gap.NONE ? " " : gap.written;
            written.getChars(0, written.length(), out, length);
            length += written.length();
        }
        if (kept.length() > 0) {
            // After a break of the markup's own, of the kept space the indent counts.
            boolean begins = length == 0 || gap.ordinal() >= Gap.LINE.ordinal();
            int from = begins ? kept.lastIndexOf("\n") + 1 : 0;
            kept.getChars(from, kept.length(), out, length);
            length += kept.length() - from;
            kept.setLength(0);
        }
        gap = Gap.NONE;
        afterBreak = false;
    }

    private void makeRoom(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(length + more, 2 * out.length));
        }
    }

    @Override
    public String toString() {
        return new String(out, 0, length);
    }
}
