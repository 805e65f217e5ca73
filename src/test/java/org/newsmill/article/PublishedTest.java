package org.newsmill.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;

class PublishedTest {

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
        "2026-03-01t10:00:00.125z,       2026-03-01, 2026-03-01T10:00:00.125Z",
        "0000-01-01,                     0000-01-01,",
        "9999-12-31T23:59:59.999-18:00,  9999-12-31, +10000-01-01T17:59:59.999Z",
        "2024-02-29,                     2024-02-29,",
    })
    void reads_iso_dates_in_the_documents_own_offset(String written, LocalDate date, Instant at) {
        assertThat(Published.read(written)).isEqualTo(new Published(date, at, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-13-01",
                "26-03-01",
                "March 1st",
                "2026-03-01T25:00Z",
                "2026-03-01x",
                "+12026-03-01",
                "12026-03-01",
                "-0001-03-01",
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
                "2026-03-01T10:00 GMT",
                "2026-03-01T10:00\u00a0Z",
                "2026-W09-7",
                "20260301",
                "\u0662\u0660\u0662\u0666-\u0660\u0663-\u0660\u0661"
            })
    void keeps_what_it_cannot_read_and_invents_nothing(String written) {
        assertThat(Published.read(written)).isEqualTo(new Published(null, null, written));
    }

    @Test
    void nothing_said_is_nothing_known() {
        assertThat(Published.read(null)).isEqualTo(Published.UNKNOWN);
        assertThat(Published.read("")).isEqualTo(Published.UNKNOWN);
        assertThat(Published.UNKNOWN.isSaid()).isFalse();
        assertThat(Published.read("someday").isSaid()).isTrue();
    }
}
