package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.schemaregistry.client.security.bearerauth.BearerAuthCredentialProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsmill.stream.record.RecordLimits;

import java.net.URL;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A registry that answers 401 to whoever does not say who they are. */
class RegistryCredentialsTest {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("mill:s3:cret".getBytes(UTF_8));
    private static final String BEARER = "Bearer t0ken";

    /** As plug-ins are. */
    public static final class OwnToken implements BearerAuthCredentialProvider {
        @Override
        public String getBearerToken(URL url) {
            return "t0ken";
        }

        @Override
        public void configure(Map<String, ?> settings) {}
    }

    /** Settings that bring credentials along; URL stands for the registry's host and port. */
    record Way(String name, String authorization, String url, Map<String, String> settings) {

        Map<String, String> settings(FaultyRegistry registry) {
            Map<String, String> all = new HashMap<>(settings);
            all.put("schema.registry.url", url.replace("URL", registry.url().substring(7)));
            return all;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        String jaas =
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"mill\" password=\"s3:cret\";";
        return Stream.of(
                new Way(
                        "USER_INFO",
                        BASIC,
                        "http://URL",
                        Map.of(
                                "basic.auth.credentials.source", "USER_INFO",
                                "basic.auth.user.info", "mill:s3:cret")),
                new Way(
                        "user info alone",
                        BASIC,
                        "http://URL",
                        Map.of("basic.auth.user.info", "mill:s3:cret")),
                new Way("in the URL", BASIC, "http://mill:s3:cret@URL", Map.of()),
                new Way(
                        "in the second URL",
                        BASIC,
                        "http://127.0.0.1:1,http://mill:s3:cret@URL/",
                        Map.of()),
                new Way(
                        "as Confluent's own keys",
                        BASIC,
                        "http://URL",
                        Map.of(
                                "schema.registry.basic.auth.credentials.source", "USER_INFO",
                                "schema.registry.basic.auth.user.info", "mill:s3:cret")),
                new Way(
                        "those of Kafka",
                        BASIC,
                        "http://URL",
                        Map.of(
                                "basic.auth.credentials.source",
                                "SASL_INHERIT",
                                "kafka.sasl.jaas.config",
                                jaas)),
                new Way(
                        "STATIC_TOKEN",
                        BEARER,
                        "http://URL",
                        Map.of(
                                "bearer.auth.credentials.source", "STATIC_TOKEN",
                                "bearer.auth.token", "t0ken")),
                new Way(
                        "a class of one's own",
                        BEARER,
                        "http://URL",
                        Map.of(
                                "bearer.auth.credentials.source",
                                "CUSTOM",
                                "bearer.auth.custom.provider.class",
                                OwnToken.class.getName())),
                new Way(
                        "a token alone",
                        BEARER,
                        "http://URL",
                        Map.of("bearer.auth.token", "t0ken")));
    }

    private FaultyRegistry registry;

    @BeforeEach
    void start() {
        registry = new FaultyRegistry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void the_processor_says_who_it_is(Way way) {
        registry.wants(way.authorization());
        try (Mill mill = new Mill(way.settings(registry), RecordLimits.KAFKA_DEFAULT)) {
            mill.put("Prose.");

            assertThat(mill.read("news.enriched.plain")).hasSize(1);
        }
    }
}
