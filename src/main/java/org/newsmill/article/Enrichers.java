package org.newsmill.article;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Enrichers, one for each thread: an enricher remembers words, and the fewer there are the more
 * each remembers. One that anything has torn from its work may be left half-changed, so the
 * thread's next article gets a new one. Thread-safe.
 */
public final class Enrichers {

    private final ThreadLocal<Enricher> ofThread;

    /**
     * @param each gives a new one
     */
    public Enrichers(Supplier<Enricher> each) {
        this.ofThread = ThreadLocal.withInitial(each);
    }

    /** What this thread's enricher makes of it. */
    public <T> T with(Function<Enricher, T> work) {
        try {
            return work.apply(ofThread.get());
        } catch (Throwable anything) {
            ofThread.remove();
            throw anything;
        }
    }
}
