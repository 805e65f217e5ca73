package org.newsmill.article;

import java.time.Instant;

/** The one place where dates are read. */
public final class Dates {

    private Dates() {}

    /**
     * Reads a date of publication.
     *
     * @param written as written, ends stripped; null or empty gives {@link Published#UNKNOWN}
     */
    public static Published published(String written) {
        return Published.read(written);
    }

    /**
     * Reads an instant.
     *
     * @param written as written, ends stripped; may be null
     * @return null if it is none, or says no time of day
     */
    public static Instant instant(String written) {
        return published(written).at();
    }
}
