package org.newsmill.text.detect;

/**
 * The pieces of a text that are looked at to tell its language: of a long text some from here and
 * there, so that their size does not grow with it, of a short one all. Thread-confined.
 */
final class TextPieces {

    /** A piece has about this many characters. */
    private static final int PIECE = 96;

    private static final int MOST = 8;

    /** Of a long text they are read in an order that goes to and fro, from the beginning on. */
    private static final int STEP = 3;

    private final String text;
    private final boolean isLong;

    /** There is room for one more. */
    private final char[] chars = new char[2 * PIECE + 1];

    private int length;

    TextPieces(String text) {
        this.text = text;
        this.isLong = text.length() > MOST * PIECE;
    }

    /** How many there are. */
    int count() {
        return isLong ? MOST : (text.length() + PIECE - 1) / PIECE;
    }

    /** The characters of a piece, {@link #length()} of them; good until the next is read. */
    char[] read(int piece) {
        int size = text.length();
        int from =
                isLong
                        ? (int) ((long) (size - PIECE) * (piece * STEP % MOST) / MOST)
                        : piece * PIECE;
        int start = wordStart(from);
        int end = isLong ? Math.min(size, start + PIECE) : wordStart(from + PIECE);
        length = Math.max(0, end - start);
        text.getChars(start, start + length, chars, 0);
        return chars;
    }

    int length() {
        return length;
    }

    /** The next beginning of a word; in scripts that have no spaces, a place not far away. */
    private int wordStart(int from) {
        int i = Math.min(from, text.length());
        while (i > 0 && i < from + PIECE && i < text.length() && text.charAt(i - 1) > ' ') {
            i++;
        }
        return i;
    }
}
