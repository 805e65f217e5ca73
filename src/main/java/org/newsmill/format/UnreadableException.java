package org.newsmill.format;

import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;

/**
 * A document that cannot be read, with the reason; inside this package only, outside it is a
 * rejection.
 */
final class UnreadableException extends Exception {

    private final Reason reason;
    private final int at;

    UnreadableException(Reason reason, String message) {
        this(reason, message, Rejection.NOWHERE);
    }

    /**
     * @param at the index of the byte that is at fault
     */
    UnreadableException(Reason reason, String message, int at) {
        // No stack trace: this is a finding about data, and broken data can come fast.
        super(message, null, false, false);
        this.reason = reason;
        this.at = at;
    }

    Rejection rejection() {
        return Rejection.ofEvent(reason, getMessage(), at);
    }
}
