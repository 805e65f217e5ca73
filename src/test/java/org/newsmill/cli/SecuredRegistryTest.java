package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.newsmill.run.NewsProcessor;
import org.newsmill.settings.NewsmillConfig;

import java.util.HashMap;
import java.util.Map;

/** A registry with TLS that asks who comes: by a certificate, a password or a token. */
@ExtendWith(SecuredBroker.class)
@Timeout(value = 2, unit = MINUTES)
class SecuredRegistryTest {

    private static GuardedRegistry withTls;
    private static GuardedRegistry withMutualTls;

    @BeforeAll
    static void start() throws Exception {
        withTls = GuardedRegistry.start(false);
        withMutualTls = GuardedRegistry.start(true);
    }

    @AfterAll
    static void stop() {
        withTls.close();
        withMutualTls.close();
    }

    private static Map<String, String> settings(GuardedRegistry server, String name) {
        Map<String, String> settings = SecurityTest.site(name, SecuredBroker.get().settings("TLS"));
        settings.put("schema.registry.url", server.url());
        settings.put(
                "schema.registry.ssl.truststore.location",
                SecuredBroker.get().certificates.trusting("server").toString());
        settings.put("schema.registry.ssl.truststore.password", Certificates.PASSWORD);
        return settings;
    }

    private static void showCertificate(Map<String, String> settings) {
        settings.put(
                "schema.registry.ssl.keystore.location",
                SecuredBroker.get().certificates.keys("client").toString());
        settings.put("schema.registry.ssl.keystore.password", Certificates.PASSWORD);
    }

    @Test
    void articles_are_written_and_read_with_a_certificate_and_a_password() {
        Map<String, String> settings = settings(withMutualTls, "registry-mutual");
        showCertificate(settings);
        settings.put("basic.auth.user.info", "mill:" + SecuredBroker.PASSWORD);

        try (NewsProcessor processor = NewsProcessor.start(new NewsmillConfig(settings))) {
            assertThat(Commands.run(settings, "Prose.", "publish", "-").code()).isZero();
            Commands tail =
                    Commands.run(settings, "", "tail", "--from-beginning", "--max", "1", "--json");
            assertThat(tail.out()).singleElement().asString().contains("Prose.");
            assertThat(processor.outage()).isNull();
        }
    }

    @Test
    void check_says_which_of_it_is_wrong() {
        Map<String, String> settings = settings(withMutualTls, "registry-check");
        settings.put("bearer.auth.token", SecuredBroker.PASSWORD);
        Commands without = Commands.run(settings, "", "check");
        assertThat(without.text()).contains("\u2717 registry", "schema.registry.ssl.*");
        showCertificate(settings);
        assertThat(Commands.run(settings, "", "check").text())
                .contains("\u2713 registry", "\u2713 schemas");

        settings.put("schema.registry.url", settings(withTls, "").get("schema.registry.url"));
        assertThat(Commands.run(settings, "", "check").text()).contains("\u2713 registry");
        settings.put("bearer.auth.token", "wr0ng");
        Commands wrong = Commands.run(settings, "", "check");
        assertThat(wrong.text())
                .contains("\u2717 registry", "it answers 401", "bearer.auth.token")
                .doesNotContain("wr0ng");

        settings.remove("schema.registry.ssl.truststore.location");
        settings.remove("schema.registry.ssl.truststore.password");
        assertThat(Commands.run(settings, "", "check").text())
                .contains("\u2717 registry", "certification path", "schema.registry.ssl.*");
    }

    @Test
    void secrets_in_use_are_in_no_line() {
        Map<String, String> settings = new HashMap<>(settings(withTls, "registry-secrets"));
        settings.put("basic.auth.user.info", "mill:wr0ng-one");
        settings.put("bootstrap.servers", "localhost:1");
        settings.put("kafka.default.api.timeout.ms", "1000");
        settings.put("kafka.request.timeout.ms", "500");
        for (String[] command :
                new String[][] {
                    {"check"}, {"check", "--json"}, {"status", "--debug"}, {"topics", "describe"}
                }) {
            assertThat(Commands.run(settings, "", command).text())
                    .doesNotContain("wr0ng-one")
                    .doesNotContain(Certificates.PASSWORD);
        }
    }
}
