package org.newsmill.meter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of a tag that strangers choose: so many different ones at most, each of a bounded length
 * and printable, so that nobody can fill a monitoring system. Thread-safe.
 */
public final class BoundedLabels {

    /** What all that came too late are called. */
    public static final String OTHER = "other";

    /** What nothing is called. */
    public static final String NONE = "none";

    private static final int LONGEST = 80;

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * @param most how many different values, {@link #OTHER} and {@link #NONE} aside
     */
    public BoundedLabels(int most) {
        this.most = most;
    }

    /**
     * The value to count under.
     *
     * @param said may be null
     */
    public String label(String said) {
        if (said == null || said.isBlank()) {
            return NONE;
        }
        if (said.length() > LONGEST) {
            return OTHER;
        }
        if (known.contains(said)) {
            return said;
        }
        if (known.size() >= most || !isPrintable(said)) {
            return OTHER;
        }
        known.add(said);
        return said;
    }

    private static boolean isPrintable(String said) {
        return said.codePoints()
                .allMatch(
                        each ->
                                switch (Character.getType(each)) {
                                    case Character.CONTROL,
                                            Character.FORMAT,
                                            Character.SURROGATE,
                                            Character.UNASSIGNED,
                                            Character.LINE_SEPARATOR,
                                            Character.PARAGRAPH_SEPARATOR ->
                                            false;
                                    default -> true;
                                });
    }
}
