package org.newsmill.enrich;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An enricher for each thread. An enricher remembers words, and the fewer there are the more each
 * remembers, so all of a thread's tasks share one. Thread-safe.
 */
public final class Enrichers {

    private final ThreadLocal<Enricher> enrichers;

    public Enrichers(Supplier<Enricher> maker) {
        this.enrichers = ThreadLocal.withInitial(maker);
    }

    /**
     * What this thread's enricher makes of it. One that is interrupted by anything thrown may be
     * left half-changed, so the next article gets a new one.
     */
    public <T> T with(Function<Enricher, T> step) {
        try {
            return step.apply(enrichers.get());
        } catch (Throwable thrown) {
            enrichers.remove();
            throw thrown;
        }
    }
}
