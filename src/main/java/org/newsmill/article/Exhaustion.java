package org.newsmill.article;

/**
 * Memory that does not suffice. Where a large event was at work it is to blame, and rejected like
 * any other that cannot be read; else the heap is full of something else, the error passes, and the
 * event is tried again.
 */
public final class Exhaustion {

    private static final int LARGE = 1 << 20;

    private Exhaustion() {}

    /**
     * Throws on what no event is to blame for.
     *
     * @param event its bytes, may be null
     */
    public static void rethrow(Throwable thrown, byte[] event) {
        if (thrown instanceof OutOfMemoryError error && (event == null || event.length < LARGE)) {
            throw error;
        }
    }
}
