package org.newsmill.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * A progress bar with rate and time left on standard error, where that is a terminal; else nothing
 * at all.
 */
final class Progress implements AutoCloseable {

    private static final int UPDATE_MS = 250;
    private static final long MIB = 1 << 20;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * @param total bytes; 0 where they are not known beforehand
     */
    static Progress ofBytes(Console console, String task, long total) {
        return of(console, task, total, "MiB", MIB);
    }

    /**
     * @param total things to do
     */
    static Progress ofCount(Console console, String task, long total, String unit) {
        return of(console, task, total, " " + unit, 1);
    }

    private static Progress of(
            Console console, String task, long total, String unit, long unitSize) {
        if (!console.errIsTerminal()) {
            return new Progress(null);
        }
        return new Progress(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total > 0 ? total : -1)
                        .setUnit(unit, unitSize)
                        .setUpdateIntervalMillis(UPDATE_MS)
                        .showSpeed()
                        .setConsumer(new StatusLine(console, System.nanoTime() + PAUSE_NANOS))
                        .build());
    }

    void step(long by) {
        if (bar != null) {
            bar.stepBy(by);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /**
     * So that other lines do not run into the bar. What is over within a second does without: the
     * next program of a pipe may write to the same terminal.
     */
    private record StatusLine(Console console, long from) implements ProgressBarConsumer {

        /** One less than there are, for in the last column some terminals wrap. */
        @Override
        public int getMaxRenderedLength() {
            return console.errColumns() - 1;
        }

        @Override
        public void accept(String bar) {
            if (System.nanoTime() - from >= 0) {
                console.status(bar);
            }
        }

        @Override
        public void close() {
            console.endStatus();
        }
    }
}
