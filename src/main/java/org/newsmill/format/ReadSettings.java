package org.newsmill.format;

import java.nio.charset.Charset;

/**
 * What events are read by. Immutable.
 *
 * @param charset of events that do not say theirs
 * @param maxEventBytes longer events are rejected unread
 * @param maxArticles what an event holds beyond this many articles is rejected
 */
public record ReadSettings(Charset charset, int maxEventBytes, int maxArticles) {}
