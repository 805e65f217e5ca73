package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;

import java.io.IOException;
import java.util.List;

/**
 * Confluent's client for several serializers, each of which would close it, and for questions whose
 * answers it remembers but that are asked again. Thread-safe.
 */
final class SharedRegistryClient extends CachedSchemaRegistryClient {

    SharedRegistryClient(KafkaAvroSerializerConfig config) {
        super(
                config.getSchemaRegistryUrls(),
                config.getMaxSchemasPerSubject(),
                List.of(new AvroSchemaProvider()),
                config.originals(),
                config.requestHeaders());
    }

    /** The schema with that id, as the registry has it now. */
    Object askAgain(int id) throws IOException, RestClientException {
        return getSchemaByIdFromRegistry(id, null).rawSchema();
    }

    /**
     * Whether the registry has a schema with that id which no one can read as Avro: one of another
     * kind, or a broken one. Confluent's client tells that in several plain ways, and a connection
     * that breaks off looks like one of them: so it has to happen again.
     */
    boolean isNoAvro(int id) throws IOException, RestClientException {
        try {
            getSchemaByIdFromRegistry(id, null);
            return false;
        } catch (IOException | RuntimeException again) {
            if (isOfTheWay(again)) {
                throw again;
            }
            return true;
        }
    }

    /** Whether it failed on the way, not by what it found: that has no type of its own. */
    static boolean isOfTheWay(Exception failed) {
        return Outages.isOutage(failed)
                || failed instanceof IOException && failed.getClass() != IOException.class;
    }

    /** Does nothing: one serializer is closed, and others go on. */
    @Override
    public void close() {}

    /** To be called once. */
    void closeForAll() throws IOException {
        super.close();
    }
}
