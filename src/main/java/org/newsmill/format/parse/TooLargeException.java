package org.newsmill.format.parse;

import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;

/**
 * A document would make a tree that is over the bounds. Unchecked, since it may be found anywhere
 * where markup becomes text; what the parser gave before stays.
 */
public final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is too large, for a person
     */
    public TooLargeException(String message) {
        super(message, null, false, false);
    }

    Rejection rejection() {
        return Rejection.of(Reason.TOO_LARGE, getMessage());
    }
}
