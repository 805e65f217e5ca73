package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.SerializationException;
import org.newsmill.article.Outage;

import java.io.IOException;

/**
 * Whether a topic's records could be written, by what its subject holds: asked before there is a
 * record, and changes nothing. For one thread.
 */
public final class SchemaFit {

    /** What helps against each fault. */
    public static final String REMEDY =
            "register schemas/EnrichedArticle.avsc under that subject, or change the subject's"
                    + " compatibility, its latest version, auto.register.schemas or"
                    + " use.latest.version";

    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final String READ_ONLY = "READONLY";

    private final Registry registry;
    private final RegisteredSchemas schemas;

    public SchemaFit(Registry registry) {
        this.registry = registry;
        this.schemas = new RegisteredSchemas(registry);
    }

    /**
     * @return null if they could be written
     * @throws Outage if the registry does not answer
     */
    public String fault(String topic) {
        try {
            if (registry.settings().isMock()) {
                return null;
            } else if (registry.settings().useLatest()) {
                RuntimeException refused =
                        schemas.refusal(topic, new SerializationException("not tried"));
                return refused == null ? null : refused.getMessage();
            }
            return registry.settings().autoRegister() ? whyNotTaken(topic) : whyNotThere(topic);
        } catch (IOException | RestClientException failed) {
            throw RegistryOutage.of(registry.urls(), failed);
        }
    }

    private String whyNotThere(String topic) throws IOException {
        try {
            registry.client().getId(schemas.subject(topic), schemas.ours());
            return null;
        } catch (RestClientException answer) {
            return schemas.outage(topic, new SerializationException(answer)).getMessage();
        }
    }

    private String whyNotTaken(String topic) throws IOException, RestClientException {
        String subject = schemas.subject(topic);
        AvroSchema ours = schemas.ours();
        try {
            if (!registry.client().testCompatibility(subject, ours)) {
                return "the schema registry at "
                        + registry.urls()
                        + " would refuse the schema of "
                        + topic
                        + " under subject "
                        + subject
                        + ": it is incompatible with what is registered there";
            }
        } catch (RestClientException answer) {
            if (answer.getErrorCode() != SUBJECT_NOT_FOUND) {
                throw answer;
            }
        }
        return isReadOnly() && !has(subject, ours)
                ? "the schema registry at "
                        + registry.urls()
                        + " is read-only, and has no schema of ours under subject "
                        + subject
                : null;
    }

    private boolean has(String subject, AvroSchema schema) throws IOException {
        try {
            return registry.client().getId(subject, schema) > 0;
        } catch (RestClientException missing) {
            return false;
        }
    }

    /** Not every registry tells. */
    private boolean isReadOnly() {
        try {
            return READ_ONLY.equals(registry.client().getMode());
        } catch (IOException | RestClientException | RuntimeException untold) {
            return false;
        }
    }
}
