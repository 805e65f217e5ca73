package org.newsmill.format.parse;

/**
 * The bounds on what one event may make a parser do, whatever its bytes say. Immutable.
 *
 * @param depth how deep elements, objects or parts may be nested
 * @param elements how many elements, attributes and values a document may have
 * @param seconds how long parsing may take; far beyond what any document needs that keeps to the
 *     other bounds
 */
public record Limits(int depth, int elements, int seconds) {

    /** What the settings say by default. */
    public static final Limits DEFAULT = new Limits(500, 2_000_000, 5);
}
