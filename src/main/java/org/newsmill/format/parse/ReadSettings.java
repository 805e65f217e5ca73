package org.newsmill.format.parse;

import java.nio.charset.Charset;

/**
 * What events are read by. Immutable.
 *
 * @param charset of events that do not say theirs
 * @param maxEventBytes longer events are rejected unread
 * @param maxArticles what an event holds beyond this many articles is rejected
 * @param limits on what a parser does with one event
 */
public record ReadSettings(Charset charset, int maxEventBytes, int maxArticles, Limits limits) {

    /** The same with default limits. */
    public ReadSettings(Charset charset, int maxEventBytes, int maxArticles) {
        this(charset, maxEventBytes, maxArticles, Limits.DEFAULT);
    }
}
