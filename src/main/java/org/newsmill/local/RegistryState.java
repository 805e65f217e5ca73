package org.newsmill.local;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that the development registry remembers, unchangeable, as it stands in its file.
 *
 * @param versions in the order of their registration
 */
record RegistryState(
        int nextId,
        CompatibilityLevel level,
        Map<String, CompatibilityLevel> subjectLevels,
        List<Version> versions) {

    static final RegistryState EMPTY =
            new RegistryState(1, CompatibilityLevel.BACKWARD, Map.of(), List.of());

    /** One version of a subject; {@code schema} is in Avro's JSON as the registry gives it out. */
    record Version(String subject, int version, int id, String schema, boolean deleted) {
        Version softlyDeleted() {
            return new Version(subject, version, id, schema, true);
        }
    }

    RegistryState with(int newNextId, List<Version> newVersions) {
        return new RegistryState(newNextId, level, subjectLevels, List.copyOf(newVersions));
    }

    RegistryState with(CompatibilityLevel newLevel) {
        return new RegistryState(nextId, newLevel, subjectLevels, versions);
    }

    RegistryState with(String subject, CompatibilityLevel levelOrNull) {
        Map<String, CompatibilityLevel> levels = new TreeMap<>(subjectLevels);
        levels.remove(subject);
        if (levelOrNull != null) {
            levels.put(subject, levelOrNull);
        }
        return new RegistryState(nextId, level, levels, versions);
    }

    RegistryState without(Predicate<Version> which, boolean permanent) {
        Stream<Version> all = versions.stream();
        return with(
                nextId,
                permanent
                        ? all.filter(which.negate()).toList()
                        : all.map(v -> which.test(v) ? v.softlyDeleted() : v).toList());
    }
}
