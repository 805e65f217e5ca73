package org.newsmill.format.parse;

import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;

/** A document that cannot be read, or no further, with the reason; it becomes a rejection. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public UnreadableException(Reason reason, String message) {
        this(reason, message, Place.NOWHERE);
    }

    /**
     * @param at what is at fault
     */
    public UnreadableException(Reason reason, String message, Place at) {
        // No stack trace: this is a finding about data, and broken data can come fast.
        super(message, null, false, false);
        this.rejection = Rejection.of(reason, message).at(at);
    }

    /**
     * @param saidBy what names the character set
     */
    static UnreadableException unknownCharset(String label, String saidBy) {
        return new UnreadableException(
                Reason.UNDECODABLE,
                "the character set '" + label + "' of " + saidBy + " is not known");
    }

    public Rejection rejection() {
        return rejection;
    }
}
