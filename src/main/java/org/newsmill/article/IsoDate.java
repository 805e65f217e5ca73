package org.newsmill.article;

import java.time.ZoneOffset;

/**
 * Dates in figures with the year first: ISO 8601, RFC 3339, W3CDTF, XML Schema's {@code date} and
 * {@code dateTime}, the basic form of news agencies ({@code 20260301T101500+0100}), slashes or
 * points for hyphens, and 年月日. A year, or a year and a month, is not a day.
 */
final class IsoDate {

    private static final int YEAR = 4;
    private static final int BASIC_DATE = 8;

    private final DateScanner scanner;

    private IsoDate(DateScanner scanner) {
        this.scanner = scanner;
    }

    /** Whether a date in this form begins there. */
    static boolean beginsWith(String text) {
        DateScanner scanner = new DateScanner(text);
        int digits = scanner.digits();
        char next = scanner.ahead(digits);
        return digits == YEAR
                        && (isSeparator(next) && DateScanner.isDigit(scanner.ahead(YEAR + 1))
                                || isYear(next))
                || digits == BASIC_DATE
                || next == 0 && (digits == BASIC_DATE + 4 || digits == BASIC_DATE + 6);
    }

    /**
     * @param unsaid the offset of a time that says none; null leaves its instant unknown
     * @return null if any of it cannot be read
     */
    static Published read(String text, ZoneOffset unsaid) {
        DateScanner scanner = new DateScanner(text);
        return new IsoDate(scanner).read() ? scanner.published(unsaid) : null;
    }

    private boolean read() {
        int digits = scanner.digits();
        if (digits >= BASIC_DATE) {
            return basic(digits);
        }
        int year = scanner.number(YEAR);
        char separator = scanner.here();
        scanner.at++;
        boolean read = isYear(separator) ? restOfEastAsian(year) : restOfDay(year, separator);
        return read && afterDay();
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '/' || c == '.';
    }

    private static boolean isYear(char c) {
        return c == '年' || c == '년';
    }

    private boolean basic(int digits) {
        boolean day = scanner.day(scanner.number(YEAR), scanner.number(2), scanner.number(2));
        return day
                && (digits == BASIC_DATE ? afterDay() : scanner.basicTime() && scanner.isAtEnd());
    }

    private boolean restOfDay(int year, char separator) {
        int month = upToTwoDigits();
        if (month < 0 || !scanner.take(separator)) {
            return false;
        }
        int day = upToTwoDigits();
        return day >= 0 && scanner.day(year, month, day);
    }

    private boolean restOfEastAsian(int year) {
        skipSpaces();
        int month = upToTwoDigits();
        if (!scanner.take('月') && !scanner.take('월')) {
            return false;
        }
        skipSpaces();
        int day = upToTwoDigits();
        if (!scanner.take('日') && !scanner.take('일') || !scanner.day(year, month, day)) {
            return false;
        }
        if (!scanner.isAtEnd() && scanner.here() != ' ') {
            return false;
        }
        // One space has to be left before a time of day.
        while (scanner.here() == ' ' && scanner.ahead(1) == ' ') {
            scanner.at++;
        }
        return true;
    }

    private void skipSpaces() {
        while (scanner.take(' ')) {
            continue;
        }
    }

    private int upToTwoDigits() {
        int digits = scanner.digits();
        return digits == 1 || digits == 2 ? scanner.number(digits) : -1;
    }

    private boolean afterDay() {
        if (scanner.isAtEnd()) {
            return true;
        }
        char c = scanner.here();
        if (c == 'Z' || DateScanner.isSign(c)) {
            return zone(false) && scanner.isAtEnd();
        }
        if (c != 'T' && c != 't' && c != ' ') {
            return false;
        }
        scanner.at++;
        int digits = scanner.digits();
        boolean time = digits > 2 ? scanner.basicTime() : scanner.time();
        return time && afterTime();
    }

    private boolean afterTime() {
        boolean apart = scanner.take(' ');
        if (!half() || !scanner.isAtEnd() && !zone(apart)) {
            return false;
        }
        scanner.take(' ');
        char c = scanner.here();
        return (c != '(' && c != '[' || scanner.comment()) && scanner.isAtEnd();
    }

    private boolean half() {
        boolean afternoon = scanner.text.regionMatches(true, scanner.at, "pm", 0, 2);
        if (!afternoon && !scanner.text.regionMatches(true, scanner.at, "am", 0, 2)) {
            return true;
        }
        scanner.at += 2;
        return scanner.half(afternoon) && (scanner.isAtEnd() || scanner.take(' '));
    }

    /**
     * @param apart whether a space stands before it: then it may be an unknown name
     */
    private boolean zone(boolean apart) {
        char c = scanner.here();
        if (DateScanner.isSign(c)) {
            return scanner.offset(false);
        }
        if (c == '[' || c == '(') {
            return true;
        }
        String name = scanner.word();
        if (apart ? !WordDate.mayBeZone(name) : ZoneNames.zone(name) == null) {
            return false;
        }
        scanner.zone(name);
        return true;
    }
}
