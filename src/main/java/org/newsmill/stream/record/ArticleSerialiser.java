package org.newsmill.stream.record;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import io.confluent.kafka.serializers.subject.TopicNameStrategy;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;

import org.newsmill.article.Outage;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.stream.registry.Outages;
import org.newsmill.stream.registry.RegisteredSchemas;
import org.newsmill.stream.registry.Registry;
import org.newsmill.stream.registry.RegistryOutage;
import org.newsmill.stream.registry.RegistryRefusedException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * Records to bytes in the Confluent wire format: a zero byte, the schema's id in four bytes, Avro's
 * binary encoding. Confluent's serializer asks the registry and writes each topic's first record;
 * where {@link SchemaEncoder} writes the very same, it writes those that follow, with the id that
 * was given. Where the settings could make a record differ from our own schema, or its subject from
 * the last one's, Confluent's serializer writes all. Not thread-safe: one for each thread.
 */
public final class ArticleSerialiser implements AutoCloseable {

    private static final int ID_AT = 1;

    /** Those of Confluent's subject names that depend on topic and schema alone. */
    private static final Set<String> PLAIN_STRATEGIES =
            Set.of(
                    TopicNameStrategy.class.getName(),
                    RecordNameStrategy.class.getName(),
                    TopicRecordNameStrategy.class.getName());

    private final Registry registry;
    private final RegisteredSchemas registered;
    private final SchemaEncoder encoder = new SchemaEncoder(EnrichedArticle.getClassSchema());
    private final boolean ourSchemaAlways;
    private KafkaAvroSerializer serializer;
    private int losses;

    /**
     * @param registry shared with others; it stays open
     */
    public ArticleSerialiser(Registry registry) {
        this.registry = registry;
        this.registered = new RegisteredSchemas(registry);
        this.ourSchemaAlways =
                registry.settings().leaveOurSchema()
                        && PLAIN_STRATEGIES.contains(registry.settings().subjectStrategy());
        this.losses = registry.losses();
        this.serializer = registry.serializer();
    }

    /**
     * @param topic the record's topic, from which the subject is named
     * @throws RegistryRefusedException if our schema and the registry's do not go together
     * @throws RegistryOutage for an outage that outlasted our patience (see {@link Outages})
     * @throws RuntimeException for a fault of the record itself
     */
    public byte[] serialise(String topic, EnrichedArticle article) {
        Registry.Known known = registry.known(topic);
        if (known != null && known.ours()) {
            return encoder.encode(known.id(), article);
        }
        byte[] bytes = byConfluents(topic, article);
        int id = ByteBuffer.wrap(bytes).getInt(ID_AT);
        if (known == null || known.id() != id) {
            registry.learn(topic, new Registry.Known(id, isOurs(id, bytes, article)));
        }
        return bytes;
    }

    private boolean isOurs(int id, byte[] bytes, EnrichedArticle article) {
        return ourSchemaAlways && Arrays.equals(bytes, encoder.encode(id, article));
    }

    /** Whether records to that topic are written without asking Confluent's serializer. */
    boolean isDirect(String topic) {
        Registry.Known known = registry.known(topic);
        return known != null && known.ours();
    }

    private byte[] byConfluents(String topic, EnrichedArticle article) {
        registry.tellLoss();
        if (losses != registry.losses()) {
            losses = registry.losses();
            serializer.close();
            serializer = registry.serializer();
        }
        try {
            return Outages.retrying(registry.longestAttempt(), () -> attempt(topic, article));
        } catch (Outage told) {
            throw told;
        } catch (RuntimeException thrown) {
            throw Outages.isOutage(thrown) ? registered.outage(topic, thrown) : thrown;
        }
    }

    private byte[] attempt(String topic, EnrichedArticle article) {
        try {
            return serializer.serialize(topic, article);
        } catch (RuntimeException thrown) {
            RegistryRefusedException refused = registered.refusal(topic, thrown);
            throw refused == null ? thrown : refused;
        }
    }

    @Override
    public void close() {
        serializer.close();
    }
}
