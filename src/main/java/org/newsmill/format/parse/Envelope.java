package org.newsmill.format.parse;

/** A parser of documents that hold another document, which is read as an event of its own. */
public interface Envelope extends Parser {

    /**
     * What is inside. It may be neither null nor an envelope.
     *
     * @param bytes its own, of which nothing in the event is a stretch
     * @param hints what envelope and event say of it
     */
    record Content(byte[] bytes, Hints hints) {}

    /**
     * @throws UnreadableException if it cannot be opened
     */
    Content open(Document document) throws UnreadableException;

    /** Never called: the content is parsed. */
    @Override
    default void parse(Document document, Outcomes outcomes) {
        throw new IllegalStateException("an envelope is opened");
    }
}
