package org.newsmill.stream.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;

import java.util.Random;

class RecordSizeTest {

    /** A few bytes may be reckoned too many, for lengths are written in one to five. */
    private static final int SLACK = 64;

    @Test
    void is_what_producer_and_broker_reckon_with_or_a_little_more() {
        Random random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            byte[] key = random.nextInt(4) == 0 ? null : new byte[random.nextInt(300_000)];
            byte[] value = random.nextInt(4) == 0 ? null : new byte[random.nextInt(1_100_000)];
            RecordHeaders headers = new RecordHeaders();
            for (int i = random.nextInt(4); i > 0; i--) {
                headers.add(
                        random.nextBoolean() ? "ce_source" : "Überschrift–𝒩",
                        random.nextInt(4) == 0 ? null : new byte[random.nextInt(70_000)]);
            }

            long size = RecordSize.of(key, value, headers);

            int producers =
                    AbstractRecords.estimateSizeInBytesUpperBound(
                            RecordBatch.CURRENT_MAGIC_VALUE,
                            CompressionType.NONE,
                            key,
                            value,
                            headers.toArray());
            int brokers =
                    MemoryRecords.withRecords(
                                    Compression.NONE,
                                    new SimpleRecord(1L, key, value, headers.toArray()))
                            .sizeInBytes();
            assertThat(RecordSize.asProducerReckons(key, value, headers)).isEqualTo(producers);
            assertThat(size)
                    .isGreaterThanOrEqualTo(Math.max(producers, brokers))
                    .isLessThanOrEqualTo(brokers + SLACK);
        }
    }
}
