package org.newsmill.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;

/** Whatever is written, reading it ends well, and the day it gives is one that the text says. */
class DatesFuzzTest {

    private static final String[] PIECES = {
        "2026",
        "1994",
        "26",
        "02",
        "2",
        "13",
        "31",
        "29",
        "30",
        "0",
        "00",
        "24",
        "59",
        "60",
        "99",
        "Mon",
        "mar",
        "Tue,",
        "Feb",
        "February",
        "März",
        "мая",
        "août",
        "sex",
        "lis",
        "AM",
        "pm",
        "p. m.",
        "GMT",
        "EST",
        "IST",
        "CEST",
        "Z",
        "T",
        "t",
        "+",
        "-",
        "+01:00",
        "-0500",
        "+00",
        "10:00",
        "10:00:00",
        "23:59:59.999",
        "10h30",
        "/",
        "-",
        ".",
        ",",
        ":",
        " ",
        " ",
        " ",
        " ",
        "(",
        ")",
        "(CET)",
        "[Europe/Berlin]",
        "at",
        "de",
        "st",
        "年",
        "月",
        "日",
        "\u00a0",
        "\u202f",
        "\ud83d",
        "1772445600",
        "20260302",
        "/Date(",
        ")/"
    };

    @Test
    void reading_never_throws_and_gives_what_is_written() {
        Random random = new Random(20260302);
        for (int i = 0; i < 300_000; i++) {
            String written = written(random);
            Published read = Dates.published(written);
            assertThat(Dates.published(written)).isEqualTo(read);
            if (written.isEmpty()) {
                continue;
            }
            assertThat(read.isSaid()).isTrue();
            assertThat(read.at() == null || read.date() != null).isTrue();
            assertThat(read.raw() == null || read.raw().equals(written)).isTrue();
            assertThat(read.raw() != null || read.date() != null).isTrue();
            if (read.date() != null && !isUnixTime(written)) {
                assertThat(written)
                        .contains(Integer.toString(read.date().getYear() % 100))
                        .contains(Integer.toString(read.date().getDayOfMonth()));
            }
        }
    }

    private static boolean isUnixTime(String written) {
        return written.contains("1772445600")
                || written.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')
                || written.startsWith("/Date(");
    }

    private static String written(Random random) {
        StringBuilder written = new StringBuilder();
        for (int pieces = random.nextInt(10); pieces >= 0; pieces--) {
            written.append(PIECES[random.nextInt(PIECES.length)]);
            if (random.nextInt(3) > 0) {
                written.append(' ');
            }
        }
        return written.toString().strip();
    }

    @Test
    void each_day_and_minute_comes_back_in_every_form() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var day = LocalDate.of(1970, 1, 1).plusDays(random.nextInt(29_000));
            var time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
            int quarters = random.nextInt(2 * 48 + 1) - 48;
            var offset = ZoneOffset.ofTotalSeconds(quarters * 900);
            var at = day.atTime(time).toInstant(offset);
            String month = day.getMonth().name();
            String[] forms = {
                day + "T" + clock(time) + sign(offset, ":"),
                day + " " + clock(time) + " " + sign(offset, ""),
                day.getDayOfMonth()
                        + " "
                        + month
                        + " "
                        + day.getYear()
                        + " "
                        + clock(time)
                        + " "
                        + sign(offset, ""),
                month
                        + " "
                        + day.getDayOfMonth()
                        + ", "
                        + day.getYear()
                        + " "
                        + clock(time)
                        + " "
                        + sign(offset, ":"),
                "Mon "
                        + month.substring(0, 3)
                        + " "
                        + day.getDayOfMonth()
                        + " "
                        + clock(time)
                        + " "
                        + sign(offset, "")
                        + " "
                        + day.getYear(),
            };
            for (String form : forms) {
                assertThat(Dates.published(form)).as(form).isEqualTo(new Published(day, at, null));
            }
        }
    }

    private static String clock(LocalTime time) {
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    }

    private static String sign(ZoneOffset offset, String between) {
        int minutes = offset.getTotalSeconds() / 60;
        return String.format(
                Locale.ROOT,
                "%s%02d%s%02d",
                minutes < 0 ? "-" : "+",
                Math.abs(minutes) / 60,
                between,
                Math.abs(minutes) % 60);
    }

    @Test
    void a_hundred_thousand_dates_take_no_time() {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < 100_000; i++) {
            Dates.published("Mon, 02 Mar 2026 10:00:00 +0100 (CET) " + " ".repeat(80) + "x");
        }
        assertThat(
                        Duration.ofNanos(
                                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                                        - start))
                .isLessThan(Duration.ofSeconds(5));
    }
}
