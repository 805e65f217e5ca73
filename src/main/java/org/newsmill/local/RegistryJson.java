package org.newsmill.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON of {@link RegistryApi}: what comes in, what goes out. Records of our own, since those of
 * Confluent's client carry the annotations of whichever Jackson it was packed with.
 */
final class RegistryJson {
    static final String AVRO = "AVRO";

    private static final Logger LOG = LoggerFactory.getLogger(RegistryJson.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    /** A schema asked about; the parts that this registry does without are there to be refused. */
    record SchemaRequest(
            String schema,
            String schemaType,
            List<JsonNode> references,
            JsonNode metadata,
            JsonNode ruleSet,
            Integer id) {}

    record LevelJson(String compatibility) {}

    record ModeJson(String mode) {}

    record ErrorJson(@JsonProperty("error_code") int code, String message) {}

    record VersionJson(String subject, int version, int id, String schema) {}

    record SubjectVersionJson(String subject, int version) {}

    record SchemaJson(String schema, @JsonInclude(JsonInclude.Include.NON_NULL) Integer maxId) {}

    record CompatibilityJson(
            @JsonProperty("is_compatible") boolean compatible,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<String> messages) {}

    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * The schema in a request's body.
     *
     * @throws RegistryException 400, or 42201 for what this registry does without
     */
    SchemaRequest schemaRequest(Context ctx) {
        SchemaRequest request = read(ctx, SchemaRequest.class);
        if (request.schemaType() != null && !request.schemaType().equals(AVRO)) {
            throw RegistryException.invalidSchema(
                    "this development registry keeps AVRO schemas only, not "
                            + request.schemaType());
        }
        if (request.references() != null && !request.references().isEmpty()
                || isGiven(request.metadata())
                || isGiven(request.ruleSet())) {
            throw RegistryException.invalidSchema(
                    "this development registry does without references, metadata and rule sets");
        }
        if (request.schema() == null || request.schema().isBlank()) {
            throw RegistryException.invalidSchema("it is empty");
        }
        return request;
    }

    private static boolean isGiven(JsonNode node) {
        return node != null && !node.isNull();
    }

    /**
     * The compatibility level in a request's body.
     *
     * @throws RegistryException 400 or 42203
     */
    CompatibilityLevel levelRequest(Context ctx) {
        String name = read(ctx, LevelJson.class).compatibility();
        CompatibilityLevel level = name == null ? null : CompatibilityLevel.forName(name);
        if (level == null) {
            throw new RegistryException(
                    42203,
                    "Invalid compatibility level. Valid values are "
                            + List.of(CompatibilityLevel.values()));
        }
        return level;
    }

    /**
     * A request's body.
     *
     * @throws RegistryException 400 if it is not the JSON object that {@code type} asks for
     * @throws HttpResponseException 413 if it is too large
     */
    <T> T read(Context ctx, Class<T> type) {
        try {
            T value = mapper.readValue(ctx.bodyAsBytes(), type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            LOG.debug("A request's body is not the JSON expected", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new RegistryException(400, "The body is not the JSON object expected here");
    }

    void answer(Context ctx, Object value) {
        try {
            ctx.contentType(CONTENT_TYPE).result(mapper.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void answerText(Context ctx, String text) {
        ctx.contentType(CONTENT_TYPE).result(text.getBytes(StandardCharsets.UTF_8));
    }

    void error(Context ctx, int status, int code, String message) {
        ctx.status(status);
        answer(ctx, new ErrorJson(code, message));
    }
}
