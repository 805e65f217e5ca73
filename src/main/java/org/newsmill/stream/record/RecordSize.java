package org.newsmill.stream.record;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.ByteUtils;
import org.apache.kafka.common.utils.Utils;

/**
 * How large a record is at most when it is sent alone and uncompressed, which is what producer and
 * broker hold against their limits. Kafka protocol guide, "Record Batch" and "Record".
 */
public final class RecordSize {

    /** A batch's own fields. */
    private static final int BATCH_OVERHEAD = 61;

    /** What is reckoned for length, attributes, timestamp and offset deltas. */
    private static final int FIXED_OVERHEAD = 21;

    /** With the lengths of key and value and the number of headers, each at most five bytes. */
    private static final int RECORD_OVERHEAD = FIXED_OVERHEAD + 3 * 5;

    /** The two lengths of a header, at most. */
    private static final int HEADER_OVERHEAD = 10;

    private RecordSize() {}

    /**
     * @return an upper bound, in bytes
     */
    public static long of(byte[] key, byte[] value, Headers headers) {
        long size = BATCH_OVERHEAD + RECORD_OVERHEAD + length(key) + length(value);
        for (Header header : headers) {
            size += HEADER_OVERHEAD + Utils.utf8Length(header.key()) + length(header.value());
        }
        return size;
    }

    /**
     * As a producer reckons it, a little less than {@link #of}: an event just under its limit must
     * not lose its letter's bytes.
     *
     * @return an upper bound, in bytes
     */
    public static long asProducerReckons(byte[] key, byte[] value, Headers headers) {
        long size = BATCH_OVERHEAD + FIXED_OVERHEAD + field(key) + field(value);
        size += ByteUtils.sizeOfVarint(headers.toArray().length);
        for (Header header : headers) {
            int name = Utils.utf8Length(header.key());
            size += ByteUtils.sizeOfVarint(name) + name + field(header.value());
        }
        return size;
    }

    private static long field(byte[] bytes) {
        return bytes == null
                ? ByteUtils.sizeOfVarint(-1)
                : ByteUtils.sizeOfVarint(bytes.length) + (long) bytes.length;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
