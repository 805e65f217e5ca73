package org.newsmill.stream;

import io.micrometer.core.instrument.Timer;

import org.newsmill.article.Stage;

import java.util.concurrent.TimeUnit;

/**
 * Measures how long a stage takes. Thread-safe.
 *
 * @param timer null if nobody wants to know
 */
record StageClock(Stage stage, Timer timer) {

    /** What {@link #stop} is given. */
    long start() {
        return timer == null ? 0 : System.nanoTime();
    }

    void stop(long started) {
        if (timer != null) {
            timer.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }
}
