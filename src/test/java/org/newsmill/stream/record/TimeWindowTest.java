package org.newsmill.stream.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    @Test
    void a_time_that_the_topic_takes_is_left_alone() {
        TimeWindow day = new TimeWindow(DAY, DAY);

        assertThat(day.nearest(NOW, NOW)).isEqualTo(NOW);
        assertThat(day.nearest(NOW - DAY / 2, NOW)).isEqualTo(NOW - DAY / 2);
        assertThat(day.nearest(NOW + DAY / 2, NOW)).isEqualTo(NOW + DAY / 2);
    }

    @Test
    void one_outside_is_moved_in_and_stays_in_for_five_minutes() {
        TimeWindow day = new TimeWindow(DAY, DAY);

        assertThat(day.nearest(0, NOW)).isEqualTo(NOW - DAY + 5 * MINUTE);
        assertThat(day.nearest(NOW - DAY + 4 * MINUTE, NOW)).isEqualTo(NOW - DAY + 5 * MINUTE);
        assertThat(day.nearest(NOW + DAY - 4 * MINUTE, NOW)).isEqualTo(NOW + DAY - 5 * MINUTE);
        assertThat(day.nearest(Long.MAX_VALUE, NOW)).isEqualTo(NOW + DAY - 5 * MINUTE);
    }

    @Test
    void where_the_margin_does_not_fit_the_time_is_now() {
        TimeWindow narrow = new TimeWindow(MINUTE, 0);

        assertThat(narrow.isNarrow()).isTrue();
        assertThat(narrow.nearest(NOW - DAY, NOW)).isEqualTo(NOW);
        assertThat(narrow.nearest(NOW + DAY, NOW)).isEqualTo(NOW);
        assertThat(new TimeWindow(5 * MINUTE, 5 * MINUTE).isNarrow()).isFalse();
    }

    @Test
    void any_time_is_taken_by_a_topic_that_puts_its_own() {
        assertThat(TimeWindow.ANY.nearest(0, NOW)).isZero();
        assertThat(TimeWindow.ANY.nearest(Long.MAX_VALUE, NOW)).isEqualTo(Long.MAX_VALUE);
        assertThat(TimeWindow.KAFKA_DEFAULT.nearest(0, NOW)).isZero();
        assertThat(TimeWindow.KAFKA_DEFAULT.nearest(Long.MAX_VALUE, NOW))
                .isEqualTo(NOW + 55 * MINUTE);
    }
}
