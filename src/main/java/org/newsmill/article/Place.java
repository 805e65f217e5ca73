package org.newsmill.article;

/** Where in an event a fault is. Characters and bytes are counted apart, so the type says which. */
public sealed interface Place {

    /** The fault is not at one place. */
    Place NOWHERE = new Nowhere();

    /** See {@link #NOWHERE}. */
    record Nowhere() implements Place {}

    /**
     * In the event's text.
     *
     * @param index of the {@code char}, from 0
     */
    record Char(int index) implements Place {}

    /**
     * In the event's bytes, its byte-order mark among them.
     *
     * @param index of the byte, from 0
     */
    record Byte(int index) implements Place {}
}
