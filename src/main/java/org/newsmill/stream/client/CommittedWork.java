package org.newsmill.stream.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.newsmill.meter.Meters;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the streams have committed since they were started: what was written and then given up is
 * not counted. Without exactly-once nothing is ever given up, and what was sent counts.
 * Thread-safe.
 */
public final class CommittedWork {

    private final LongAdder records = new LongAdder();
    private final LongAdder letters = new LongAdder();
    private final MeterRegistry meters;
    private final LongAdder commitsDone = new LongAdder();
    private final Counter transactions;
    private final Counter aborted;
    private volatile boolean stopping;
    private volatile boolean givenUp;

    /** In a registry of its own. */
    public CommittedWork() {
        this(new SimpleMeterRegistry());
    }

    /**
     * @param meters where commits are counted
     */
    public CommittedWork(MeterRegistry meters) {
        this.meters = meters;
        Meters.COMMITS.counter(meters, commitsDone, LongAdder::sum);
        transactions = Meters.TRANSACTIONS.counter(meters, "committed");
        aborted = Meters.TRANSACTIONS.counter(meters, "aborted");
        Meters.COMMITTED.counter(meters, records, LongAdder::sum, "records");
        Meters.COMMITTED.counter(meters, letters, LongAdder::sum, "letters");
    }

    /** How many articles' records. */
    public long records() {
        return records.sum();
    }

    /** How many dead letters. */
    public long letters() {
        return letters.sum();
    }

    /** How many commits of offsets. */
    public long commits() {
        return commitsDone.sum();
    }

    /** From now on nothing that is given up will be done again by these streams. */
    public void stopping() {
        stopping = true;
    }

    /** Whether work that was in hand when the streams were stopped has been given up. */
    public boolean givenUp() {
        return givenUp;
    }

    /** For one producer. */
    Delays delays() {
        return new Delays(meters);
    }

    void transaction(boolean committed) {
        (committed ? transactions : aborted).increment();
        if (committed) {
            offsetsCommitted();
        }
    }

    /** Offsets were committed without a transaction. */
    void offsetsCommitted() {
        commitsDone.increment();
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
