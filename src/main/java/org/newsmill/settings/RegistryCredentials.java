package org.newsmill.settings;

import io.confluent.kafka.schemaregistry.client.security.basicauth.BasicAuthCredentialProvider;
import io.confluent.kafka.schemaregistry.client.security.bearerauth.BearerAuthCredentialProvider;

import org.apache.kafka.common.config.ConfigException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * How we tell the registry who we are. Its client takes credentials from one source, which has a
 * name; if the settings do not name it, they show it.
 */
final class RegistryCredentials {

    private static final String USER_INFO = "USER_INFO";
    private static final String STATIC_TOKEN = "STATIC_TOKEN";
    private static final String INHERITED = "_INHERIT";
    private static final String SASL = "sasl.";

    private final String basicSource;
    private final String userInfo;
    private final String bearerSource;
    private final String token;
    private final Map<String, Object> kafkas = new HashMap<>();

    private RegistryCredentials(NewsmillConfig config) {
        this.userInfo = config.get(RegistrySettings.BASIC_AUTH_USER_INFO).value();
        this.token = config.get(RegistrySettings.BEARER_AUTH_TOKEN).value();
        String basic = config.get(RegistrySettings.BASIC_AUTH_SOURCE);
        String bearer = config.get(RegistrySettings.BEARER_AUTH_SOURCE);
        if (basic.isEmpty() && bearer.isEmpty()) {
            // Two at once are refused by check, and by the client.
            bearer = token.isEmpty() ? "" : STATIC_TOKEN;
            basic = userInfo.isEmpty() ? "" : USER_INFO;
            if (basic.isEmpty() && bearer.isEmpty() && urls(config).holdCredentials()) {
                basic = "URL";
            }
        }
        this.basicSource = basic;
        this.bearerSource = bearer;
        config.originalsWithPrefix(KnownKeys.KAFKA_PREFIX)
                .forEach(
                        (key, value) -> {
                            if (key.startsWith(SASL)) {
                                kafkas.put(key, value);
                            }
                        });
    }

    private static RegistryUrls urls(NewsmillConfig config) {
        return RegistryUrls.of(config.get(RegistrySettings.REGISTRY_URL));
    }

    /** The settings of the registry's client. */
    static Map<String, Object> settings(NewsmillConfig config) {
        return new RegistryCredentials(config).settings();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        if (basicSource.endsWith(INHERITED) || bearerSource.endsWith(INHERITED)) {
            settings.putAll(kafkas);
        }
        put(settings, RegistrySettings.BASIC_AUTH_SOURCE.key(), basicSource);
        put(settings, RegistrySettings.BASIC_AUTH_USER_INFO.key(), userInfo);
        put(settings, RegistrySettings.BEARER_AUTH_SOURCE.key(), bearerSource);
        put(settings, RegistrySettings.BEARER_AUTH_TOKEN.key(), token);
        return settings;
    }

    private static void put(Map<String, Object> settings, String key, String value) {
        if (!value.isEmpty()) {
            settings.put(key, value);
        }
    }

    /**
     * @throws ConfigException for credentials that cannot be right: the client would send none, and
     *     say nothing
     */
    static void check(NewsmillConfig config) {
        new RegistryCredentials(config).check();
    }

    private void check() {
        if (!basicSource.isEmpty() && !bearerSource.isEmpty()) {
            throw new ConfigException(
                    "The schema registry takes basic credentials or a bearer token, not both: leave"
                            + " out basic.auth.* or bearer.auth.*");
        }
        need(RegistrySettings.BASIC_AUTH_SOURCE.key(), basicSource, USER_INFO, userInfo);
        need(RegistrySettings.BEARER_AUTH_SOURCE.key(), bearerSource, STATIC_TOKEN, token);
        known(
                RegistrySettings.BASIC_AUTH_SOURCE.key(),
                basicSource,
                BasicAuthCredentialProvider.class,
                BasicAuthCredentialProvider::alias);
        known(
                RegistrySettings.BEARER_AUTH_SOURCE.key(),
                bearerSource,
                BearerAuthCredentialProvider.class,
                BearerAuthCredentialProvider::alias);
    }

    private static void need(String key, String source, String wanting, String value) {
        if (source.equals(wanting) && value.isEmpty()) {
            throw new ConfigException(
                    key,
                    source,
                    "needs "
                            + (wanting.equals(USER_INFO)
                                    ? RegistrySettings.BASIC_AUTH_USER_INFO.key()
                                    : RegistrySettings.BEARER_AUTH_TOKEN.key()));
        }
    }

    /** Looks for the source as Confluent's client does, which takes no notice if there is none. */
    private static <T> void known(
            String key, String source, Class<T> service, Function<T, String> alias) {
        if (source.isEmpty()) {
            return;
        }
        List<String> found = new ArrayList<>();
        try {
            for (T each : ServiceLoader.load(service, service.getClassLoader())) {
                found.add(alias.apply(each));
                if (alias.apply(each).equals(source)) {
                    return;
                }
            }
        } catch (LinkageError | ServiceConfigurationError incomplete) {
            // Of those for OAuth, in Confluent's own artifact; found are those before them.
            throw unknown(key, source, found, incomplete);
        }
        throw unknown(key, source, found, null);
    }

    private static ConfigException unknown(
            String key, String source, List<String> found, Throwable cause) {
        ConfigException unknown =
                new ConfigException(
                        key,
                        source,
                        "is none of "
                                + String.join(", ", found)
                                + (source.contains("OAUTH")
                                        ? "; for OAuth the registry's client needs classes that"
                                                + " Kafka's clients no longer have, so it takes a"
                                                + " class of your own with CUSTOM"
                                        : ""));
        unknown.initCause(cause);
        return unknown;
    }
}
