package org.newsmill.local;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;

import org.apache.avro.Schema;
import org.newsmill.local.RegistryState.Version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the development registry knows: subjects, their versions, ids and compatibility levels. By
 * the rules of Confluent's registry: a schema has one id under whatever subjects, ids and versions
 * count from 1, an id is never given to another schema, a deleted version stays readable by its id
 * until it is deleted for good. Compatibility is judged by Confluent's own checker.
 *
 * <p>The whole state is one immutable value and one JSON file, which is written before a change
 * shows. Safe for use by several threads.
 */
final class SchemaStore implements AutoCloseable {
    private static final int LATEST = -1;

    /** Both null where the store is in memory only. */
    private final JsonFile<RegistryState> file;

    private final FolderLock lock;
    private volatile RegistryState state;

    private SchemaStore(JsonFile<RegistryState> file, FolderLock lock, RegistryState state) {
        this.file = file;
        this.lock = lock;
        this.state = state;
    }

    /**
     * Opens the store in a folder, made where there is none.
     *
     * @param folder null: in memory only
     * @throws IllegalStateException if another registry has the folder in use, or its file is
     *     damaged
     */
    static SchemaStore open(Path folder) throws IOException {
        if (folder == null) {
            return new SchemaStore(null, null, RegistryState.EMPTY);
        }
        Path path = folder.toAbsolutePath().normalize().resolve("schemas.json");
        FolderLock lock = FolderLock.take(path.resolveSibling("schemas.lock"));
        try {
            JsonFile<RegistryState> file = new JsonFile<>(path, RegistryState.class);
            return new SchemaStore(file, lock, file.read().orElse(RegistryState.EMPTY));
        } catch (IOException | RuntimeException e) {
            lock.close();
            if (e instanceof JsonProcessingException) {
                throw new IllegalStateException(path + " is damaged, or no store of schemas", e);
            }
            throw e;
        }
    }

    /**
     * Registers a schema under a subject, once: a second time gives the same id.
     *
     * @return the schema's id
     * @throws RegistryException 409 if the subject's level forbids it, 42201 if it is no Avro
     *     schema
     */
    synchronized int register(String subject, String text, boolean normalise) {
        AvroSchema schema = parse(text, normalise);
        String canonical = schema.canonicalString();
        List<Version> earlier = versions(v -> v.subject().equals(subject) && !v.deleted());
        Optional<Version> known =
                earlier.stream().filter(v -> v.schema().equals(canonical)).findFirst();
        if (known.isPresent()) {
            return known.get().id();
        }
        List<String> obstacles = incompatibilities(subject, schema, earlier);
        if (!obstacles.isEmpty()) {
            throw RegistryException.incompatible(subject, obstacles);
        }
        List<Version> all = new ArrayList<>(state.versions());
        int next = state.nextId();
        int id =
                all.stream()
                        .filter(v -> v.schema().equals(canonical))
                        .map(Version::id)
                        .findFirst()
                        .orElse(next);
        int version =
                all.stream()
                        .filter(v -> v.subject().equals(subject))
                        .mapToInt(Version::version)
                        .max()
                        .orElse(0);
        all.add(new Version(subject, version + 1, id, canonical, false));
        change(state.with(id == next ? next + 1 : next, all));
        return id;
    }

    /**
     * The version under which a subject has a schema.
     *
     * @throws RegistryException 40401, 40403 or 42201
     */
    Version lookUp(String subject, String text, boolean normalise, boolean deleted) {
        String canonical = parse(text, normalise).canonicalString();
        return ofSubject(subject, deleted).stream()
                .filter(v -> v.schema().equals(canonical))
                .findFirst()
                .orElseThrow(RegistryException::schemaNotFound);
    }

    /** All versions that a condition selects, softly deleted ones too, oldest first. */
    List<Version> versions(Predicate<Version> condition) {
        return state.versions().stream().filter(condition).toList();
    }

    /**
     * A subject's versions, at least one, oldest first.
     *
     * @param deleted whether softly deleted ones count
     * @throws RegistryException 40401
     */
    List<Version> ofSubject(String subject, boolean deleted) {
        List<Version> found =
                versions(v -> v.subject().equals(subject) && (deleted || !v.deleted()));
        if (found.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return found;
    }

    /**
     * One version.
     *
     * @param version a number, or {@code latest}
     * @throws RegistryException 40401, 40402 or 42202
     */
    Version find(String subject, String version, boolean deleted) {
        int number = number(version);
        List<Version> candidates = ofSubject(subject, deleted);
        if (number == LATEST) {
            return candidates.get(candidates.size() - 1);
        }
        return candidates.stream()
                .filter(v -> v.version() == number)
                .findFirst()
                .orElseThrow(() -> RegistryException.versionNotFound(number));
    }

    /**
     * What stands against registering a schema, empty where nothing does.
     *
     * @param version the version to compare with, null for those that the subject's level asks for.
     *     The latest version of a subject that has none stands against nothing
     * @throws RegistryException 40401, 40402, 42201 or 42202
     */
    List<String> incompatibilities(String subject, String version, String text, boolean normalise) {
        AvroSchema schema = parse(text, normalise);
        List<Version> earlier = versions(v -> v.subject().equals(subject) && !v.deleted());
        if (version != null && !(number(version) == LATEST && earlier.isEmpty())) {
            earlier = List.of(find(subject, version, false));
        }
        return incompatibilities(subject, schema, earlier);
    }

    private List<String> incompatibilities(
            String subject, AvroSchema schema, List<Version> earlier) {
        List<ParsedSchemaHolder> parsed = new ArrayList<>();
        for (Version version : earlier) {
            parsed.add(new SimpleParsedSchemaHolder(new AvroSchema(version.schema())));
        }
        return schema.isCompatible(level(subject).orElse(level()), parsed);
    }

    /**
     * Deletes a subject, and its level with it: softly, or what was softly deleted for good.
     *
     * @return the versions deleted
     * @throws RegistryException 40401, 40404 if it is deleted already, 40405 if not yet
     */
    synchronized List<Integer> delete(String subject, boolean permanent) {
        List<Version> all = ofSubject(subject, true);
        List<Version> live = all.stream().filter(v -> !v.deleted()).toList();
        String what = "Subject '" + subject + "'";
        if (permanent && !live.isEmpty()) {
            throw RegistryException.notYetDeleted(40405, what);
        }
        if (!permanent && live.isEmpty()) {
            throw RegistryException.alreadyDeleted(40404, what);
        }
        change(state.without(v -> v.subject().equals(subject), permanent).with(subject, null));
        return (permanent ? all : live).stream().map(Version::version).toList();
    }

    /**
     * Deletes a version: softly, or one that was softly deleted for good.
     *
     * @return its number
     * @throws RegistryException 40401, 40402, 42202, 40406 if it is deleted already, 40407 if not
     *     yet
     */
    synchronized int delete(String subject, String version, boolean permanent) {
        boolean softLatest = number(version) == LATEST && !permanent;
        Version found = find(subject, version, !softLatest);
        String what = "Subject '" + subject + "' Version " + found.version();
        if (permanent && !found.deleted()) {
            throw RegistryException.notYetDeleted(40407, what);
        }
        if (!permanent && found.deleted()) {
            throw RegistryException.alreadyDeleted(40406, what);
        }
        change(state.without(found::equals, permanent));
        return found.version();
    }

    /** The level for subjects without one of their own. */
    CompatibilityLevel level() {
        return state.level();
    }

    /** A subject's own level. */
    Optional<CompatibilityLevel> level(String subject) {
        return Optional.ofNullable(state.subjectLevels().get(subject));
    }

    synchronized void setLevel(CompatibilityLevel level) {
        change(state.with(level));
    }

    /** Gives a subject a level of its own, or takes it away (null). */
    synchronized void setLevel(String subject, CompatibilityLevel level) {
        change(state.with(subject, level));
    }

    /** The highest id given so far, 0 before the first. */
    int highestId() {
        return state.nextId() - 1;
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    private void change(RegistryState next) {
        if (file != null) {
            try {
                file.write(next);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        state = next;
    }

    private static int number(String version) {
        if (version.equals("latest") || version.equals(String.valueOf(LATEST))) {
            return LATEST;
        }
        if (!version.matches("[1-9][0-9]{0,9}") || Long.parseLong(version) > Integer.MAX_VALUE) {
            throw RegistryException.invalidVersion(version);
        }
        return Integer.parseInt(version);
    }

    private static AvroSchema parse(String text, boolean normalise) {
        try {
            // Avro's parser rather than AvroSchema's, which lets wrong defaults pass.
            AvroSchema schema = new AvroSchema(new Schema.Parser().parse(text));
            return normalise ? schema.normalize() : schema;
        } catch (RuntimeException e) {
            throw RegistryException.invalidSchema(e.getMessage());
        }
    }
}
