package org.newsmill.stream.client;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many bytes of events one transaction takes. As many as come, until one outlasts its time-out,
 * which a quota, a slow network or a slow broker brings about: the broker aborts it, and the same
 * events would make the same transaction forever. From then on transactions are smaller, by what
 * they take, down to one event; when one event alone is too slow, the time-out is doubled. Once
 * they are quick they grow again.
 *
 * <p>One for all stream threads of a process, and thread-safe: what is in a transaction is counted
 * by thread, since each has one at a time.
 */
public final class Pace {

    /** No bound: more than a consumer fetches at once. */
    private static final long NONE = 16L << 20;

    /** About four times as much is written. */
    private static final long FIRST = 256L << 10;

    /** What comes to one event, almost always. */
    private static final long LEAST = 1L << 10;

    /** A stream thread that says nothing for five minutes loses its partitions. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(4);

    /** One can be slow because Kafka was away. */
    private static final int SLOW_THAT_TELL = 2;

    private final LongSupplier nanos;
    private final ThreadLocal<Transaction> ofThread = ThreadLocal.withInitial(Transaction::new);
    private long bound = NONE;
    private int doublings;
    private int mostDoublings = 10;
    private volatile String tooSlow;

    /** What one thread has under way. */
    private static final class Transaction {
        private boolean open;
        private long begunAt;
        private long bytes;
        private int slowInARow;
        private String tooMuch;

        private void end() {
            open = false;
            bytes = 0;
        }
    }

    Pace() {
        this(System::nanoTime);
    }

    /**
     * @param nanos a clock as {@link System#nanoTime()}
     */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Why nothing is committed, for a person, if it is for the time that transactions take. */
    public String tooSlow() {
        return tooSlow;
    }

    /** Whether a transaction takes less than what comes. */
    synchronized boolean isBounded() {
        return bound < NONE;
    }

    /**
     * Ends a thread whose consumer hands out too much at once for a bound to hold: its successor
     * gets one that does not.
     */
    void check(boolean coarse) {
        Transaction transaction = ofThread.get();
        if (transaction.tooMuch != null && coarse) {
            String why = transaction.tooMuch;
            transaction.tooMuch = null;
            throw new SlowTransactionException(why);
        }
    }

    /** Whether nothing more should be handed out before the transaction is committed. */
    boolean isFull() {
        Transaction transaction = ofThread.get();
        if (!transaction.open) {
            // What was handed out before, and began no transaction, was dropped with its task.
            transaction.bytes = 0;
        }
        return transaction.open && transaction.bytes >= bound();
    }

    /**
     * Counts what is handed out.
     *
     * @return whether there is room for more, and more may be waiting
     */
    boolean handOut(ConsumerRecords<byte[], byte[]> events) {
        Transaction transaction = ofThread.get();
        for (ConsumerRecord<byte[], byte[]> event : events) {
            transaction.bytes += Math.max(0, event.serializedKeySize());
            transaction.bytes += Math.max(0, event.serializedValueSize());
        }
        return !events.isEmpty() && transaction.bytes < bound();
    }

    private synchronized long bound() {
        return bound == NONE ? Long.MAX_VALUE : bound;
    }

    /**
     * What a new producer should be given.
     *
     * @param asked what the settings say
     */
    synchronized Duration timeout(Duration asked) {
        Duration timeout = asked;
        for (int i = 0; i < Math.min(doublings, mostDoublings); i++) {
            Duration doubled = timeout.multipliedBy(2);
            timeout = doubled.compareTo(LONGEST_TIMEOUT) < 0 ? doubled : timeout;
        }
        return timeout;
    }

    /** The broker allows no time-out as long as this. */
    synchronized void refused() {
        mostDoublings = Math.max(0, Math.min(doublings, mostDoublings) - 1);
    }

    void begun() {
        Transaction transaction = ofThread.get();
        transaction.open = true;
        transaction.begunAt = nanos.getAsLong();
    }

    void committed(Duration timeout) {
        Transaction transaction = ofThread.get();
        Duration took = since(transaction.begunAt);
        if (took.compareTo(timeout.dividedBy(2)) > 0) {
            transaction.slowInARow++;
            slow(transaction, took, timeout);
        } else {
            transaction.slowInARow = 0;
            tooSlow = null;
            adapt(transaction.bytes, took, timeout);
        }
        transaction.end();
    }

    /** A transaction ends without being committed: only its age tells whether it was too slow. */
    void ended(Duration timeout) {
        Transaction transaction = ofThread.get();
        Duration took = since(transaction.begunAt);
        if (transaction.open && took.compareTo(timeout) >= 0) {
            transaction.slowInARow++;
            slow(transaction, took, timeout);
        }
        transaction.end();
    }

    /** Less than a quarter of its time-out is well, less than a tenth is more than well. */
    private synchronized void adapt(long bytes, Duration took, Duration timeout) {
        if (bound == NONE) {
            return;
        }
        if (took.compareTo(timeout.dividedBy(4)) > 0) {
            bound = Math.max(LEAST, bound / 2);
        } else if (took.compareTo(timeout.dividedBy(10)) < 0 && bytes >= bound) {
            bound = Math.min(NONE, bound * 2);
            doublings = bound == NONE ? 0 : doublings;
        }
    }

    private synchronized void slow(Transaction transaction, Duration took, Duration timeout) {
        if (bound == LEAST && took.compareTo(timeout) >= 0) {
            doublings = Math.min(doublings, mostDoublings) + 1;
        }
        bound = bound == NONE ? FIRST : Math.max(LEAST, bound / 4);
        if (transaction.slowInARow >= SLOW_THAT_TELL) {
            tooSlow =
                    "transactions are too slow: one took "
                            + took.toSeconds()
                            + " s, and Kafka aborts those that take longer than "
                            + timeout.toSeconds()
                            + " s; the next takes "
                            + (bound == LEAST
                                    ? "one event"
                                    : bound / 1024 + " KiB of events at most");
            transaction.tooMuch = tooSlow;
        }
    }

    private Duration since(long then) {
        return Duration.ofNanos(nanos.getAsLong() - then);
    }
}
