package org.newsmill.article;

/**
 * A stretch of an event's decoded text, so that the bytes of one article can be cut out of the
 * event.
 *
 * @param from index of its first {@code char}
 * @param to index after its last {@code char}
 */
public record Span(int from, int to) {}
