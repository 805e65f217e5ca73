package org.newsmill.format;

import org.newsmill.article.Reason;

/**
 * A document that cannot be read, with the reason; inside this package only, outside it is a
 * rejection.
 */
final class UnreadableException extends Exception {

    private final Reason reason;

    UnreadableException(Reason reason, String message) {
        // No stack trace: this is a finding about data, and broken data can come fast.
        super(message, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
