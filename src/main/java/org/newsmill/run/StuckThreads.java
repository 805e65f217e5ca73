package org.newsmill.run;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Knows which stream threads die again and again without anything being committed between. A
 * thread's name decides its transactional id, and a replacement gets the name that is free: if
 * Kafka has that id stuck (KAFKA-19925), each replacement dies of the same. So after a few a thread
 * with another name is added as well, and the next that has the stuck name is not replaced.
 * Thread-safe.
 */
final class StuckThreads {

    /** So often a thread of one name may die before another name is tried. */
    static final int PATIENCE = 3;

    /** What is done when a thread has died. */
    enum Remedy {
        /** A new thread, which takes the free name. */
        REPLACE(1),
        /** Two new threads: one takes the free name, the other a new one. */
        ADD_ANOTHER(2),
        /** Nothing: another thread does its work already. */
        LEAVE(0);

        private final int threads;

        Remedy(int threads) {
            this.threads = threads;
        }

        /** How many threads are to be added. */
        int threads() {
            return threads;
        }
    }

    private final LongSupplier commits;
    private final Map<String, Integer> deaths = new HashMap<>();
    private final Map<String, Boolean> doubled = new HashMap<>();
    private long commitsThen;

    /**
     * @param commits how many transactions were committed since the start
     */
    StuckThreads(LongSupplier commits) {
        this.commits = commits;
    }

    /**
     * A thread has died.
     *
     * @param name of the thread
     * @param ofKafka whether Kafka may be the cause; what another thread would die of too is not
     *     helped by one
     */
    synchronized Remedy died(String name, boolean ofKafka) {
        boolean extra = doubled.remove(name) != null;
        long now = commits.getAsLong();
        if (now != commitsThen) {
            commitsThen = now;
            deaths.clear();
        }
        if (extra) {
            deaths.remove(name);
            return Remedy.LEAVE;
        }
        int times = ofKafka ? deaths.merge(name, 1, Integer::sum) : 0;
        if (times < PATIENCE) {
            return Remedy.REPLACE;
        }
        doubled.put(name, true);
        return Remedy.ADD_ANOTHER;
    }
}
