package org.newsmill.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.run.StuckThreads.Remedy;

/** What is done when a stream thread has died, and its transactional id may be stuck. */
class StuckThreadsTest {

    private long commits;
    private final StuckThreads stuck = new StuckThreads(() -> commits);

    @Test
    void a_thread_that_dies_is_replaced_as_long_as_anything_is_committed_between() {
        for (int death = 0; death < 20; death++) {
            commits++;
            assertThat(stuck.died("one", true)).isEqualTo(Remedy.REPLACE);
        }
    }

    @Test
    void one_that_dies_three_times_of_kafka_gets_another_name_beside_it_and_then_no_successor() {
        assertThat(stuck.died("one", true)).isEqualTo(Remedy.REPLACE);
        assertThat(stuck.died("one", true)).isEqualTo(Remedy.REPLACE);
        assertThat(stuck.died("one", true)).isEqualTo(Remedy.ADD_ANOTHER);
        assertThat(stuck.died("one", true)).isEqualTo(Remedy.LEAVE);
        assertThat(stuck.died("one", true)).isEqualTo(Remedy.REPLACE);
    }

    @Test
    void there_are_as_many_threads_in_the_end_as_at_first() {
        int threads = 1;
        for (int death = 0; death < 40; death++) {
            threads += stuck.died("one", true).threads() - 1;
            assertThat(threads).isBetween(1, 2);
        }
    }

    @Test
    void what_another_name_does_not_help_against_is_only_replaced() {
        for (int death = 0; death < 20; death++) {
            assertThat(stuck.died("one", false)).isEqualTo(Remedy.REPLACE);
        }
    }

    @Test
    void each_thread_counts_by_itself() {
        for (int death = 0; death < StuckThreads.PATIENCE - 1; death++) {
            assertThat(stuck.died("one", true)).isEqualTo(Remedy.REPLACE);
            assertThat(stuck.died("two", true)).isEqualTo(Remedy.REPLACE);
        }
        assertThat(stuck.died("two", true)).isEqualTo(Remedy.ADD_ANOTHER);
    }
}
