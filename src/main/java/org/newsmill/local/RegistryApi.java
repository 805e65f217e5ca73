package org.newsmill.local;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;

import org.newsmill.local.RegistryJson.CompatibilityJson;
import org.newsmill.local.RegistryJson.LevelJson;
import org.newsmill.local.RegistryJson.ModeJson;
import org.newsmill.local.RegistryJson.SchemaJson;
import org.newsmill.local.RegistryJson.SchemaRequest;
import org.newsmill.local.RegistryJson.SubjectVersionJson;
import org.newsmill.local.RegistryJson.VersionJson;
import org.newsmill.local.RegistryState.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;

/**
 * Confluent's REST API over a {@link SchemaStore}: paths, parameters and error codes. Safe for use
 * by several threads.
 *
 * @see <a href="https://docs.confluent.io/platform/7.9/schema-registry/develop/api.html">Confluent
 *     Schema Registry API reference</a>
 */
final class RegistryApi {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryApi.class);
    private static final String READ_WRITE = "READWRITE";

    private final RegistryJson json = new RegistryJson();
    private final SchemaStore store;

    RegistryApi(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> json.answer(ctx, Map.of()));

        routes.get("/subjects", this::listSubjects);
        routes.post("/subjects/{subject}", this::lookUp);
        routes.delete("/subjects/{subject}", this::deleteSubject);
        routes.get("/subjects/{subject}/versions", this::listVersions);
        routes.post("/subjects/{subject}/versions", this::register);
        routes.get("/subjects/{subject}/versions/{version}", this::version);
        routes.get("/subjects/{subject}/versions/{version}/schema", this::versionSchema);
        routes.delete("/subjects/{subject}/versions/{version}", this::deleteVersion);

        routes.get("/schemas/types", ctx -> json.answer(ctx, List.of(RegistryJson.AVRO)));
        routes.get("/schemas/ids/{id}", this::schema);
        routes.get("/schemas/ids/{id}/schema", this::schemaText);
        routes.get("/schemas/ids/{id}/subjects", this::schemaSubjects);
        routes.get("/schemas/ids/{id}/versions", this::schemaVersions);

        routes.post("/compatibility/subjects/{subject}/versions", ctx -> compare(ctx, null));
        routes.post(
                "/compatibility/subjects/{subject}/versions/{version}",
                ctx -> compare(ctx, ctx.pathParam("version")));

        routes.get("/config", ctx -> answerLevel(ctx, store.level()));
        routes.put("/config", this::setLevel);
        routes.delete("/config", this::resetLevel);
        routes.get("/config/{subject}", this::subjectLevel);
        routes.put("/config/{subject}", this::setSubjectLevel);
        routes.delete("/config/{subject}", this::removeSubjectLevel);
        routes.get("/mode", ctx -> json.answer(ctx, new ModeJson(READ_WRITE)));
        routes.put("/mode", this::setMode);
        routes.get("/mode/{subject}", this::subjectMode);

        routes.exception(RegistryException.class, this::refusal);
        routes.exception(HttpResponseException.class, this::httpError);
        routes.exception(Exception.class, this::failure);
    }

    private void listSubjects(Context ctx) {
        String given = ctx.queryParam("subjectPrefix");
        String prefix = given == null ? "" : given;
        List<String> subjects =
                store.versions(v -> shows(ctx, v) && v.subject().startsWith(prefix)).stream()
                        .map(Version::subject)
                        .distinct()
                        .sorted()
                        .toList();
        json.answer(ctx, subjects);
    }

    private void lookUp(Context ctx) {
        SchemaRequest request = json.schemaRequest(ctx);
        answerVersion(
                ctx,
                store.lookUp(
                        subject(ctx),
                        request.schema(),
                        flag(ctx, "normalize"),
                        flag(ctx, "deleted")));
    }

    private void deleteSubject(Context ctx) {
        json.answer(ctx, store.delete(subject(ctx), flag(ctx, "permanent")));
    }

    private void listVersions(Context ctx) {
        boolean deleted = flag(ctx, "deleted") || flag(ctx, "deletedOnly");
        json.answer(
                ctx,
                store.ofSubject(subject(ctx), deleted).stream()
                        .filter(v -> shows(ctx, v))
                        .map(Version::version)
                        .toList());
    }

    private void register(Context ctx) {
        SchemaRequest request = json.schemaRequest(ctx);
        if (request.id() != null && request.id() >= 0) {
            throw new RegistryException(
                    42205, "Subject " + subject(ctx) + " is not in import mode");
        }
        int id = store.register(subject(ctx), request.schema(), flag(ctx, "normalize"));
        json.answer(ctx, Map.of("id", id));
    }

    private void version(Context ctx) {
        answerVersion(
                ctx, store.find(subject(ctx), ctx.pathParam("version"), flag(ctx, "deleted")));
    }

    private void versionSchema(Context ctx) {
        Version found = store.find(subject(ctx), ctx.pathParam("version"), flag(ctx, "deleted"));
        json.answerText(ctx, found.schema());
    }

    private void deleteVersion(Context ctx) {
        json.answer(
                ctx, store.delete(subject(ctx), ctx.pathParam("version"), flag(ctx, "permanent")));
    }

    private void schema(Context ctx) {
        Version found = withId(ctx).get(0);
        json.answer(
                ctx,
                new SchemaJson(found.schema(), flag(ctx, "fetchMaxId") ? store.highestId() : null));
    }

    private void schemaText(Context ctx) {
        json.answerText(ctx, withId(ctx).get(0).schema());
    }

    private void schemaSubjects(Context ctx) {
        json.answer(
                ctx,
                withId(ctx).stream()
                        .filter(v -> shows(ctx, v))
                        .map(Version::subject)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private void schemaVersions(Context ctx) {
        json.answer(
                ctx,
                withId(ctx).stream()
                        .filter(v -> shows(ctx, v))
                        .map(v -> new SubjectVersionJson(v.subject(), v.version()))
                        .toList());
    }

    private void compare(Context ctx, String versionOrNull) {
        SchemaRequest request = json.schemaRequest(ctx);
        List<String> obstacles =
                store.incompatibilities(
                        subject(ctx), versionOrNull, request.schema(), flag(ctx, "normalize"));
        List<String> messages = flag(ctx, "verbose") ? obstacles : null;
        json.answer(ctx, new CompatibilityJson(obstacles.isEmpty(), messages));
    }

    private void setLevel(Context ctx) {
        CompatibilityLevel level = json.levelRequest(ctx);
        store.setLevel(level);
        json.answer(ctx, new LevelJson(level.name()));
    }

    private void resetLevel(Context ctx) {
        CompatibilityLevel old = store.level();
        store.setLevel(RegistryState.EMPTY.level());
        answerLevel(ctx, old);
    }

    private void subjectLevel(Context ctx) {
        String subject = subject(ctx);
        CompatibilityLevel common = flag(ctx, "defaultToGlobal") ? store.level() : null;
        CompatibilityLevel level = store.level(subject).orElse(common);
        if (level == null) {
            throw RegistryException.notConfigured(40408, subject, "compatibility");
        }
        answerLevel(ctx, level);
    }

    private void setSubjectLevel(Context ctx) {
        CompatibilityLevel level = json.levelRequest(ctx);
        store.setLevel(subject(ctx), level);
        json.answer(ctx, new LevelJson(level.name()));
    }

    private void removeSubjectLevel(Context ctx) {
        String subject = subject(ctx);
        CompatibilityLevel old =
                store.level(subject).orElseThrow(() -> RegistryException.subjectNotFound(subject));
        store.setLevel(subject, null);
        answerLevel(ctx, old);
    }

    private void setMode(Context ctx) {
        if (!READ_WRITE.equals(json.read(ctx, ModeJson.class).mode())) {
            throw new RegistryException(
                    42204, "Invalid mode. This development registry knows READWRITE only");
        }
        json.answer(ctx, new ModeJson(READ_WRITE));
    }

    private void subjectMode(Context ctx) {
        if (!flag(ctx, "defaultToGlobal")) {
            throw RegistryException.notConfigured(40409, subject(ctx), "mode");
        }
        json.answer(ctx, new ModeJson(READ_WRITE));
    }

    private static String subject(Context ctx) {
        return ctx.pathParam("subject");
    }

    private static boolean flag(Context ctx, String name) {
        return Boolean.parseBoolean(ctx.queryParam(name));
    }

    /**
     * Whether a list shows a version: live ones, with {@code deleted} all, or only deleted ones.
     */
    private static boolean shows(Context ctx, Version version) {
        return flag(ctx, "deletedOnly")
                ? version.deleted()
                : flag(ctx, "deleted") || !version.deleted();
    }

    /** The versions that have the schema of this id, at least one, softly deleted ones included. */
    private List<Version> withId(Context ctx) {
        String text = ctx.pathParam("id");
        if (!text.matches("[0-9]{1,9}")) {
            throw new RegistryException(404, "HTTP 404 Not Found");
        }
        int id = Integer.parseInt(text);
        List<Version> versions = store.versions(v -> v.id() == id);
        if (versions.isEmpty()) {
            throw RegistryException.schemaNotFound(id);
        }
        return versions;
    }

    private void answerVersion(Context ctx, Version v) {
        json.answer(ctx, new VersionJson(v.subject(), v.version(), v.id(), v.schema()));
    }

    private void answerLevel(Context ctx, CompatibilityLevel level) {
        json.answer(ctx, Map.of("compatibilityLevel", level.name()));
    }

    private void refusal(RegistryException e, Context ctx) {
        json.error(ctx, e.status(), e.code(), e.getMessage());
    }

    private void httpError(HttpResponseException e, Context ctx) {
        String reason = HttpStatus.forStatus(e.getStatus()).getMessage();
        json.error(ctx, e.getStatus(), e.getStatus(), "HTTP " + e.getStatus() + " " + reason);
    }

    private void failure(Exception e, Context ctx) {
        LOG.warn("The development registry failed at {} {}", ctx.method(), ctx.path(), e);
        json.error(ctx, 500, 50001, "Error in the backend data store: " + e.getMessage());
    }
}
