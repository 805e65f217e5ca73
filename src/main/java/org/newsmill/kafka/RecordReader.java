package org.newsmill.kafka;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.stream.registry.RegistryOutage;

import java.util.HashMap;
import java.util.Map;

/** Records of the enriched topics as articles, with schemas from the registry. Thread-safe. */
public final class RecordReader implements AutoCloseable {

    private final NewsmillConfig config;
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();

    public RecordReader(NewsmillConfig config) {
        this.config = config;
        Map<String, Object> avro = new HashMap<>(new SerializerSettings(config).asMap());
        avro.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        TrustedClasses.register();
        deserializer.configure(avro, false);
    }

    /**
     * The article in a record.
     *
     * @throws RegistryOutage if the registry does not tell the record's schema
     */
    public synchronized EnrichedArticle article(ConsumerRecord<byte[], byte[]> record) {
        try {
            return (EnrichedArticle) deserializer.deserialize(record.topic(), record.value());
        } catch (RuntimeException thrown) {
            throw RegistryOutage.named(config, thrown);
        }
    }

    @Override
    public synchronized void close() {
        deserializer.close();
    }
}
