package org.newsmill.stream.client;

/**
 * A batch of the raw topic that cannot be read: its bytes are not what was written. Immutable.
 *
 * @param offset of the first event that is not read for its sake
 * @param why as Kafka's consumer says it
 */
public record UnreadableBatch(long offset, String why) {}
