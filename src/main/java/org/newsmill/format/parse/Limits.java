package org.newsmill.format.parse;

/**
 * The bounds on what one event may make a parser do, whatever its bytes say. Immutable.
 *
 * <p>No clock is among them: a document that keeps to these takes linear time, and the same bytes
 * must become the same records on a machine that is busy.
 *
 * @param depth how deep elements, objects or parts may be nested
 * @param elements how many elements, attributes or values may be in memory as one tree
 */
public record Limits(int depth, int elements) {

    /** What the settings say by default. */
    public static final Limits DEFAULT = new Limits(500, 200_000);
}
