package org.newsmill.stream.letter;

/** A topic refused a record; the message says which of both, and why. */
public final class RefusedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RefusedRecordException(String message, Throwable thrown) {
        super(message, thrown);
    }
}
