package org.newsmill.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What the console keeps of what came. */
class RecentRecordsTest {

    private final RecentRecords records = new RecentRecords(3, 100);

    @Test
    void only_the_latest_are_kept_the_oldest_first() {
        for (int i = 0; i < 5; i++) {
            records.add(record(i, 1));
        }
        assertThat(offsets()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void older_ones_are_forgotten_when_they_are_too_many_bytes() {
        records.add(record(0, 50));
        records.add(record(1, 50));
        assertThat(offsets()).containsExactly(0L, 1L);
        records.add(record(2, 1));
        assertThat(offsets()).containsExactly(1L, 2L);
    }

    @Test
    void keys_and_headers_are_counted_too() {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("t", 0, 0, new byte[40], new byte[20]);
        record.headers().add("name", new byte[36]).add("none", null);
        records.add(record(7, 1));
        records.add(record);
        assertThat(offsets()).containsExactly(0L);
    }

    @Test
    void one_that_is_too_large_is_kept_alone_and_forgotten_with_the_next() {
        records.add(record(0, 1));
        records.add(record(1, 1_000));
        assertThat(offsets()).containsExactly(1L);
        records.add(record(2, 1));
        assertThat(offsets()).containsExactly(2L);
    }

    @Test
    void when_all_are_forgotten_the_bytes_begin_again() {
        records.add(record(0, 90));
        records.clear();
        records.add(record(1, 90));
        records.add(record(2, 10));
        assertThat(offsets()).containsExactly(1L, 2L);
    }

    @Test
    void a_record_is_found_by_its_place_until_it_is_forgotten() {
        records.add(record(5, 1));
        assertThat(records.get("t", "0", "5")).isPresent();
        assertThat(records.get("t", "0", "6")).isEmpty();
        assertThat(records.get("t", "1", "5")).isEmpty();
        assertThat(records.get("other", "0", "5")).isEmpty();
        assertThat(records.get("t", "0", "05")).isEmpty();
        records.clear();
        assertThat(records.get("t", "0", "5")).isEmpty();
    }

    @Test
    void a_record_without_a_value_counts_nothing() {
        records.add(new ConsumerRecord<>("t", 0, 9, null, null));
        assertThat(offsets()).containsExactly(9L);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, int bytes) {
        return new ConsumerRecord<>("t", 0, offset, null, new byte[bytes]);
    }

    private List<Long> offsets() {
        return records.all().stream().map(ConsumerRecord::offset).toList();
    }
}
