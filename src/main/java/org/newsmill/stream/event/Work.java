package org.newsmill.stream.event;

import org.newsmill.article.Article;

/**
 * The work done on an article so far, beside the event that it came from. Immutable.
 *
 * @param event where it came from
 * @param article as it was read
 * @param value what the last step gave
 */
public record Work<T>(Event event, Article article, T value) {}
