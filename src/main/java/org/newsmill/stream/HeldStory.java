package org.newsmill.stream;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A record that waits, as bytes: in the state store, and so in its changelog, of which later
 * versions must be able to read what an earlier one wrote.
 *
 * <pre>
 * version (1 byte, 1) · until (8) · timestamp (8) · topic · value · headers (4, their count), each: name · value
 * </pre>
 *
 * Names and values have their length before them (4 bytes; -1 is null).
 *
 * @param until when it is to be written, in milliseconds since 1970
 * @param timestamp its own time, in milliseconds since 1970
 * @param record what is written
 */
record HeldStory(long until, long timestamp, OutgoingRecord record) {

    private static final byte VERSION = 1;
    private static final int NUMBER = Integer.BYTES;

    byte[] bytes() {
        byte[] topic = record.topic().getBytes(StandardCharsets.UTF_8);
        Header[] headers = record.headers().toArray();
        int length =
                1
                        + 2 * Long.BYTES
                        + NUMBER
                        + topic.length
                        + NUMBER
                        + record.value().length
                        + NUMBER;
        for (Header header : headers) {
            length += 2 * NUMBER + header.key().getBytes(StandardCharsets.UTF_8).length;
            length += header.value() == null ? 0 : header.value().length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).put(VERSION).putLong(until);
        bytes.putLong(timestamp);
        put(bytes, topic);
        put(bytes, record.value());
        bytes.putInt(headers.length);
        for (Header header : headers) {
            put(bytes, header.key().getBytes(StandardCharsets.UTF_8));
            put(bytes, header.value());
        }
        return bytes.array();
    }

    /**
     * @param key the record's
     * @param stored what {@link #bytes} gave
     */
    static HeldStory of(byte[] key, byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "a story under embargo was stored by a newer Newsmill (version "
                            + version
                            + " of its form): run that one");
        }
        long until = bytes.getLong();
        long timestamp = bytes.getLong();
        String topic = new String(take(bytes), StandardCharsets.UTF_8);
        byte[] value = take(bytes);
        RecordHeaders headers = new RecordHeaders();
        for (int left = bytes.getInt(); left > 0; left--) {
            headers.add(new String(take(bytes), StandardCharsets.UTF_8), take(bytes));
        }
        return new HeldStory(until, timestamp, new OutgoingRecord(topic, key, value, headers));
    }

    /** When a stored story is to be written. */
    static long until(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong(1);
    }

    private static void put(ByteBuffer bytes, byte[] value) {
        bytes.putInt(value == null ? -1 : value.length);
        if (value != null) {
            bytes.put(value);
        }
    }

    private static byte[] take(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0) {
            return null;
        }
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }
}
