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

    /** Does nothing: one serializer is closed, and others go on. */
    @Override
    public void close() {}

    /** To be called once. */
    void closeForAll() throws IOException {
        super.close();
    }
}
