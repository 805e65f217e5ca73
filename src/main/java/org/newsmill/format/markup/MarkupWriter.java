package org.newsmill.format.markup;

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

    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private final StringBuilder out = new StringBuilder();

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
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < '\u00A0') {
                write(c);
            } else if (isSpace(c)) {
                space(
                        c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n') ? '\n' : c,
                        space);
            } else if (!isDropped(c, text, i)) {
                write(c);
            }
        }
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
    private boolean isDropped(char c, String text, int at) {
        return switch (c) {
            case '\u0000', '\u00AD', '\u2060', '\uFEFF' -> true;
            case ZERO_WIDTH_SPACE ->
                    !isWrittenUnspaced(gap == Gap.NONE && out.length() > 0 ? last() : ' ')
                            && !(at + 1 < text.length() && isWrittenUnspaced(text.charAt(at + 1)));
            default -> false;
        };
    }

    private char last() {
        return out.charAt(out.length() - 1);
    }

    /** Thai, Lao, Burmese and Khmer, in which U+200B stands between words. */
    private static boolean isWrittenUnspaced(char c) {
        return c >= '\u0E00' && c <= '\u0EFF'
                || c >= '\u1000' && c <= '\u109F'
                || c >= '\u1780' && c <= '\u17FF';
    }

    private void space(char c, Space space) {
        if (space == Space.COLLAPSED || onOneLine) {
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
        if (gap != Gap.NONE || kept.length() > 0) {
            writeGap();
        }
        out.append(c);
    }

    private void writeGap() {
        if (out.length() > 0) {
            out.append(onOneLine && gap != Gap.NONE ? " " : gap.written);
        }
        if (kept.length() > 0) {
            // After a break of the markup's own, of the kept space the indent counts.
            boolean begins = out.length() == 0 || gap.ordinal() >= Gap.LINE.ordinal();
            out.append(kept, begins ? kept.lastIndexOf("\n") + 1 : 0, kept.length());
            kept.setLength(0);
        }
        gap = Gap.NONE;
        afterBreak = false;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
