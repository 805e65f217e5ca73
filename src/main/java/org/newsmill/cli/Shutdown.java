package org.newsmill.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Lets a command end cleanly when the process is told to (Ctrl-C, SIGTERM): the JVM is held until
 * the command has left its block. A second Ctrl-C ends it at once. Thread-safe.
 */
final class Shutdown implements AutoCloseable {

    private final CountDownLatch commandEnded = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "newsmill-shutdown");
    private volatile boolean asked;
    private volatile Runnable first = () -> {};

    Shutdown() {
        Runtime.getRuntime().addShutdownHook(hook);
        SecondSignal.listen(this::isAsked);
    }

    /** Whether the process was told to end. */
    boolean isAsked() {
        return asked;
    }

    /** Does that at once when the process is told to end, to wake a command that waits. */
    void first(Runnable action) {
        first = action;
        if (asked) {
            action.run();
        }
    }

    private void stop() {
        asked = true;
        first.run();
        try {
            commandEnded.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        commandEnded.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingByNow) {
                // Told to end at this very moment: the hook finds the command ended.
                asked = true;
            }
        }
    }
}
