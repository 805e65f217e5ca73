package org.newsmill.stream;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import io.confluent.kafka.serializers.subject.TopicNameStrategy;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;

import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Records to bytes in the Confluent wire format: a zero byte, the schema's id in four bytes, Avro's
 * binary encoding. Confluent's serializer asks the registry and writes each topic's first record;
 * where {@link SchemaEncoder} writes the very same, it writes those that follow, with the id that
 * was given. Where the settings could make a record differ from our own schema, or its subject from
 * the last one's, Confluent's serializer writes all. Not thread-safe: one for each thread.
 */
final class ArticleSerialiser implements AutoCloseable {

    private static final int CONFLICT = 409;
    private static final int ID_AT = 1;

    /** Those of Confluent's subject names that depend on topic and schema alone. */
    private static final Set<String> PLAIN_STRATEGIES =
            Set.of(
                    TopicNameStrategy.class.getName(),
                    RecordNameStrategy.class.getName(),
                    TopicRecordNameStrategy.class.getName());

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final Duration longestAttempt;
    private final SchemaEncoder encoder =
            new SchemaEncoder(EnrichedArticle.getClassSchema());
    private final boolean ourSchemaAlways;

    /** By topic: the schema's id, or none where the two writers differ. */
    private final Map<String, OptionalInt> ids = new HashMap<>();

    /**
     * @param settings the serializer's own, {@code schema.registry.url} among them
     */
    ArticleSerialiser(Map<String, ?> settings) {
        TrustedClasses.register();
        serializer.configure(settings, false);
        longestAttempt = ClientSettings.longestAttempt(settings);
        ourSchemaAlways =
                !Boolean.parseBoolean(String.valueOf(settings.get(NewsmillConfig.USE_LATEST)))
                        && PLAIN_STRATEGIES.contains(
                                String.valueOf(settings.get(NewsmillConfig.SUBJECT_STRATEGY)));
    }

    /**
     * @param topic the record's topic, from which the subject is named
     * @throws RegistryRefusedException where the registry finds the schema incompatible
     * @throws RegistryAwayException for an outage that outlasted our patience (see {@link Outages})
     * @throws RuntimeException for a fault of the record itself
     */
    byte[] serialise(String topic, EnrichedArticle article) {
        OptionalInt id = ids.get(topic);
        if (id != null && id.isPresent()) {
            return encoder.encode(id.getAsInt(), article);
        }
        byte[] bytes = byConfluents(topic, article);
        if (id == null) {
            ids.put(topic, ourSchemaAlways ? idIfSame(bytes, article) : OptionalInt.empty());
        }
        return bytes;
    }

    private OptionalInt idIfSame(byte[] bytes, EnrichedArticle article) {
        int id = ByteBuffer.wrap(bytes).getInt(ID_AT);
        return Arrays.equals(bytes, encoder.encode(id, article))
                ? OptionalInt.of(id)
                : OptionalInt.empty();
    }

    /** Whether records to that topic are written without asking Confluent's serializer. */
    boolean isDirect(String topic) {
        return ids.getOrDefault(topic, OptionalInt.empty()).isPresent();
    }

    private byte[] byConfluents(String topic, EnrichedArticle article) {
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
