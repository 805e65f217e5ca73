package org.newsmill.run;

import java.time.Duration;

/**
 * Pauses that double up to a limit, and start again after a quiet time of ten times that limit.
 * Thread-safe.
 */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration last = Duration.ZERO;
    private long lastAsked = System.nanoTime();

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    synchronized Duration next() {
        long now = System.nanoTime();
        boolean quiet = now - lastAsked > longest.multipliedBy(10).toNanos();
        Duration doubled = last.multipliedBy(2);
        if (quiet || doubled.isZero()) {
            last = first;
        } else {
            last = doubled.compareTo(longest) > 0 ? longest : doubled;
        }
        lastAsked = now;
        return last;
    }
}
