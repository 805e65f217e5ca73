package org.newsmill.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The one place where dates are read: ISO 8601 and RFC 3339, RFC 822 and 2822 as feeds write them,
 * what people write, and Unix times. A small parser by hand: the JDK's patterns read BST as
 * Bougainville, take 99 for 2099 and move 30 February to the 28th. Thread-safe, linear, and the
 * same under every locale and time zone.
 *
 * <p>What has a time and no offset is UTC, but for {@link #instantWithOffset}. Whatever is not
 * understood stands in {@link Published#raw}; nothing is guessed, moved, or taken from the time of
 * reading:
 *
 * <ul>
 *   <li>a zone's name that means several zones, or nothing known: the day alone;
 *   <li>a year, a year and a month, a day that is not in the calendar, a year before 1600 or after
 *       2199, 03/04/2026: nothing.
 * </ul>
 */
public final class Dates {

    private static final int LONGEST = 128;

    /** Unix times in seconds from 1973 to 2199; a thousand times as much is milliseconds. */
    private static final long FIRST_SECOND = 100_000_000L;

    private static final long LAST_SECOND = 7_258_118_399L;

    private static final int LONGEST_NUMBER = 19;

    private static final String DOT_NET = "/Date(";

    private Dates() {}

    /**
     * Reads a date of publication.
     *
     * @param written as written, ends stripped; null or empty gives {@link Published#UNKNOWN}
     */
    public static Published published(String written) {
        if (written == null || written.isEmpty()) {
            return Published.UNKNOWN;
        }
        Published read = read(written, ZoneOffset.UTC);
        return read == null ? new Published(null, null, written) : read;
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

    /**
     * Reads an instant that nothing is taken for granted of.
     *
     * @param written as written, ends stripped; may be null
     * @return null if it is none, or says no time of day, or no offset
     */
    public static Instant instantWithOffset(String written) {
        Published read = written == null || written.isEmpty() ? null : read(written, null);
        return read == null ? null : read.at();
    }

    private static Published read(String written, ZoneOffset unsaid) {
        if (written.length() > LONGEST) {
            return null;
        }
        if (IsoDate.beginsWith(written)) {
            Published iso = IsoDate.read(written, unsaid);
            return iso == null ? unix(written) : iso;
        }
        if (written.startsWith(DOT_NET) && written.endsWith(")/")) {
            return unix(written.substring(DOT_NET.length(), written.length() - 2));
        }
        Published unix = unix(written);
        return unix == null ? WordDate.read(written, unsaid) : unix;
    }

    /**
     * Seconds, milliseconds, microseconds or nanoseconds since 1970, by magnitude; seconds may have
     * decimals.
     *
     * @return null if it is none
     */
    private static Published unix(String written) {
        DateScanner scanner = new DateScanner(written);
        int digits = scanner.digits();
        if (digits == 0 || digits > LONGEST_NUMBER) {
            return null;
        }
        boolean decimals = digits < written.length();
        scanner.at = digits + 1;
        if (decimals
                && (written.charAt(digits) != '.'
                        || scanner.digits() == 0
                        || scanner.digits() != written.length() - scanner.at)) {
            return null;
        }
        long value = Long.parseUnsignedLong(written, 0, digits, 10);
        for (long unit = 1; unit <= 1_000_000_000; unit *= 1000) {
            long seconds = Long.divideUnsigned(value, unit);
            if (seconds >= FIRST_SECOND && seconds <= LAST_SECOND) {
                int millis =
                        unit == 1 ? millis(scanner, decimals) : (int) (value % unit * 1000 / unit);
                return unix(Instant.ofEpochSecond(seconds, millis * 1_000_000L));
            }
        }
        return null;
    }

    private static int millis(DateScanner scanner, boolean decimals) {
        int millis = 0;
        for (int i = 0; i < 3; i++) {
            char c = decimals ? scanner.ahead(i) : 0;
            millis = millis * 10 + (DateScanner.isDigit(c) ? c - '0' : 0);
        }
        return millis;
    }

    private static Published unix(Instant at) {
        return new Published(LocalDate.ofInstant(at, ZoneOffset.UTC), at, null);
    }
}
