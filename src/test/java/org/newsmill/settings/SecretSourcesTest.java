package org.newsmill.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/** Where settings take their secrets from. */
class SecretSourcesTest {

    @Test
    void files_that_values_refer_to_and_stores_are_named() {
        assertThat(
                        SecretSources.of(
                                Map.of(
                                        "kafka.sasl.jaas.config",
                                        "… username=\"${file:/run/mill.properties:user}\""
                                                + " password=\"${dir:/run/secrets:kafka}\";",
                                        "basic.auth.user.info",
                                        "mill:${file:/run/mill.properties:registry}",
                                        "schema.registry.ssl.keystore.location",
                                        "/run/keys.p12",
                                        "streams.ssl.truststore.location",
                                        "/run/trust.p12",
                                        "input.topic",
                                        "${env:RAW}",
                                        "output.topic",
                                        "/run/none")))
                .containsExactly(
                        Path.of("/run/keys.p12"),
                        Path.of("/run/mill.properties"),
                        Path.of("/run/secrets/kafka"),
                        Path.of("/run/trust.p12"));
    }
}
