package org.newsmill.stream;

import io.micrometer.core.instrument.Timer;

import org.newsmill.article.Stage;

import java.util.concurrent.TimeUnit;

/**
 * Measures how long a stage takes, of every fourth event or article: reading the clock twice and
 * filling a histogram at each stage of each article would cost two per cent of the throughput. Not
 * thread-safe; each task has its own.
 */
final class StageClock {

    private static final int EVERY = 4;
    private static final long NOT_MEASURED = 0;

    private final Stage stage;
    private final Timer timer;
    private int calls;

    /**
     * @param timer null if nobody wants to know
     */
    StageClock(Stage stage, Timer timer) {
        this.stage = stage;
        this.timer = timer;
    }

    Stage stage() {
        return stage;
    }

    /** What {@link #stop} is given. */
    long start() {
        return timer != null && calls++ % EVERY == 0 ? System.nanoTime() : NOT_MEASURED;
    }

    void stop(long started) {
        if (started != NOT_MEASURED) {
            timer.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }
}
