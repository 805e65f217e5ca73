package org.newsmill.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/**
 * When an article was published, as far as it is known. A date is never invented. Immutable.
 *
 * @param date the day in the document's own offset, UTC where it gives none; or null
 * @param at the instant, where a time of day is known; or null
 * @param raw the date as written, where it could not be read; else null
 */
public record Published(LocalDate date, Instant at, String raw) {

    /** Nothing was said of it. */
    public static final Published UNKNOWN = new Published(null, null, null);

    /**
     * ISO 8601 calendar dates, alone or with a time behind a T or a space; offset {@code Z}, +01,
     * +0100 or +01:00.
     */
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendPattern("[' ']")
                    .optionalStart()
                    .appendPattern("[XXX][XX][X]")
                    .optionalEnd()
                    .optionalEnd()
                    .toFormatter(java.util.Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads an ISO 8601 date or date-time.
     *
     * @param written the date as written, ends stripped; null or empty gives {@link #UNKNOWN}
     * @return the date, or one that holds only {@link #raw()} where it cannot be read
     */
    public static Published read(String written) {
        if (written == null || written.isEmpty()) {
            return UNKNOWN;
        }
        try {
            TemporalAccessor read =
                    ISO.parseBest(
                            written, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof OffsetDateTime time) {
                return new Published(time.toLocalDate(), time.toInstant(), null).inRange(written);
            }
            if (read instanceof LocalDateTime time) {
                return new Published(time.toLocalDate(), time.toInstant(ZoneOffset.UTC), null)
                        .inRange(written);
            }
            return new Published(LocalDate.from(read), null, null).inRange(written);
        } catch (DateTimeException unreadable) {
            return new Published(null, null, written);
        }
    }

    /** Avro counts days in an int: a year beyond it would not come out as it went in. */
    private Published inRange(String written) {
        return Math.abs((long) date.getYear()) > 9999 ? new Published(null, null, written) : this;
    }

    /** Whether the document said anything of its date, readable or not. */
    public boolean isSaid() {
        return date != null || raw != null;
    }
}
