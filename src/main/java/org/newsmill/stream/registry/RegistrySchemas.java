package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.newsmill.format.parse.Schemas;

import java.io.IOException;
import java.util.Set;

/** The registry's schemas for whoever reads records. It remembers what it was told. Thread-safe. */
public final class RegistrySchemas implements Schemas {

    /** No such schema, or none of any subject: registries differ. */
    private static final Set<Integer> NOT_FOUND = Set.of(40401, 40403);

    /** What Confluent's client says, in a plain exception, of a schema of another kind. */
    private static final String OTHER_KIND = "Invalid schema";

    private final Registry registry;

    public RegistrySchemas(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Schema byId(int id) {
        try {
            return Outages.retrying(registry.longestAttempt(), () -> attempt(id));
        } catch (RuntimeException thrown) {
            throw Outages.isOutage(thrown)
                    ? RegistryAwayException.of(registry.urls(), thrown)
                    : thrown;
        }
    }

    private Schema attempt(int id) {
        try {
            Object schema = registry.client().getSchemaById(id).rawSchema();
            return schema instanceof Schema ofAvro ? ofAvro : null;
        } catch (RestClientException answer) {
            if (NOT_FOUND.contains(answer.getErrorCode())) {
                return null;
            }
            throw new SerializationException("the registry did not tell of schema " + id, answer);
        } catch (IOException unread) {
            if (unread.getMessage() != null && unread.getMessage().startsWith(OTHER_KIND)) {
                return null;
            }
            throw new SerializationException("the registry did not tell of schema " + id, unread);
        }
    }
}
