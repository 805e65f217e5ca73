package org.newsmill.console;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;

import java.util.HashMap;
import java.util.Map;

/** Records as articles, when somebody wants to see one. Thread-safe: one at a time. */
final class RecordReader implements AutoCloseable {

    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();

    RecordReader(NewsmillConfig config) {
        Map<String, Object> avro = new HashMap<>(new SerializerSettings(config).asMap());
        avro.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        TrustedClasses.register();
        deserializer.configure(avro, false);
    }

    synchronized EnrichedArticle article(ConsumerRecord<byte[], byte[]> record) {
        return (EnrichedArticle) deserializer.deserialize(record.topic(), record.value());
    }

    @Override
    public synchronized void close() {
        deserializer.close();
    }
}
