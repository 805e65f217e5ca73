package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import io.confluent.kafka.serializers.subject.strategy.SubjectNameStrategy;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.newsmill.article.Outage;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.RegistrySettings;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a topic's subject holds in the registry, and our own schema beside it: compared after a
 * record could not be written, to say why. Thread-safe.
 */
public final class RegisteredSchemas {

    private static final int CONFLICT = 409;
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int SCHEMA_NOT_FOUND = 40403;

    /** How many versions are compared, the latest first: each is a request. */
    private static final int MOST_VERSIONS = 10;

    private static final Schema OURS = EnrichedArticle.getClassSchema();

    /** What Avro adds to our schema for Java, which the serializer takes out again. */
    private static final String JAVA_PROPERTY = ",\"avro.java.string\":\"String\"";

    private static final String NORMALISE = "normalize.schemas";

    private final Registry registry;

    public RegisteredSchemas(Registry registry) {
        this.registry = registry;
    }

    /**
     * @return null if what was thrown is no refusal
     */
    public RegistryRefusedException refusal(String topic, RuntimeException thrown) {
        RestClientException answer = answer(thrown);
        if (answer != null && answer.getStatus() == CONFLICT) {
            return new RegistryRefusedException(
                    registry.urls(),
                    "the schema registry refuses (409) the schema of "
                            + topic
                            + " as incompatible with what is registered: "
                            + answer.getMessage(),
                    answer);
        }
        return answer == null && registry.settings().useLatest() ? misfit(topic, thrown) : null;
    }

    /** The serializer found that the latest schema does not fit, or that it cannot write by it. */
    private RegistryRefusedException misfit(String topic, RuntimeException thrown) {
        Throwable root = root(thrown);
        if (root instanceof IOException && root.getClass() != IOException.class) {
            return null;
        }
        try {
            String subject = subject(topic);
            SchemaMetadata latest = registry.client().getLatestSchemaMetadata(subject);
            List<Incompatibility> faults =
                    SchemaCompatibility.checkReaderWriterCompatibility(
                                    parsed(latest.getSchema()), OURS)
                            .getResult()
                            .getIncompatibilities();
            return faults.isEmpty()
                    ? null
                    : new RegistryRefusedException(
                            registry.urls(), misfit(topic, subject, latest, faults), thrown);
        } catch (IOException | RestClientException | RuntimeException unknown) {
            thrown.addSuppressed(unknown);
            return null;
        }
    }

    private static String misfit(
            String topic, String subject, SchemaMetadata latest, List<Incompatibility> faults) {
        Incompatibility first = faults.get(0);
        return "records of "
                + topic
                + " do not fit version "
                + latest.getVersion()
                + " of subject "
                + subject
                + ", the latest, which "
                + RegistrySettings.USE_LATEST.key()
                + "=true asks for: "
                + first.getType()
                + " at "
                + first.getLocation()
                + ", "
                + first.getMessage()
                + (faults.size() > 1 ? ", and " + (faults.size() - 1) + " more" : "");
    }

    /**
     * The latest version of a topic's schema.
     *
     * @return 0 if there is none
     * @throws Outage if the registry does not serve us
     */
    public int latestVersion(String topic) {
        try {
            return registry.client().getLatestSchemaMetadata(subject(topic)).getVersion();
        } catch (RestClientException answer) {
            if (answer.getErrorCode() == SUBJECT_NOT_FOUND
                    || answer.getErrorCode() == SCHEMA_NOT_FOUND) {
                return 0;
            }
            throw away(answer);
        } catch (IOException | RuntimeException away) {
            throw away(away);
        }
    }

    private Outage away(Exception thrown) {
        return RegistryOutage.of(registry.urls(), thrown);
    }

    /** The outage, in words that name what is missing in the registry, if something is. */
    public Outage outage(String topic, RuntimeException thrown) {
        RestClientException answer = answer(thrown);
        boolean missing =
                answer != null
                        && (answer.getErrorCode() == SUBJECT_NOT_FOUND
                                || answer.getErrorCode() == SCHEMA_NOT_FOUND);
        if (missing && !registry.settings().autoRegister()) {
            try {
                return new RegistryOutage(missing(topic), thrown);
            } catch (IOException | RestClientException | RuntimeException unknown) {
                thrown.addSuppressed(unknown);
            }
        }
        return RegistryOutage.of(registry.urls(), thrown);
    }

    private String missing(String topic) throws IOException, RestClientException {
        String subject = subject(topic);
        return "the schema registry at "
                + registry.urls()
                + " does not have Newsmill's schema under subject "
                + subject
                + ", and "
                + RegistrySettings.AUTO_REGISTER.key()
                + " is false: "
                + versions(subject)
                + "; articles wait until schemas/EnrichedArticle.avsc is registered there, as it"
                + " is, or a restart with "
                + RegistrySettings.USE_LATEST.key()
                + "=true";
    }

    private String versions(String subject) throws IOException, RestClientException {
        List<Integer> versions;
        try {
            versions = registry.client().getAllVersions(subject);
        } catch (RestClientException answer) {
            if (answer.getErrorCode() == SUBJECT_NOT_FOUND) {
                return "there is no such subject";
            }
            throw answer;
        }
        SchemaDifference nearest = null;
        int at = 0;
        for (int version : latest(versions)) {
            String text = registry.client().getSchemaMetadata(subject, version).getSchema();
            SchemaDifference difference =
                    SchemaDifference.between(
                            OURS, parsed(text), registry.settings().removeJavaProperties());
            if (nearest == null || difference.count() < nearest.count()) {
                nearest = difference;
                at = version;
            }
        }
        return nearest == null
                ? "it has no versions"
                : "it has "
                        + (versions.size() == 1 ? "version " : "versions ")
                        + text(versions)
                        + ", of which "
                        + at
                        + " comes nearest, with "
                        + nearest.inWords();
    }

    private static List<Integer> latest(List<Integer> versions) {
        return versions.stream().sorted(Comparator.reverseOrder()).limit(MOST_VERSIONS).toList();
    }

    private static String text(List<Integer> versions) {
        String all = String.join(", ", versions.stream().map(String::valueOf).toList());
        return versions.size() <= MOST_VERSIONS
                ? all
                : versions.get(0) + " to " + versions.get(versions.size() - 1);
    }

    /** Registers our schema for that topic, as the serializer does for its first record. */
    void register(String topic) throws IOException, RestClientException {
        registry.client().register(subject(topic), ours(), registry.settings().isTrue(NORMALISE));
    }

    /** Our schema as the serializer registers it. */
    AvroSchema ours() {
        String schema = OURS.toString();
        return new AvroSchema(
                registry.settings().removeJavaProperties()
                        ? schema.replace(JAVA_PROPERTY, "")
                        : schema);
    }

    String subject(String topic) {
        SubjectNameStrategy strategy =
                (SubjectNameStrategy)
                        new KafkaAvroSerializerConfig(registry.settings().asMap())
                                .valueSubjectNameStrategy();
        return strategy.subjectName(topic, false, new AvroSchema(OURS));
    }

    private static Schema parsed(String schema) {
        return Objects.requireNonNull(new AvroSchema(schema).rawSchema());
    }

    private static RestClientException answer(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof RestClientException rest) {
                return rest;
            }
        }
        return null;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
