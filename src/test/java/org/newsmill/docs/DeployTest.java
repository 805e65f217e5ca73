package org.newsmill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.meter.Meters;
import org.newsmill.settings.NewsmillConfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in {@code deploy/} is of this Newsmill: its metrics, its settings. */
class DeployTest {

    private static final Pattern METRIC = Pattern.compile("newsmill(_[a-z]+)+");

    private static final Set<String> SHOWN =
            Arrays.stream(Meters.values())
                    .flatMap(DeployTest::series)
                    .collect(Collectors.toUnmodifiableSet());

    @Test
    void dashboard_and_alerts_ask_for_metrics_that_there_are() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String file :
                List.of(
                        "deploy/grafana/newsmill.json",
                        "deploy/prometheus/newsmill-alerts.yml",
                        "deploy/prometheus/newsmill-alerts-test.yml",
                        "deploy/kubernetes/horizontalpodautoscaler.yaml")) {
            METRIC.matcher(Files.readString(Path.of(file)))
                    .results()
                    .map(MatchResult::group)
                    .forEach(asked::add);
        }

        assertThat(asked).hasSizeGreaterThan(15).isSubsetOf(SHOWN);
    }

    @Test
    void every_metric_is_on_the_dashboard() throws IOException {
        String dashboard = Files.readString(Path.of("deploy/grafana/newsmill.json"));

        assertThat(Meters.values())
                .filteredOn(meter -> meter != Meters.INFO)
                .allMatch(meter -> series(meter).anyMatch(dashboard::contains));
    }

    @Test
    void every_alert_has_a_test() throws IOException {
        String tests = Files.readString(Path.of("deploy/prometheus/newsmill-alerts-test.yml"));
        List<String> alerts =
                Pattern.compile("- alert: (\\w+)")
                        .matcher(Files.readString(Path.of("deploy/prometheus/newsmill-alerts.yml")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(alerts)
                .hasSizeGreaterThan(8)
                .allMatch(alert -> tests.contains("alertname: " + alert + "\n"));
    }

    @Test
    void the_table_of_what_faults_look_like_names_alerts_and_metrics_that_there_are()
            throws IOException {
        String page = Files.readString(Path.of("docs/operations.md"));
        String alerts = Files.readString(Path.of("deploy/prometheus/newsmill-alerts.yml"));
        String table = page.substring(page.indexOf("| what goes wrong |"));
        table = table.substring(0, table.indexOf("\n\n"));

        assertThat(METRIC.matcher(table).results().map(MatchResult::group))
                .hasSizeGreaterThan(10)
                .isSubsetOf(SHOWN);
        assertThat(Pattern.compile("`(Newsmill\\w+)`").matcher(table).results())
                .hasSizeGreaterThan(10)
                .allMatch(named -> alerts.contains("alert: " + named.group(1) + "\n"));
        assertThat(Pattern.compile("alert: (\\w+)\n").matcher(alerts).results())
                .as("each alert stands in the table")
                .extracting(found -> found.group(1))
                .allMatch(table::contains);
    }

    @Test
    void the_settings_of_the_kubernetes_deployment_are_settings() throws IOException {
        Properties written = new Properties();
        try (InputStream in =
                Files.newInputStream(Path.of("deploy/kubernetes/config/newsmill.properties"))) {
            written.load(in);
        }
        Map<String, Object> settings = new HashMap<>();
        written.stringPropertyNames().forEach(key -> settings.put(key, written.get(key)));
        // The folder of the secrets is the container's.
        settings.put("kafka.sasl.jaas.config", "one");
        settings.put("basic.auth.user.info", "one:two");

        assertThat(new NewsmillConfig(settings).unknownKeys()).isEmpty();
    }

    private static Stream<String> series(Meters meter) {
        String name = ReferenceTest.prometheus(meter);
        return switch (meter.kind()) {
            case COUNTER, GAUGE -> Stream.of(name);
            case TIMER, LONG_TIMER ->
                    Stream.of("_bucket", "_sum", "_count", "_max").map(name::concat);
        };
    }
}
