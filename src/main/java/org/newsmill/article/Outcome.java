package org.newsmill.article;

/**
 * What became of one article of an event: it could be read, or it was rejected with a reason. There
 * is no third way, so that nothing is lost.
 */
public sealed interface Outcome permits Article, Rejection {

    /** The article's number within its event, from 0; broken articles are counted too. */
    int ordinal();

    /**
     * Where it stands in the event's text; null where it is, or is to be reported with, the whole
     * event.
     */
    Span span();
}
