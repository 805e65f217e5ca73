package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.RegistryUrls;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** What a failure of the registry means, for a person who can do something about it. */
final class RegistryWords {

    /** Confluent's client gives this code to what it cannot read. */
    private static final int NOT_A_REGISTRYS_ANSWER = 50005;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVERS_FAULT = 500;

    private RegistryWords() {}

    /** The rest of a sentence that begins with the registry. */
    static String of(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof RestClientException rest) {
                return ofAnswer(rest);
            }
            if (at instanceof ThrottlingQuotaExceededException) {
                return "it answers " + TOO_MANY + ": too many requests";
            }
            root = at;
        }
        return RegistryUrls.withoutSecrets(ofWay(root));
    }

    private static String ofAnswer(RestClientException answer) {
        int status = answer.getStatus();
        String told = "it answers " + status;
        return switch (status) {
            case UNAUTHORIZED ->
                    told
                            + ": it wants credentials, or others than it is given; set "
                            + RegistrySettings.BASIC_AUTH_USER_INFO.key()
                            + " or "
                            + RegistrySettings.BEARER_AUTH_TOKEN.key();
            case FORBIDDEN -> told + ": whoever these credentials belong to may not do this there";
            default ->
                    isRegistrys(answer)
                            ? told + " (" + withCode(answer) + ")"
                            : told + hint(status);
        };
    }

    private static String hint(int status) {
        // A proxy says so of a registry that is away.
        return status >= SERVERS_FAULT
                ? ""
                : ", and not in the way of a schema registry: does "
                        + RegistrySettings.REGISTRY_URL.key()
                        + " lead to one, path included?";
    }

    /** A registry's own codes begin with the status; a web server has none. */
    private static boolean isRegistrys(RestClientException answer) {
        int code = answer.getErrorCode();
        return code != NOT_A_REGISTRYS_ANSWER
                && code != 0
                && !(answer.getStatus() == NOT_FOUND && code == NOT_FOUND);
    }

    private static String withCode(RestClientException answer) {
        return String.valueOf(answer.getMessage()).replace("; error code: ", ", ");
    }

    private static String ofWay(Throwable root) {
        String message = root.getMessage();
        if (root instanceof UnknownHostException) {
            return "there is no host " + message;
        }
        if (root instanceof SocketTimeoutException) {
            return "it does not answer in time (" + message + ")";
        }
        // Jackson's, whose package is not the same in both builds.
        if (root.getClass().getName().contains(".jackson.")) {
            return "what it answers is not JSON: does "
                    + RegistrySettings.REGISTRY_URL.key()
                    + " lead to a schema registry, path included?";
        }
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
