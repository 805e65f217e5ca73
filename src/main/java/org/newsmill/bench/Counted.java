package org.newsmill.bench;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.BitSet;

/** What came out: every number once, or it is not worth measuring. */
final class Counted {

    private final BitSet seen;
    private final int expected;
    private int repeated;
    private int unknown;
    private long records;
    private long bytes;

    /**
     * @param expected records, numbered from 0
     */
    Counted(int expected) {
        this.expected = expected;
        this.seen = new BitSet(expected);
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        records++;
        bytes += record.serializedValueSize() + record.serializedKeySize();
        int number = record.key() == null ? -1 : Cluster.number(record.key());
        if (number < 0 || number >= expected) {
            unknown++;
        } else if (seen.get(number)) {
            repeated++;
        } else {
            seen.set(number);
        }
    }

    long bytes() {
        return bytes;
    }

    /**
     * @param letters dead letters, of which there must be none
     * @throws BenchException where what came out is not what went in
     */
    void check(Variant variant, long letters) {
        int missing = expected - seen.cardinality();
        if (records != expected || missing + repeated + unknown + letters > 0) {
            throw new BenchException(
                    variant.title()
                            + ": "
                            + expected
                            + " should have come out, and "
                            + records
                            + " did ("
                            + missing
                            + " missing, "
                            + repeated
                            + " twice, "
                            + unknown
                            + " unknown, "
                            + letters
                            + " dead letters)");
        }
    }
}
