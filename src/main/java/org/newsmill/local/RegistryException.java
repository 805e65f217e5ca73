package org.newsmill.local;

/**
 * A request that the development registry turns down, with the HTTP status and the error code that
 * Confluent's registry answers in its place.
 *
 * @see <a href="https://docs.confluent.io/platform/7.9/schema-registry/develop/api.html">Confluent
 *     Schema Registry API reference</a>
 */
final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** The status is the code's first three digits, as everywhere in this API. */
    RegistryException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    int status() {
        return code < 1_000 ? code : code / 100;
    }

    static RegistryException subjectNotFound(String subject) {
        return new RegistryException(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryException versionNotFound(int version) {
        return new RegistryException(40402, "Version " + version + " not found.");
    }

    static RegistryException schemaNotFound() {
        return new RegistryException(40403, "Schema not found");
    }

    static RegistryException schemaNotFound(int id) {
        return new RegistryException(40403, "Schema " + id + " not found");
    }

    static RegistryException alreadyDeleted(int code, String what) {
        return new RegistryException(
                code, what + " was soft deleted. Set permanent=true to delete permanently");
    }

    static RegistryException notYetDeleted(int code, String what) {
        return new RegistryException(
                code, what + " was not deleted first before being permanently deleted");
    }

    static RegistryException notConfigured(int code, String subject, String what) {
        return new RegistryException(
                code,
                "Subject '" + subject + "' does not have subject-level " + what + " configured");
    }

    static RegistryException incompatible(String subject, Object details) {
        return new RegistryException(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \""
                        + subject
                        + "\", details: "
                        + details);
    }

    static RegistryException invalidSchema(String why) {
        return new RegistryException(42201, "Invalid schema: " + why);
    }

    static RegistryException invalidVersion(String version) {
        return new RegistryException(
                42202,
                "The specified version '"
                        + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and"
                        + " the string \"latest\"");
    }
}
