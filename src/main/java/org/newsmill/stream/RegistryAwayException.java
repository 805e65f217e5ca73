package org.newsmill.stream;

import org.newsmill.article.Outage;

/** The registry did not serve for as long as we can wait in place: an outage. */
public final class RegistryAwayException extends Outage {

    private static final long serialVersionUID = 1L;

    RegistryAwayException(Throwable cause) {
        super("the schema registry does not serve us: " + rootMessage(cause), cause);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
