package org.newsmill.cli;

import java.util.Arrays;

/**
 * Text as it takes columns of a terminal: a letter of a wide script and an emoji take two, a mark
 * that joins the letter before it takes none. Where terminals differ, the larger number counts: a
 * line that is a column too short does no harm, one that is too long wraps.
 */
final class Columns {

    /**
     * The first and last code points of what is wide: East Asian Width W and F (Unicode Standard
     * Annex 11), among them the emoji below U+3000; above U+1F000 all pictographs.
     */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0,
        0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F,
        0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5,
        0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5,
        0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728,
        0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
        0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3040, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF,
        0x1AFF0, 0x1B2FF, 0x1F000, 0x1FAFF, 0x20000, 0x3FFFD,
    };

    /** After a symbol that is narrow by itself, this asks for the emoji, which is wide. */
    private static final int EMOJI_SELECTOR = 0xFE0F;

    /** Join the emoji, or part the letters, at their sides. */
    private static final int JOINER = 0x200D;

    private static final int NON_JOINER = 0x200C;

    private Columns() {}

    /** How many columns a line takes. */
    static int of(String line) {
        return line.codePoints().map(Columns::of).sum();
    }

    private static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (codePoint == EMOJI_SELECTOR) {
            return 1;
        }
        switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT:
                return 0;
            default:
                return isWide(codePoint) ? 2 : 1;
        }
    }

    private static boolean isWide(int codePoint) {
        int at = Arrays.binarySearch(WIDE, codePoint);
        // Found, it is a first or last one; else it lies behind a first one or behind a last one.
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /**
     * The text on one line of at most that many columns, cut with a sign of that. Control
     * characters, which could move the cursor, show as a dot; format characters, which could turn
     * the line around, not at all.
     */
    static String cut(String text, int most) {
        int room = Math.max(most, 0);
        StringBuilder out = new StringBuilder();
        int taken = 0;
        int fits = 0;
        for (int i = 0; i < text.length(); ) {
            int shown = shown(text.codePointAt(i));
            i += Character.charCount(text.codePointAt(i));
            if (shown < 0) {
                continue;
            }
            taken += of(shown);
            if (taken > room) {
                out.setLength(fits);
                return room == 0 ? "" : out.append('…').toString();
            }
            out.appendCodePoint(shown);
            if (taken < room) {
                fits = out.length();
            }
        }
        return out.toString();
    }

    /** The end of a text, as {@link #cut} gives its beginning. */
    static String cutBefore(String text, int most) {
        String line = cut(text, Integer.MAX_VALUE);
        int from = 0;
        int taken = of(line);
        if (taken <= most) {
            return line;
        }
        while (from < line.length() && taken > most - 1) {
            int codePoint = line.codePointAt(from);
            taken -= of(codePoint);
            from += Character.charCount(codePoint);
        }
        return most <= 0 ? "" : "…" + line.substring(from);
    }

    /** The character as which one is shown, or -1. */
    private static int shown(int codePoint) {
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            return ' ';
        }
        if (Character.isISOControl(codePoint)) {
            return '·';
        }
        if (Character.getType(codePoint) == Character.SURROGATE) {
            return '\uFFFD';
        }
        boolean format = Character.getType(codePoint) == Character.FORMAT;
        return format && codePoint != JOINER && codePoint != NON_JOINER ? -1 : codePoint;
    }

    /** Cut or filled up to that many columns. */
    static String cell(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(width - of(cut));
    }

    /**
     * Words on as many lines as they need.
     *
     * @param indent what the second line and those after it begin with; the first one stands after
     *     as many columns
     * @param most columns of a line; 0 for no end
     */
    static String wrapped(String words, String indent, int most) {
        StringBuilder out = new StringBuilder();
        int column = of(indent);
        for (String word : words.split(" ")) {
            int width = of(word);
            boolean first = column == of(indent);
            if (!first && most > 0 && column + 1 + width > most) {
                out.append(System.lineSeparator()).append(indent);
                column = of(indent);
            } else if (!first) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += width;
        }
        return out.toString();
    }
}
