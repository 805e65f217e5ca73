package org.newsmill.article;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/**
 * Dates that name the month: RFC 822 and 2822 as feeds really write them, RFC 850, asctime,
 * JavaScript's {@code Date.toString()}, and the dates of people in any order that leaves no doubt
 * ({@code 2 March 2026}, {@code March 2, 2026, 10:00 AM}, {@code 2 de marzo de 2026}). Of dates in
 * figures with the year last only those are read in which day and month cannot be mistaken for each
 * other: 25/12/2026, not 03/04/2026. Not thread-safe.
 */
final class WordDate {

    /** Between the parts of a date, in the languages of {@link MonthNames}. */
    private static final Set<String> CONNECTORS =
            Set.of(
                    "at", "on", "of", "the", "um", "uhr", "den", "der", "à", "le", "h", "heures",
                    "a", "las", "de", "del", "el", "al", "il", "alle", "ore", "às", "as", "do", "в",
                    "г", "года", "om", "uur", "o", "godz", "r", "kl", "klo");

    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "e", "º", "ª");

    /** RFC 2822, section 4.3. */
    private static final int PIVOT = 50;

    private static final int MOST_NUMBERS = 3;
    private static final int LONGEST_ZONE = 5;

    private final DateScanner scanner;
    private final int[] numbers = new int[MOST_NUMBERS];
    private final int[] lengths = new int[MOST_NUMBERS];
    private int count;
    private int month;
    private boolean mayBeWeekday;
    private boolean halved;
    private boolean dashed;

    private WordDate(DateScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * @param unsaid the offset of a time that says none; null leaves its instant unknown
     * @return null if any of it cannot be read
     */
    static Published read(String text, ZoneOffset unsaid) {
        DateScanner scanner = new DateScanner(text);
        WordDate date = new WordDate(scanner);
        return date.readAll() && date.resolve() ? scanner.published(unsaid) : null;
    }

    /** Whether a word may be a zone's name, if only an unknown one. */
    static boolean mayBeZone(String word) {
        if (word.isEmpty() || word.equals("AM") || word.equals("PM")) {
            return false;
        }
        if (ZoneNames.zone(word) != null) {
            return true;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'A' || word.charAt(i) > 'Z') {
                return false;
            }
        }
        return word.length() <= LONGEST_ZONE;
    }

    private boolean readAll() {
        while (!scanner.isAtEnd()) {
            char c = scanner.here();
            boolean read;
            if (isBetween(c)) {
                scanner.at++;
                read = true;
            } else if (DateScanner.isDigit(c)) {
                read = number();
            } else if (DateScanner.isSign(c)) {
                read = sign();
            } else if (c == '(' || c == '[') {
                read = scanner.comment();
            } else {
                read = Character.isLetter(c) && word();
            }
            if (!read) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBetween(char c) {
        return c == ',' || c == '.' || c == '/' || isSpace(c);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private boolean number() {
        int digits = scanner.digits();
        char next = scanner.ahead(digits);
        if (digits <= 2 && next == ':') {
            return scanner.time();
        }
        if (digits <= 2 && (next == 'h' || next == 'H') && (month > 0 || count > 0)) {
            return frenchTime(digits);
        }
        if (digits <= 2 && !scanner.hasTime() && isHalfAfter(digits)) {
            return scanner.time(scanner.number(digits), 0, 0, 0);
        }
        if (count == MOST_NUMBERS || digits > 4 || digits == 3) {
            return false;
        }
        lengths[count] = digits;
        numbers[count++] = scanner.number(digits);
        int from = scanner.at;
        if (!ORDINALS.contains(scanner.word().toLowerCase(Locale.ROOT))) {
            scanner.at = from;
        }
        return true;
    }

    /** {@code 10h30}. */
    private boolean frenchTime(int digits) {
        int hour = scanner.number(digits);
        scanner.at++;
        int minutes = scanner.digits();
        return (minutes == 0 || minutes == 2) && scanner.time(hour, scanner.number(minutes), 0, 0);
    }

    /** Whether am or pm follows a number of this many digits. */
    private boolean isHalfAfter(int digits) {
        int i = digits;
        while (isSpace(scanner.ahead(i))) {
            i++;
        }
        char half = Character.toLowerCase(scanner.ahead(i));
        int m = scanner.ahead(i + 1) == '.' ? i + 2 : i + 1;
        return (half == 'a' || half == 'p')
                && Character.toLowerCase(scanner.ahead(m)) == 'm'
                && !Character.isLetter(scanner.ahead(m + 1));
    }

    private boolean sign() {
        boolean spaced = isSpace(scanner.ahead(1));
        if (scanner.hasTime() && !scanner.hasZone() && !spaced) {
            return scanner.offset(false);
        }
        if (scanner.here() != '-' || scanner.hasTime() && (month > 0 || count > 0)) {
            return false;
        }
        dashed |= spaced && count > 0;
        scanner.at++;
        return true;
    }

    private boolean word() {
        String word = scanner.word();
        if (scanner.hasTime() && half(word)) {
            return true;
        }
        int named = MonthNames.month(word);
        if (named > 0) {
            return month(word, named);
        }
        if (month == 0 && count == 0 && MonthNames.isWeekday(word)) {
            skipRestOfWeekday();
            return true;
        }
        if (word.equalsIgnoreCase("t") && DateScanner.isDigit(scanner.here())) {
            return true;
        }
        if (scanner.hasTime() && word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
            return zone(word);
        }
        if (CONNECTORS.contains(word.toLowerCase(Locale.ROOT))) {
            return true;
        }
        return scanner.hasTime() && zone(word);
    }

    /** In "mar. 3 avr. 2026" what looked like a month was a weekday. */
    private boolean month(String word, int named) {
        if (month > 0 && !(mayBeWeekday && count <= 1)) {
            return false;
        }
        mayBeWeekday = month == 0 && count == 0 && MonthNames.isWeekday(word);
        month = named;
        return true;
    }

    /** {@code segunda-feira}. */
    private void skipRestOfWeekday() {
        if (scanner.here() == '-' && Character.isLetter(scanner.ahead(1))) {
            scanner.at++;
            scanner.word();
        }
    }

    /** {@code AM}, {@code a.m.}, {@code p. m.}. */
    private boolean half(String word) {
        char first = Character.toLowerCase(word.charAt(0));
        if (halved || first != 'a' && first != 'p') {
            return false;
        }
        if (word.length() == 1) {
            int i = 0;
            while (scanner.ahead(i) == '.' || isSpace(scanner.ahead(i))) {
                i++;
            }
            if (Character.toLowerCase(scanner.ahead(i)) != 'm'
                    || Character.isLetter(scanner.ahead(i + 1))) {
                return false;
            }
            scanner.at += i + 1;
        } else if (word.length() != 2 || Character.toLowerCase(word.charAt(1)) != 'm') {
            return false;
        }
        halved = scanner.half(first == 'p');
        return halved;
    }

    /** An offset may stand after the name, as in {@code GMT+0100}, or before it. */
    private boolean zone(String word) {
        if (!mayBeZone(word)) {
            return false;
        }
        if (scanner.hasZone()) {
            return true;
        }
        int from = scanner.at;
        while (isSpace(scanner.here())) {
            scanner.at++;
        }
        boolean offset =
                DateScanner.isSign(scanner.here()) && DateScanner.isDigit(scanner.ahead(1));
        if (offset) {
            return scanner.offset(true);
        }
        scanner.at = from;
        scanner.zone(word);
        return true;
    }

    private boolean resolve() {
        // "- 07:40" may be a time of day or an offset.
        if (dashed && scanner.hasTime() && !scanner.hasZone() && !halved) {
            scanner.timeIsUnsure();
        }
        if (month > 0) {
            return count == 2 && resolveWithMonth();
        }
        if (count != MOST_NUMBERS) {
            return false;
        }
        if (lengths[0] == 4) {
            return lengths[2] <= 2 && scanner.day(numbers[0], numbers[1], numbers[2]);
        }
        return lengths[2] == 4 && resolveFigures(numbers[0], numbers[1], numbers[2]);
    }

    private boolean resolveWithMonth() {
        if (lengths[0] == 4) {
            return lengths[1] <= 2 && scanner.day(numbers[0], month, numbers[1]);
        }
        if (lengths[1] == 4) {
            return scanner.day(numbers[1], month, numbers[0]);
        }
        int year = numbers[1] + (numbers[1] < PIVOT ? 2000 : 1900);
        return lengths[1] == 2 && scanner.day(year, month, numbers[0]);
    }

    /** Only what is in no doubt: one of them is no month, or both are the same. */
    private boolean resolveFigures(int first, int second, int year) {
        if (first > 12 || first == second) {
            return scanner.day(year, second, first);
        }
        return second > 12 && scanner.day(year, first, second);
    }
}
