package org.newsmill.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TimeZone;

@Isolated("changes what the whole process goes by, such as its locale")
class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,                     2026-03-01,",
        "2026-03-01T23:30:00Z,           2026-03-01, 2026-03-01T23:30:00Z",
        "2026-03-01T23:30:00-05:00,      2026-03-01, 2026-03-02T04:30:00Z",
        "2026-03-01T00:30:00+0900,       2026-03-01, 2026-02-28T15:30:00Z",
        "2026-03-01T00:30:00+09,         2026-03-01, 2026-02-28T15:30:00Z",
        "2026-03-01T10:00,               2026-03-01, 2026-03-01T10:00:00Z",
        "2026-03-01 10:00:00,            2026-03-01, 2026-03-01T10:00:00Z",
        "2026-03-01 10:00:00 +0100,      2026-03-01, 2026-03-01T09:00:00Z",
        "2026-03-01 10:00:00 +00:00,     2026-03-01, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00+00,         2026-03-01, 2026-03-01T10:00:00Z",
        "2026-03-01t10:00:00.125z,       2026-03-01, 2026-03-01T10:00:00.125Z",
        "2026-03-01T10:00:00.123456Z,    2026-03-01, 2026-03-01T10:00:00.123Z",
        "'2026-03-01 10:00:00,123',      2026-03-01, 2026-03-01T10:00:00.123Z",
        "2026-03-01 10:00:00 UTC,        2026-03-01, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00 GMT,           2026-03-01, 2026-03-01T10:00:00Z",
        "2026-03-01 10:00 PM EST,        2026-03-01, 2026-03-02T03:00:00Z",
        "2026-03-01T10:00:00+01:00[Europe/Berlin], 2026-03-01, 2026-03-01T09:00:00Z",
        "2026-03-01+01:00,               2026-03-01,",
        "2026-03-01Z,                    2026-03-01,",
        "2026-3-1 9:05,                  2026-03-01, 2026-03-01T09:05:00Z",
        "2026/03/01 09:05:07,            2026-03-01, 2026-03-01T09:05:07Z",
        "2026.03.01,                     2026-03-01,",
        "2026年3月1日,                    2026-03-01,",
        "2004년 05월 28일  01:31:15,       2004-05-28, 2004-05-28T01:31:15Z",
        "20260301,                       2026-03-01,",
        "20260301T101500Z,               2026-03-01, 2026-03-01T10:15:00Z",
        "20260301T101500+0100,           2026-03-01, 2026-03-01T09:15:00Z",
        "20260301T1015,                  2026-03-01, 2026-03-01T10:15:00Z",
        "20260301101500,                 2026-03-01, 2026-03-01T10:15:00Z",
        "2199-12-31T23:59:59.999-18:00,  2199-12-31, 2200-01-01T17:59:59.999Z",
        "1605-02-28,                     1605-02-28,",
        "2024-02-29,                     2024-02-29,",
    })
    void reads_iso_dates_in_the_documents_own_offset(String written, LocalDate date, Instant at) {
        assertThat(Dates.published(written)).isEqualTo(new Published(date, at, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z,              2026-03-01T10:00:00Z",
        "20260301T100000+0100,              2026-03-01T09:00:00Z",
        "'Sun, 01 Mar 2026 10:00:00 EST',   2026-03-01T15:00:00Z",
        "1772359200,                        2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00,",
        "'Sun, 01 Mar 2026 10:00:00',",
        "2026-03-01T10:00:00 IST,",
        "2026-03-01,",
        "tomorrow,"
    })
    void an_instant_with_its_offset_takes_nothing_for_granted(String written, Instant at) {
        assertThat(Dates.instantWithOffset(written)).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "'Mon, 02 Mar 2026 10:00:00 GMT',       2026-03-02, 2026-03-02T10:00:00Z",
        "'Mon, 02 Mar 2026 10:00:00 +0100',     2026-03-02, 2026-03-02T09:00:00Z",
        "'Mon, 02 Mar 2026 00:30:00 +02:00',    2026-03-02, 2026-03-01T22:30:00Z",
        "'Fri, 02 Mar 2026 10:00:00 Z',         2026-03-02, 2026-03-02T10:00:00Z",
        "'2 Mar 2026 10:00 -0000',              2026-03-02, 2026-03-02T10:00:00Z",
        "'Mon, 2 Mar 26 10:00:00 EST',          2026-03-02, 2026-03-02T15:00:00Z",
        "'Wed, 01 Jul 1998 10:00:00 EST',       1998-07-01, 1998-07-01T15:00:00Z",
        "'Wed, 01 Jul 98 10:00:00 EDT',         1998-07-01, 1998-07-01T14:00:00Z",
        "'Wed, 1 July 2026 10:00:00 BST',       2026-07-01, 2026-07-01T09:00:00Z",
        "'Sun, 12 Oct 2025 08:30:00 CEST',      2025-10-12, 2025-10-12T06:30:00Z",
        "'Mon, 2 Sept 2024 10:00:00 PDT',       2024-09-02, 2024-09-02T17:00:00Z",
        "'Mon, 02 Mar 2026 10:00:00 GMT+0100',  2026-03-02, 2026-03-02T09:00:00Z",
        "'Mon, 02 Mar 2026 10:00:00 +0100 (CET)', 2026-03-02, 2026-03-02T09:00:00Z",
        "'Mon, 02 Mar 2026 10:00:00 (CET)',     2026-03-02, 2026-03-02T09:00:00Z",
        "'Mon,02 Mar 2026 10:00:00',            2026-03-02, 2026-03-02T10:00:00Z",
        "'Mon, 02 Mar 2026',                    2026-03-02,",
        "'Wed, 19 Aug 2009 18:28:00 Etc/GMT',   2009-08-19, 2009-08-19T18:28:00Z",
        "'Mon, 26 January 2004 16:31:00 ET',    2004-01-26, 2004-01-26T21:31:00Z",
        "'Mon, 26 July 2004 16:31:00 ET',       2004-07-26, 2004-07-26T20:31:00Z",
        "'Fri, 2006/09/15 08:19:53 EDT',        2006-09-15, 2006-09-15T12:19:53Z",
        "'Sunday, 06-Nov-94 08:49:37 GMT',      1994-11-06, 1994-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994,              1994-11-06, 1994-11-06T08:49:37Z",
        "Sun Jan 04 16:29:06 PST 2004,          2004-01-04, 2004-01-05T00:29:06Z",
        "Mon Mar 02 2026 10:00:00 GMT+0100 (CET), 2026-03-02, 2026-03-02T09:00:00Z",
        "Mon Mar 02 2026 10:00:00 GMT+0100 (Central European Standard Time),"
                + " 2026-03-02, 2026-03-02T09:00:00Z",
    })
    void reads_the_dates_of_mails_and_feeds(String written, LocalDate date, Instant at) {
        assertThat(Dates.published(written)).isEqualTo(new Published(date, at, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'March 2, 2026',                  2026-03-02,",
        "2 March 2026,                     2026-03-02,",
        "2nd March 2026,                   2026-03-02,",
        "'Monday, March 2nd, 2026',        2026-03-02,",
        "2026 March 2,                     2026-03-02,",
        "02-Mar-2026,                      2026-03-02,",
        "02/Mar/2026,                      2026-03-02,",
        "'Mar 2, 2026, 10:00 AM',          2026-03-02, 2026-03-02T10:00:00Z",
        "'Mar 2, 2026 at 12:30 am',        2026-03-02, 2026-03-02T00:30:00Z",
        "'March 2, 2026 10:00 p.m. EST',   2026-03-02, 2026-03-03T03:00:00Z",
        "'March 2, 2026 - 10:00 PM',       2026-03-02, 2026-03-02T22:00:00Z",
        "'Mar. 2, 2026 4 pm',              2026-03-02, 2026-03-02T16:00:00Z",
        "'10:00 AM EST, Mon March 2, 2026', 2026-03-02, 2026-03-02T15:00:00Z",
        "25/12/2026,                       2026-12-25,",
        "12/25/2026 10:30,                 2026-12-25, 2026-12-25T10:30:00Z",
        "03.03.2026,                       2026-03-03,",
    })
    void reads_the_dates_of_people(String written, LocalDate date, Instant at) {
        assertThat(Dates.published(written)).isEqualTo(new Published(date, at, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'dom, 05 ott 2025 16:10:00 GMT',        2025-10-05, 2025-10-05T16:10:00Z",
        "'Di, 13 Mai 2025 12:22:00 +0200',       2025-05-13, 2025-05-13T10:22:00Z",
        "'ma, 08 sep 2025 10:30:15 +0000',       2025-09-08, 2025-09-08T10:30:15Z",
        "'2. März 2026, 10:15 Uhr',              2026-03-02, 2026-03-02T10:15:00Z",
        "'Montag, den 2. März 2026',             2026-03-02,",
        "'lundi 2 mars 2026 à 10h30',            2026-03-02, 2026-03-02T10:30:00Z",
        "'1er août 2026',                        2026-08-01,",
        "'mar. 3 mars 2026',                     2026-03-03,",
        "'mar. 7 avr. 2026',                     2026-04-07,",
        "'lun, 2 mar 2026 10:00:00 +0100',       2026-03-02, 2026-03-02T09:00:00Z",
        "'2 de marzo de 2026 a las 10:00 p. m.', 2026-03-02, 2026-03-02T22:00:00Z",
        "'Seg, 02 Fev 2026 10:00:00 -0300',      2026-02-02, 2026-02-02T13:00:00Z",
        "'segunda-feira, 2 de março de 2026',    2026-03-02,",
        "'Пн, 02 мар 2026 10:00:00 +0300',       2026-03-02, 2026-03-02T07:00:00Z",
        "'2 мая 2026 г., 10:00',                 2026-05-02, 2026-05-02T10:00:00Z",
        "'ma 2 mrt 2026 10:00:00 CET',           2026-03-02, 2026-03-02T09:00:00Z",
        "'pon, 2 lis 2026 10:00:00 +0100',       2026-11-02, 2026-11-02T09:00:00Z",
        "2004-július-13T9:15-05:00,              2004-07-13, 2004-07-13T14:15:00Z",
        "'Κυρ, 11 Ιούλ 2004 12:00:00 EST',       2004-07-11, 2004-07-11T17:00:00Z",
    })
    void reads_months_in_the_languages_of_feeds(String written, LocalDate date, Instant at) {
        assertThat(Dates.published(written)).isEqualTo(new Published(date, at, null));
    }

    @ParameterizedTest
    @CsvSource({
        "1772445600,           2026-03-02, 2026-03-02T10:00:00Z",
        "1772445600.125,       2026-03-02, 2026-03-02T10:00:00.125Z",
        "1772445600125,        2026-03-02, 2026-03-02T10:00:00.125Z",
        "1772445600125999,     2026-03-02, 2026-03-02T10:00:00.125Z",
        "1772445600125999999,  2026-03-02, 2026-03-02T10:00:00.125Z",
        "/Date(1772445600125)/, 2026-03-02, 2026-03-02T10:00:00.125Z",
        "631152000000,         1990-01-01, 1990-01-01T00:00:00Z",
    })
    void reads_unix_times_by_their_magnitude(String written, LocalDate date, Instant at) {
        assertThat(Dates.published(written)).isEqualTo(new Published(date, at, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'Thu, 27 Mar 2025 17:02:00 IST',    2025-03-27",
        "'Thu, 27 Mar 2025 17:02:00 CST',    2025-03-27",
        "'Thu, 27 Mar 2025 17:02:00 AST',    2025-03-27",
        "'Thu, 27 Mar 2025 17:02:00 A',      2025-03-27",
        "'Thu, 27 Mar 2025 17:02:00 XYZT',   2025-03-27",
        "2025-03-27 17:02:00 IST,            2025-03-27",
        "'Samedi, 21 Juin, 2025 - 07:40',    2025-06-21",
        "'Sun, 26 Oct 2025 01:30:00 Europe/London', 2025-10-26",
    })
    void keeps_the_day_alone_if_the_time_may_be_one_of_several(String written, LocalDate date) {
        assertThat(Dates.published(written)).isEqualTo(new Published(date, null, written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-13-01",
                "26-03-01",
                "March 1st",
                "March 2026",
                "2026",
                "2026-03",
                "202603",
                "2026-03-01T25:00Z",
                "2026-03-01x",
                "+12026-03-01",
                "12026-03-01",
                "-0001-03-01",
                "0000-01-01",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2026-03-0110:00",
                "2026-03-01T",
                "2026-03-01T 10:00",
                "2026-03-01  10:00",
                "2026-03-01T10",
                "2026-03-01T10:00ZZ",
                "2026-03-01T10:00Z+01:00",
                "2026-03-01T10:00+1",
                "2026-03-01T10:00+19:00",
                "2026-03-01T10:00+01:00:00",
                "2026-03-01T24:00",
                "2026-03-01T23:59:60Z",
                "2026-03-01T10:00:00.",
                "2026-03-01T10:00:00.1234567891",
                "2026-03-01T10:00\u00a0Z",
                "2013-01-28T11:30:00-06:00Textra",
                "2026-W09-7",
                "2026-060",
                "\u0662\u0660\u0662\u0666-\u0660\u0663-\u0660\u0661",
                "03/04/2026",
                "03.04.2026",
                "3-4-26",
                "30 February 2026",
                "Mon, 31 Apr 2026 10:00:00 GMT",
                "Sun, Dec x 2012 11:47:32 GMT",
                "Sun, 16 Dec zz 11:47:32 GMT",
                "Sun, 16 Dec 2012 11:47:32 +zz:00",
                "Sun, 16 Dec 2012 11:47:32 +00:zz",
                "Thu, 01 Jan 0100 00:00:01 +0100",
                "Mon, 02 Mar 2026 25:00:00 GMT",
                "Mar 2, 2026 13:00 AM",
                "the day after the storm",
                "3 hours ago",
                "yesterday",
                "10:00",
                "0",
                "-1",
                "12345",
                "99999999999999999999",
                "May 3 June 2026",
                "2 March 2026 3 April 2026",
                "()",
                "Mon, 02 Mar 2026 (",
                ".",
            })
    void keeps_what_it_cannot_read_and_invents_nothing(String written) {
        assertThat(Dates.published(written)).isEqualTo(new Published(null, null, written));
    }

    @Test
    void nothing_said_is_nothing_known() {
        assertThat(Dates.published(null)).isEqualTo(Published.UNKNOWN);
        assertThat(Dates.published("")).isEqualTo(Published.UNKNOWN);
        assertThat(Published.UNKNOWN.isSaid()).isFalse();
        assertThat(Dates.published("someday").isSaid()).isTrue();
    }

    @Test
    void an_instant_is_known_if_a_time_of_day_is() {
        assertThat(Dates.instant("2026-03-01T10:00:00Z")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(Dates.instant("2026-03-01")).isNull();
        assertThat(Dates.instant("someday")).isNull();
        assertThat(Dates.instant(null)).isNull();
    }

    @Test
    void a_date_of_a_million_characters_is_none() {
        String digits = "1".repeat(1_000_000);
        assertThat(Dates.published(digits)).isEqualTo(new Published(null, null, digits));
    }

    @Test
    void locale_and_zone_of_the_machine_do_not_matter() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(Dates.published("FRI, 02 APRIL 2026 10:00 pm"))
                    .isEqualTo(
                            new Published(
                                    LocalDate.of(2026, 4, 2),
                                    Instant.parse("2026-04-02T22:00:00Z"),
                                    null));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
