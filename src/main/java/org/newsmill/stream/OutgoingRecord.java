package org.newsmill.stream;

import org.apache.kafka.common.header.Headers;

/**
 * A record as it is written, in plain bytes.
 *
 * @param topic where it goes: one of those that the settings name
 * @param key the article's id in UTF-8
 * @param value in Confluent's wire format
 * @param headers its own
 * @param heldUntil when it may be published, see {@link Embargo#heldUntil}
 */
record OutgoingRecord(String topic, byte[] key, byte[] value, Headers headers, long heldUntil) {

    /** A record that may be published now. */
    OutgoingRecord(String topic, byte[] key, byte[] value, Headers headers) {
        this(topic, key, value, headers, Embargo.FREE);
    }
}
