package org.newsmill.article;

import org.newsmill.avro.EnrichedArticle;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When an article was published, as far as it is known. A date is never invented. Immutable.
 *
 * @param date the day in the document's own offset, UTC where it gives none; or null
 * @param at the instant to the millisecond, where a time of day is known; or null
 * @param raw the date as written, where it could not be read; else null
 */
public record Published(LocalDate date, Instant at, String raw) {

    /** Nothing was said of it. */
    public static final Published UNKNOWN = new Published(null, null, null);

    /** Whether the document said anything of its date, readable or not. */
    public boolean isSaid() {
        return date != null || raw != null;
    }

    /** Gives a draft what is known of its date. */
    public void writeTo(EnrichedArticle draft) {
        draft.setPublishedDate(date);
        draft.setPublishedAt(at);
        draft.setPublishedRaw(raw);
    }
}
