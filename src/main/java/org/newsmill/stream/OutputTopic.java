package org.newsmill.stream;

import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.newsmill.format.parse.Format;
import org.newsmill.settings.Topics;

import java.util.List;

/**
 * Where a record goes: to the topic of its format, one of those that the settings name. Nothing
 * that an event says becomes a topic's name. As text it says which topics there are.
 */
final class OutputTopic implements TopicNameExtractor<byte[], OutgoingRecord> {

    private final List<String> topics;

    OutputTopic(Topics topics, List<Format> formats) {
        this.topics = List.copyOf(topics.enriched(formats));
    }

    @Override
    public String extract(byte[] key, OutgoingRecord record, RecordContext context) {
        return record.topic();
    }

    @Override
    public String toString() {
        return String.join(", ", topics);
    }
}
