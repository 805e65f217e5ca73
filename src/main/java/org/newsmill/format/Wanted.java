package org.newsmill.format;

import org.newsmill.article.Reason;

/**
 * Which of an event's articles are to be read, by their ordinals. A dead letter that holds a whole
 * event says so in {@code news-only-ordinal}, so that a replay leaves its neighbours alone: {@code
 * 3} is that article, {@code 3+} that one and what follows. The latter is written where reading
 * ended there and nobody knows what would have followed, and as {@code 0+} where nothing of the
 * event could be read. Immutable.
 *
 * @param first the first article that is wanted
 * @param last the last one
 */
record Wanted(int first, int last) {

    private static final char OPEN_END = '+';

    static final Wanted ALL = from(0);

    static Wanted only(int ordinal) {
        return new Wanted(ordinal, ordinal);
    }

    static Wanted from(int ordinal) {
        return new Wanted(ordinal, Integer.MAX_VALUE);
    }

    /**
     * @param header what {@code news-only-ordinal} says; null for all articles
     * @throws UnreadableException MALFORMED, where it says neither of both
     */
    static Wanted of(String header) throws UnreadableException {
        if (header == null) {
            return ALL;
        }
        boolean open = header.charAt(header.length() - 1) == OPEN_END;
        try {
            int ordinal =
                    Integer.parseUnsignedInt(
                            open ? header.substring(0, header.length() - 1) : header);
            return open ? from(ordinal) : only(ordinal);
        } catch (NumberFormatException neither) {
            throw new UnreadableException(
                    Reason.MALFORMED,
                    "the header "
                            + Hints.ONLY_ORDINAL
                            + " is '"
                            + header
                            + "', and not an ordinal such as 3 or 3+");
        }
    }

    boolean holds(int ordinal) {
        return first <= ordinal && ordinal <= last;
    }

    boolean isOpen() {
        return last == Integer.MAX_VALUE;
    }

    /** As the header says it. */
    @Override
    public String toString() {
        return isOpen() ? first + String.valueOf(OPEN_END) : Integer.toString(first);
    }
}
