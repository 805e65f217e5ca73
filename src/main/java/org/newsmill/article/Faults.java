package org.newsmill.article;

/**
 * The gate between faults of an event, which its dead letter reports, and what no event is to blame
 * for. Whoever makes rejections of exceptions asks here first.
 */
public final class Faults {

    private static final int LARGE = 1 << 20;

    private Faults() {}

    /**
     * Throws on what no event is to blame for; returns for a fault of the event.
     *
     * <p>If memory does not suffice, a large event is to blame for it; else the heap is full of
     * something else, and the event is tried again.
     *
     * @param event its bytes, may be null
     */
    public static void rethrow(Throwable thrown, byte[] event) {
        Outage outage = outage(thrown);
        if (outage != null) {
            throw outage;
        }
        if (thrown instanceof OutOfMemoryError error && (event == null || event.length < LARGE)) {
            throw error;
        }
    }

    /** Whether an outage is the cause. */
    public static boolean isOutage(Throwable thrown) {
        return outage(thrown) != null;
    }

    private static Outage outage(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Outage outage) {
                return outage;
            }
        }
        return null;
    }
}
