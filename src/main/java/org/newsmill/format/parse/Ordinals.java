package org.newsmill.format.parse;

import org.newsmill.article.Reason;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Some of an event's articles, by their numbers. A dead letter that holds a whole event says in
 * {@code news-only-ordinal} which of its articles are still to be written, so that a replay leaves
 * the others alone: {@code 3,7,12-15} are those, {@code 20+} is that one and what follows. The
 * latter is written if reading ended there and nobody knows what would have followed, and {@code
 * 0+} if nothing of the event could be read. Immutable.
 */
public final class Ordinals {

    /** Any event that fits in memory has fewer articles. */
    private static final int MOST = 1 << 24;

    private static final char OPEN_END = '+';

    /** All articles of an event. */
    public static final Ordinals ALL = new Ordinals(new BitSet(), 0);

    private final BitSet listed;

    /** From here on all are meant; {@link Integer#MAX_VALUE} if there is no such place. */
    private final int openFrom;

    private Ordinals(BitSet listed, int openFrom) {
        this.listed = listed;
        this.openFrom = openFrom;
    }

    /**
     * @param listed ordinals, in any order
     * @param openFrom from here on all are meant; {@link Integer#MAX_VALUE} for no such place
     */
    public static Ordinals of(Iterable<Integer> listed, int openFrom) {
        BitSet bits = new BitSet();
        for (int ordinal : listed) {
            if (ordinal < openFrom) {
                bits.set(ordinal);
            }
        }
        return new Ordinals(bits, openFrom);
    }

    /**
     * @param header what {@code news-only-ordinal} says; null for all articles
     * @throws UnreadableException MALFORMED, if it is no such list
     */
    public static Ordinals of(String header) throws UnreadableException {
        if (header == null) {
            return ALL;
        }
        BitSet bits = new BitSet();
        int open = Integer.MAX_VALUE;
        try {
            for (String part : header.split(",", -1)) {
                String stripped = part.strip();
                int hyphen = stripped.indexOf('-');
                int last = stripped.length() - 1;
                if (last > 0 && stripped.charAt(last) == OPEN_END) {
                    open = Math.min(open, number(stripped.substring(0, last)));
                } else if (hyphen > 0) {
                    int from = number(stripped.substring(0, hyphen));
                    int to = number(stripped.substring(hyphen + 1));
                    if (to < from) {
                        throw new NumberFormatException(stripped);
                    }
                    bits.set(from, to + 1);
                } else {
                    bits.set(number(stripped));
                }
            }
        } catch (NumberFormatException noNumber) {
            throw new UnreadableException(
                    Reason.MALFORMED,
                    "the header "
                            + NewsHeader.ONLY_ORDINAL.key()
                            + " is '"
                            + header
                            + "', and not a list of ordinals such as 3,7,12-15,20+");
        }
        if (open < bits.length()) {
            bits.clear(open, bits.length());
        }
        return new Ordinals(bits, open);
    }

    private static int number(String digits) {
        int number = Integer.parseUnsignedInt(digits);
        if (number < 0 || number > MOST) {
            throw new NumberFormatException(digits);
        }
        return number;
    }

    /** Whether that article is one of them. */
    public boolean holds(int ordinal) {
        return ordinal >= openFrom || listed.get(ordinal);
    }

    /** The smallest of them. */
    public int first() {
        return listed.isEmpty() ? openFrom : listed.nextSetBit(0);
    }

    public boolean isOpen() {
        return openFrom != Integer.MAX_VALUE;
    }

    /**
     * The same ordinals in as many lists as are needed for each to have at most that many
     * characters.
     */
    public List<Ordinals> split(int characters) {
        List<Ordinals> parts = new ArrayList<>();
        BitSet part = new BitSet();
        int length = 0;
        for (int from = listed.nextSetBit(0); from >= 0; ) {
            int to = listed.nextClearBit(from);
            int added = range(from, to - 1).length() + 1;
            if (length + added > characters && !part.isEmpty()) {
                parts.add(new Ordinals(part, Integer.MAX_VALUE));
                part = new BitSet();
                length = 0;
            }
            part.set(from, to);
            length += added;
            from = listed.nextSetBit(to);
        }
        parts.add(new Ordinals(part, openFrom));
        return parts;
    }

    private static String range(int from, int to) {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }

    /** As the header says it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int from = listed.nextSetBit(0); from >= 0; ) {
            int to = listed.nextClearBit(from);
            text.append(text.isEmpty() ? "" : ",").append(range(from, to - 1));
            from = listed.nextSetBit(to);
        }
        if (isOpen()) {
            text.append(text.isEmpty() ? "" : ",").append(openFrom).append(OPEN_END);
        }
        return text.toString();
    }
}
