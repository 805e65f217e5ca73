package org.newsmill.stream;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Records that were serialised before: nothing can fail here. They are never read back. */
final class OutgoingRecordSerde implements Serde<OutgoingRecord> {

    @Override
    public Serializer<OutgoingRecord> serializer() {
        return (topic, record) -> record.value();
    }

    @Override
    public Deserializer<OutgoingRecord> deserializer() {
        throw new UnsupportedOperationException("outgoing records are only written");
    }
}
