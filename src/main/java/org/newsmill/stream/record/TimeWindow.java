package org.newsmill.stream.record;

/**
 * Which timestamps a topic takes: a broker refuses a record whose time lies further from its own
 * clock, and a record that is refused once is refused forever. Immutable.
 *
 * @param beforeMs how far the time may lie in the past, in milliseconds
 * @param afterMs how far in the future
 */
public record TimeWindow(long beforeMs, long afterMs) {

    /** Of a topic that puts its own time into every record. */
    public static final TimeWindow ANY = new TimeWindow(Long.MAX_VALUE, Long.MAX_VALUE);

    /** The broker's defaults: any time in the past, an hour in the future. */
    public static final TimeWindow KAFKA_DEFAULT = new TimeWindow(Long.MAX_VALUE, 3_600_000);

    /**
     * How far we keep from both ends. What counts is the broker's clock when the record arrives: a
     * producer tries for two minutes by default, and clocks may differ by a few.
     */
    public static final long MARGIN_MS = 5 * 60_000;

    /**
     * The nearest time that the topic takes, now and for a while.
     *
     * @param time milliseconds since 1970, not negative
     * @param now the clock's time
     */
    public long nearest(long time, long now) {
        if (time < now) {
            // Not beyond now, however narrow the window is.
            long back = Math.max(0, beforeMs - MARGIN_MS);
            return now - time <= back ? time : now - back;
        }
        long ahead = Math.max(0, afterMs - MARGIN_MS);
        return time - now <= ahead ? time : now + ahead;
    }

    /** Whether even a record of this moment may be refused. */
    public boolean isNarrow() {
        return Math.min(beforeMs, afterMs) < MARGIN_MS;
    }
}
