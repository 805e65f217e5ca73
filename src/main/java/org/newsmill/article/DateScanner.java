package org.newsmill.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A place in a written date, and what was read up to there: the day, the time of day, the zone.
 * Each method that reads says whether it could. Not thread-safe.
 */
final class DateScanner {

    /** Before the first newspapers, and far from now: not a date of news. */
    private static final int FIRST_YEAR = 1600;

    private static final int LAST_YEAR = 2199;

    private static final int MOST_FRACTION = 9;
    private static final int LARGEST_OFFSET = 18;

    final String text;
    int at;

    private LocalDate date;
    private LocalTime time;
    private ZoneId zone;
    private boolean unsure;

    DateScanner(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** The character here; 0 at the end. */
    char here() {
        return ahead(0);
    }

    char ahead(int by) {
        return at + by < text.length() ? text.charAt(at + by) : 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSign(char c) {
        return c == '+' || c == '-' || c == '\u2212';
    }

    /** How many digits stand here. */
    int digits() {
        int count = 0;
        while (isDigit(ahead(count))) {
            count++;
        }
        return count;
    }

    /** Reads that many digits, which have to be there; at most nine. */
    int number(int digits) {
        int value = 0;
        for (int end = at + digits; at < end; at++) {
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }

    /** Takes a character, if it is here. */
    boolean take(char c) {
        if (here() != c) {
            return false;
        }
        at++;
        return true;
    }

    boolean hasTime() {
        return time != null;
    }

    boolean hasZone() {
        return zone != null || unsure;
    }

    /** Something of the time was not understood: the day stands, the instant does not. */
    void timeIsUnsure() {
        unsure = true;
    }

    /** Sets the day, if there is such a day and it may be one of news. */
    boolean day(int year, int month, int day) {
        if (year < FIRST_YEAR
                || year > LAST_YEAR
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        date = LocalDate.of(year, month, day);
        return true;
    }

    /** Reads {@code 10:15}, with seconds and their decimals, if they are there. */
    boolean time() {
        int digits = digits();
        if (digits < 1 || digits > 2) {
            return false;
        }
        int hour = number(digits);
        if (!take(':') || digits() != 2) {
            return false;
        }
        int minute = number(2);
        if (here() != ':') {
            return time(hour, minute, 0, 0);
        }
        at++;
        return digits() == 2 && seconds(hour, minute);
    }

    /** Reads {@code 101500} or {@code 1015}. */
    boolean basicTime() {
        int digits = digits();
        if (digits != 4 && digits != 6) {
            return false;
        }
        int hour = number(2);
        int minute = number(2);
        return digits == 4 ? time(hour, minute, 0, 0) : seconds(hour, minute);
    }

    private boolean seconds(int hour, int minute) {
        int second = number(2);
        if (here() != '.' && here() != ',' || here() == ',' && !isDigit(ahead(1))) {
            return time(hour, minute, second, 0);
        }
        at++;
        int digits = digits();
        if (digits == 0 || digits > MOST_FRACTION) {
            return false;
        }
        int nanos = number(digits);
        for (int i = digits; i < MOST_FRACTION; i++) {
            nanos *= 10;
        }
        return time(hour, minute, second, nanos);
    }

    /** Sets the time of day, if there is such a time and none was said. */
    boolean time(int hour, int minute, int second, int nanos) {
        if (time != null || hour > 23 || minute > 59 || second > 59) {
            return false;
        }
        // What the record can hold, and so the same whether it passes through Kafka or not.
        time = LocalTime.of(hour, minute, second, nanos).truncatedTo(ChronoUnit.MILLIS);
        return true;
    }

    /**
     * It was an hour of twelve: {@code 12:30 am} is half past midnight, {@code 16:30 pm} half past
     * four.
     */
    boolean half(boolean afternoon) {
        int hour = time.getHour();
        if (hour > 12 && afternoon) {
            return true;
        }
        if (hour > 12 || hour == 0 && afternoon) {
            return false;
        }
        time = time.withHour(hour % 12 + (afternoon ? 12 : 0));
        return true;
    }

    /**
     * Reads {@code +01}, {@code +0100} or {@code +01:00}.
     *
     * @param loose whether {@code +1} and {@code +1:00} will do, as in {@code GMT+1}
     */
    boolean offset(boolean loose) {
        boolean east = here() == '+';
        at++;
        int digits = digits();
        int hours;
        int minutes = 0;
        if (digits == 4) {
            hours = number(2);
            minutes = number(2);
        } else if (digits == 2 || digits == 1 && loose) {
            hours = number(digits);
            if (take(':')) {
                if (digits() != 2) {
                    return false;
                }
                minutes = number(2);
            }
        } else {
            return false;
        }
        int total = 60 * hours + minutes;
        if (minutes > 59 || total > 60 * LARGEST_OFFSET) {
            return false;
        }
        zone = ZoneOffset.ofTotalSeconds(60 * (east ? total : -total));
        return true;
    }

    /**
     * Takes a zone's name; one that is unknown, or that of several zones, leaves the time unsure.
     */
    void zone(String name) {
        zone = ZoneNames.zone(name);
        unsure |= zone == null;
    }

    /** Reads letters, and the slashes and lines within the name of a region. */
    String word() {
        int from = at;
        while (!isAtEnd() && isOfWord()) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean isOfWord() {
        char c = here();
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || (c == '/' || c == '_') && Character.isLetter(ahead(1));
    }

    /** Passes over what stands in brackets here, and takes it as the zone if none was said. */
    boolean comment() {
        int end = text.indexOf(here() == '(' ? ')' : ']', at);
        if (end < 0 || !hasTime()) {
            return false;
        }
        if (!hasZone()) {
            zone(text.substring(at + 1, end).strip());
        }
        at = end + 1;
        return true;
    }

    /**
     * All that was read.
     *
     * @param unsaid the offset of a time that says none; null leaves its instant unknown
     * @return null if there is no day
     */
    Published published(ZoneOffset unsaid) {
        if (date == null) {
            return null;
        }
        if (time == null) {
            return new Published(date, null, unsure ? text : null);
        }
        Instant instant = unsure ? null : instant(unsaid);
        return new Published(date, instant, instant == null ? text : null);
    }

    private Instant instant(ZoneOffset unsaid) {
        LocalDateTime local = date.atTime(time);
        ZoneOffset offset = zone == null ? unsaid : ZoneNames.offset(zone, local);
        return offset == null ? null : local.toInstant(offset);
    }
}
