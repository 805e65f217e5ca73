package org.newsmill.article;

/**
 * Something that an event needs does not serve: a broker, a registry, a store. That is never the
 * event's fault, whatever was at work on it: nothing is committed, and the event is read again.
 */
public class Outage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Outage(String message, Throwable cause) {
        super(message, cause);
    }
}
