package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

import java.io.IOException;
import java.util.List;

/**
 * Confluent's client for several serializers, each of which would close it, and for questions whose
 * answers it remembers but that are asked again. Thread-safe.
 */
final class SharedRegistryClient extends CachedSchemaRegistryClient {

    private final RestService rest;

    SharedRegistryClient(KafkaAvroSerializerConfig config) {
        this(config, new RestService(config.getSchemaRegistryUrls()));
    }

    private SharedRegistryClient(KafkaAvroSerializerConfig config, RestService rest) {
        super(
                rest,
                config.getMaxSchemasPerSubject(),
                List.of(new AvroSchemaProvider()),
                config.originals(),
                config.requestHeaders());
        this.rest = rest;
    }

    /** The schema with that id, as the registry has it now. */
    Object askAgain(int id) throws IOException, RestClientException {
        return getSchemaByIdFromRegistry(id, null).rawSchema();
    }

    /**
     * Whether the registry has a schema with that id which no one can read as Avro: one of another
     * kind, or a broken one. Confluent's client tells that by the words of a plain exception alone,
     * which a connection that breaks off may throw as well; so the registry is asked what it is.
     */
    boolean isNoAvro(int id) throws IOException, RestClientException {
        var told = rest.getId(id);
        if (!told.getSchemaType().equals(AvroSchema.TYPE)) {
            return true;
        }
        if (told.getReferences() != null && !told.getReferences().isEmpty()) {
            for (var each : told.getReferences()) {
                getSchemaMetadata(each.getSubject(), each.getVersion());
            }
            return true;
        }
        try {
            new Schema.Parser().parse(told.getSchemaString());
            return false;
        } catch (AvroRuntimeException broken) {
            return true;
        }
    }

    /** Does nothing: one serializer is closed, and others go on. */
    @Override
    public void close() {}

    /** To be called once. */
    void closeForAll() throws IOException {
        super.close();
    }
}
