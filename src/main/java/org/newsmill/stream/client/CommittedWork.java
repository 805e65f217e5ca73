package org.newsmill.stream.client;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the streams have committed since they were started: what was written and then given up is
 * not counted. Without exactly-once nothing is ever given up, and what was sent counts.
 * Thread-safe.
 */
public final class CommittedWork {

    private final LongAdder records = new LongAdder();
    private final LongAdder letters = new LongAdder();
    private volatile boolean stopping;
    private volatile boolean givenUp;

    /** How many articles' records. */
    public long records() {
        return records.sum();
    }

    /** How many dead letters. */
    public long letters() {
        return letters.sum();
    }

    /** From now on nothing that is given up will be done again by these streams. */
    public void stopping() {
        stopping = true;
    }

    /** Whether work that was in hand when the streams were stopped has been given up. */
    public boolean givenUp() {
        return givenUp;
    }

    void committed(long moreRecords, long moreLetters) {
        records.add(moreRecords);
        letters.add(moreLetters);
    }

    void givenUp(long lost) {
        if (stopping && lost > 0) {
            givenUp = true;
        }
    }
}
