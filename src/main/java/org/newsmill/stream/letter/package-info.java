/**
 * Dead letters: how they are written, how large they may be, and what Kafka Streams' own handlers
 * do. Begin with {@code DeadLetters}. May know {@code stream.event} and {@code stream.record}.
 */
package org.newsmill.stream.letter;
