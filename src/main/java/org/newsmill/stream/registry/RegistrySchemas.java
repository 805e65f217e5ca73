package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.newsmill.format.parse.Schemas;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The registry's schemas for whoever reads records. What it has is remembered for good; what it has
 * not for a short while, since a producer that sends nonsense would have it asked for every event,
 * and a schema may be registered later. Thread-safe.
 */
public final class RegistrySchemas implements Schemas {

    /** No such schema, or none of any subject: registries differ. */
    private static final Set<Integer> NOT_FOUND = Set.of(40401, 40403);

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(10).toNanos();

    /** Nonsense may hold any id. */
    private static final int MOST_REMEMBERED = 1_000;

    private final Registry registry;
    private final LongSupplier nanos;

    /** An id that the registry has no Avro schema for → when it said so. */
    private final Map<Integer, Long> missing = new ConcurrentHashMap<>();

    public RegistrySchemas(Registry registry) {
        this(registry, System::nanoTime);
    }

    /**
     * @param nanos the time, from anywhere
     */
    RegistrySchemas(Registry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    @Override
    public Schema byId(int id) {
        Long said = missing.get(id);
        if (said != null && nanos.getAsLong() - said < REMEMBERED_NANOS) {
            return null;
        }
        Schema schema = asked(id);
        if (schema != null) {
            missing.remove(id);
        } else {
            if (missing.size() >= MOST_REMEMBERED) {
                missing.clear();
            }
            missing.put(id, nanos.getAsLong());
        }
        return schema;
    }

    private Schema asked(int id) {
        try {
            return Outages.retrying(registry.longestAttempt(), () -> attempt(id));
        } catch (RuntimeException thrown) {
            throw Outages.isOutage(thrown) ? RegistryOutage.of(registry.urls(), thrown) : thrown;
        }
    }

    private Schema attempt(int id) {
        try {
            return schema(id);
        } catch (RestClientException answer) {
            if (NOT_FOUND.contains(answer.getErrorCode())) {
                return null;
            }
            throw untold(id, answer);
        } catch (IOException unread) {
            throw untold(id, unread);
        }
    }

    /** What the client cannot read it tells in several ways, some of them unchecked. */
    private Schema schema(int id) throws IOException, RestClientException {
        try {
            Object schema = registry.client().getSchemaById(id).rawSchema();
            return schema instanceof Schema ofAvro ? ofAvro : null;
        } catch (IOException | RuntimeException unread) {
            if (SharedRegistryClient.isOfTheWay(unread)) {
                throw unread;
            }
            if (registry.client() instanceof SharedRegistryClient shared && shared.isNoAvro(id)) {
                return null;
            }
            throw untold(id, unread);
        }
    }

    private static SerializationException untold(int id, Exception why) {
        return new SerializationException("the registry did not tell of schema " + id, why);
    }
}
