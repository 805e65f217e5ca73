package org.newsmill.article;

import org.newsmill.avro.EnrichedArticle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;

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

    /** Behind the T: nothing but digits, colons and a point. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ISO_LOCAL_TIME.withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

    /** {@code 2026-03-01}: four digits of a year, so that none is out of Avro's range. */
    private static final int DATE_LENGTH = 10;

    /**
     * Reads an ISO 8601 calendar date, alone or with a time of day behind a T or a space; the
     * offset is {@code Z}, +01, +0100 or +01:00, and may stand behind a space too.
     *
     * @param written the date as written, ends stripped; null or empty gives {@link #UNKNOWN}
     * @return the date, or one that holds only {@link #raw()} where it cannot be read
     */
    public static Published read(String written) {
        if (written == null || written.isEmpty()) {
            return UNKNOWN;
        }
        try {
            int end = Math.min(DATE_LENGTH, written.length());
            LocalDate date = LocalDate.parse(written.substring(0, end), DATE);
            return end == written.length()
                    ? new Published(date, null, null)
                    : new Published(date, instant(date, written.substring(end)), null);
        } catch (DateTimeException unreadable) {
            return new Published(null, null, written);
        }
    }

    private static Instant instant(LocalDate date, String behind) {
        if ("Tt ".indexOf(behind.charAt(0)) < 0) {
            throw new DateTimeException("neither T nor space");
        }
        int end = 1;
        while (end < behind.length() && "0123456789:.".indexOf(behind.charAt(end)) >= 0) {
            end++;
        }
        if (behind.charAt(end - 1) == '.') {
            throw new DateTimeException("a point with nothing behind it");
        }
        // What the record can hold, and so the same whether it passes through Kafka or not.
        LocalTime time =
                LocalTime.parse(behind.substring(1, end), TIME).truncatedTo(ChronoUnit.MILLIS);
        return OffsetDateTime.of(date, time, offset(behind.substring(end))).toInstant();
    }

    private static ZoneOffset offset(String written) {
        if (written.isEmpty()) {
            return ZoneOffset.UTC;
        }
        String offset = written.charAt(0) == ' ' ? written.substring(1) : written;
        return switch (offset.length()) {
            case 1, 3, 5, 6 -> ZoneOffset.of(offset.equals("z") ? "Z" : offset);
            default -> throw new DateTimeException("no offset of ISO 8601");
        };
    }

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
