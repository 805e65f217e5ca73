package org.newsmill.stream;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;

import java.util.Map;

/**
 * Records to bytes in the Confluent wire format: a zero byte, the schema's id in four bytes, Avro's
 * binary encoding. Thread-safe as far as Confluent's serializer is: one for each thread is meant.
 */
final class ArticleSerialiser implements AutoCloseable {

    private static final int CONFLICT = 409;

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();

    /**
     * @param settings the serializer's own, {@code schema.registry.url} among them
     */
    ArticleSerialiser(Map<String, ?> settings) {
        TrustedClasses.register();
        serializer.configure(settings, false);
    }

    /**
     * @param topic the record's topic, from which the subject is named
     * @throws RegistryRefusedException where the registry finds the schema incompatible
     * @throws RuntimeException an outage that outlasted our patience (see {@link Outages})
     */
    byte[] serialise(String topic, EnrichedArticle article) {
        return Outages.retrying(
                () -> {
                    try {
                        return serializer.serialize(topic, article);
                    } catch (RuntimeException thrown) {
                        throw refused(thrown, topic);
                    }
                });
    }

    private static RuntimeException refused(RuntimeException thrown, String topic) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof RestClientException rest && rest.getStatus() == CONFLICT) {
                return new RegistryRefusedException(
                        "the schema registry refuses the schema of "
                                + topic
                                + " as incompatible with what is"
                                + " registered: "
                                + rest.getMessage(),
                        thrown);
            }
        }
        return thrown;
    }

    @Override
    public void close() {
        serializer.close();
    }
}
