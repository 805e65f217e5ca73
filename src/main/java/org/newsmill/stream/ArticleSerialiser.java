package org.newsmill.stream;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;

import java.time.Duration;
import java.util.Map;

/**
 * Records to bytes in the Confluent wire format: a zero byte, the schema's id in four bytes, Avro's
 * binary encoding. Thread-safe as far as Confluent's serializer is: one for each thread is meant.
 */
final class ArticleSerialiser implements AutoCloseable {

    private static final int CONFLICT = 409;

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final Duration longestAttempt;

    /**
     * @param settings the serializer's own, {@code schema.registry.url} among them
     */
    ArticleSerialiser(Map<String, ?> settings) {
        TrustedClasses.register();
        serializer.configure(settings, false);
        longestAttempt = ClientSettings.longestAttempt(settings);
    }

    /**
     * @param topic the record's topic, from which the subject is named
     * @throws RegistryRefusedException where the registry finds the schema incompatible
     * @throws RegistryAwayException for an outage that outlasted our patience (see {@link Outages})
     * @throws RuntimeException for a fault of the record itself
     */
    byte[] serialise(String topic, EnrichedArticle article) {
        try {
            return Outages.retrying(longestAttempt, () -> attempt(topic, article));
        } catch (RegistryRefusedException refused) {
            throw refused;
        } catch (RuntimeException thrown) {
            throw Outages.isOutage(thrown) ? new RegistryAwayException(thrown) : thrown;
        }
    }

    private byte[] attempt(String topic, EnrichedArticle article) {
        try {
            return serializer.serialize(topic, article);
        } catch (RuntimeException thrown) {
            for (Throwable at = thrown; at != null; at = at.getCause()) {
                if (at instanceof RestClientException rest && rest.getStatus() == CONFLICT) {
                    throw new RegistryRefusedException(topic, rest);
                }
            }
            throw thrown;
        }
    }

    @Override
    public void close() {
        serializer.close();
    }
}
