package org.newsmill.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.kafka.ClientCheck;
import org.newsmill.kafka.KafkaClients;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Secrets come out of files, and nowhere else. */
class SecretsTest {

    private static final String SECRET = "v3ry-s3cret";

    @TempDir private Path folder;

    @Test
    void the_whole_of_a_file_is_a_secret_without_its_end_of_line() throws Exception {
        Files.writeString(folder.resolve("password"), SECRET + "\n");

        NewsmillConfig config =
                config("basic.auth.user.info", "mill:${dir:" + folder + ":password}");

        assertThat(config.get(RegistrySettings.BASIC_AUTH_USER_INFO).value())
                .isEqualTo("mill:" + SECRET);
    }

    @Test
    void a_secret_that_was_changed_is_read_when_settings_are_read_again() throws Exception {
        Path file = folder.resolve("registry.properties");
        String named = "mill:${file:" + file + ":password}";
        Files.writeString(file, "password=before\n");
        assertThat(
                        config("basic.auth.user.info", named)
                                .get(RegistrySettings.BASIC_AUTH_USER_INFO)
                                .value())
                .isEqualTo("mill:before");

        Files.writeString(file, "password=after\n");

        assertThat(
                        config("basic.auth.user.info", named)
                                .get(RegistrySettings.BASIC_AUTH_USER_INFO)
                                .value())
                .isEqualTo("mill:after");
    }

    @Test
    void a_file_that_is_missing_ends_the_start() {
        assertThatThrownBy(() -> config("bearer.auth.token", "${dir:" + folder + ":absent}"))
                .hasMessageContaining("bearer.auth.token");
    }

    @Test
    void settings_show_no_secret() {
        NewsmillConfig config = config("bearer.auth.token", SECRET);

        assertThat(config.get(RegistrySettings.BEARER_AUTH_TOKEN).toString())
                .doesNotContain(SECRET);
        assertThat(config.toString()).doesNotContain(SECRET);
    }

    @Test
    void exceptions_show_no_secret_whatever_is_wrong_beside_it() {
        for (String jaas :
                new String[] {
                    "org.apache.kafka.common.security.plain.PlainLoginModule required"
                            + " username=\"mill\" password=\""
                            + SECRET
                            + "\"",
                    "org.apache.kafka.common.security.plain.PlainLoginModule"
                            + " username=\"mill\" password=\""
                            + SECRET
                            + "\";",
                    "org.example.Absent required password=\"" + SECRET + "\";"
                }) {
            NewsmillConfig config =
                    new NewsmillConfig(
                            Map.of(
                                    "kafka.security.protocol",
                                    "SASL_PLAINTEXT",
                                    "kafka.sasl.mechanism",
                                    "PLAIN",
                                    "kafka.sasl.jaas.config",
                                    jaas));
            StringWriter trace = new StringWriter();
            try {
                ClientCheck.check(config);
                new KafkaClients(config).admin().close();
            } catch (RuntimeException refused) {
                refused.printStackTrace(new PrintWriter(trace, true));
            }
            assertThat(trace.toString()).isNotEmpty().doesNotContain(SECRET);
        }
    }

    private static NewsmillConfig config(String key, String value) {
        return new NewsmillConfig(Map.of(key, value));
    }
}
