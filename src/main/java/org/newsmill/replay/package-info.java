/**
 * Dead letters back to the raw topic, each once. Begin with {@code Replay}. May know {@code kafka},
 * {@code stream.letter} and what is below them.
 */
package org.newsmill.replay;
