package org.newsmill.format;

import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;

/**
 * A document that cannot be read, with the reason; inside this package only, outside it is a
 * rejection.
 */
final class UnreadableException extends Exception {

    private final Reason reason;
    private final Place at;

    UnreadableException(Reason reason, String message) {
        this(reason, message, Place.NOWHERE);
    }

    UnreadableException(Reason reason, String message, Place at) {
        // No stack trace: this is a finding about data, and broken data can come fast.
        super(message, null, false, false);
        this.reason = reason;
        this.at = at;
    }

    Rejection rejection() {
        return Rejection.ofEvent(reason, getMessage(), at);
    }
}
