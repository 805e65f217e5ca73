package org.newsmill.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** How a processor ends: once, whoever asks for it and however often. Thread-safe. */
final class Ending {

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Throwable failure;

    /** Whether the caller is the first, which has to close everything. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    boolean hasBegun() {
        return begun.get();
    }

    /** Nothing works any more. */
    void ended() {
        ended.countDown();
    }

    /** The processor ends because of this. */
    void failed(Throwable thrown) {
        failure = thrown;
        ended();
    }

    /** What made the processor end by itself; null if nothing did. */
    Throwable failure() {
        return failure;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Everything is closed. */
    void closed() {
        closed.countDown();
        ended();
    }

    /** Not to be interrupted: the process must not end while the first caller still commits. */
    void awaitClosed() {
        boolean interrupted = false;
        while (closed.getCount() > 0) {
            try {
                closed.await();
            } catch (InterruptedException meanwhile) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
