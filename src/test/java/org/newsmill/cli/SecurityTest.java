package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.run.NewsProcessor;
import org.newsmill.settings.NewsmillConfig;

import java.util.HashMap;
import java.util.Map;

/** Every way into Kafka, with a broker that lets nobody do anything without a permission. */
@ExtendWith(SecuredBroker.class)
@Timeout(value = 2, unit = MINUTES)
class SecurityTest {

    private final SecuredBroker.Running broker = SecuredBroker.get();

    @ParameterizedTest
    @CsvSource({
        "MTLS,        User:CN=newsmill",
        "PLAIN,       User:plain-user",
        "OAUTHBEARER, User:token-user"
    })
    void check_comes_in(String way, String principal) throws Exception {
        String name = "check-" + way.toLowerCase();
        broker.allowAll(principal, name);

        Commands check = Commands.run(site(name, broker.settings(way)), "", "check");

        assertThat(check.code()).as(check.text()).isZero();
    }

    @ParameterizedTest
    @Tag("heavy")
    @CsvSource({
        "TLS,         User:ANONYMOUS",
        "MTLS,        User:CN=newsmill",
        "PLAIN,       User:plain-user",
        "SCRAM,       User:scram-user",
        "OAUTHBEARER, User:token-user"
    })
    void events_become_articles_and_every_command_works(String way, String principal)
            throws Exception {
        String name = "way-" + way.toLowerCase();
        broker.allowAll(principal, name);
        Map<String, String> settings = site(name, broker.settings(way));

        Commands check = Commands.run(settings, "", "check");
        assertThat(check.code()).as(check.text()).isZero();
        try (NewsProcessor processor = NewsProcessor.start(new NewsmillConfig(settings))) {
            assertThat(Commands.run(settings, "Prose.", "publish", "-").code()).isZero();
            assertThat(Commands.run(settings, " ", "publish", "-").code()).isZero();
            Commands tail =
                    Commands.run(settings, "", "tail", "--from-beginning", "--max", "1", "--json");
            assertThat(tail.out()).singleElement().asString().contains("Prose.");
            tail =
                    Commands.run(
                            settings,
                            "",
                            "tail",
                            "--dead-letters",
                            "--from-beginning",
                            "--max",
                            "1");
            assertThat(tail.out()).isNotEmpty();
        }
        assertThat(Commands.run(settings, "", "replay", "--dry-run").code()).isZero();
        Commands replay = Commands.run(settings, "", "replay");
        assertThat(replay.code()).as(replay.text()).isZero();
        assertThat(Commands.run(settings, "", "topics", "describe").code()).isZero();
        Commands status = Commands.run(settings, "", "status");
        assertThat(status.code()).as(status.text()).isZero();
        assertThat(check.text() + replay.text() + status.text())
                .doesNotContain(SecuredBroker.PASSWORD)
                .doesNotContain(Certificates.PASSWORD);
    }

    static Map<String, String> site(String name, Map<String, String> way) {
        Map<String, String> settings = new HashMap<>(way);
        settings.put("application.id", name);
        settings.put("input.topic", name + ".raw");
        settings.put("output.topic", name + ".articles");
        settings.put("dead.letter.topic", name + ".letters");
        settings.put("topic.partitions", "1");
        settings.put("schema.registry.url", "mock://" + name);
        settings.put("http.port", "0");
        return settings;
    }
}
