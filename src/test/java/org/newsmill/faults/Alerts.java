package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The alerts of {@code deploy/prometheus}, asked by Prometheus' own {@code promtool} about figures
 * that a processor has shown.
 */
final class Alerts {

    private static final Path RULES = Path.of("deploy/prometheus/newsmill-alerts.yml");
    private static final Pattern SAMPLE = Pattern.compile("(newsmill_\\w+)(\\{.*})? (\\S+)");
    private static final Pattern COUNTER =
            Pattern.compile("newsmill_\\w+_(total|bucket|count|sum)");
    private static final Pattern FIRING = Pattern.compile("alertname=\\\\?\"(\\w+)\\\\?\"");

    /** A sample every fifteen seconds, for so many minutes; longer than any alert waits. */
    private static final int MINUTES = 25;

    private static final int SAMPLES = 4 * MINUTES;

    private Alerts() {}

    /**
     * The alerts that fire at last if what is wrong goes on: gauges stay as they are, and counters
     * move by as much every fifteen seconds as they did from {@code before} to {@code now}. Without
     * promtool the test ends here, and says so.
     *
     * @param before what {@code /metrics} said
     * @param now what it says
     */
    static Set<String> ifItGoesOn(String before, String now) throws Exception {
        Path folder = Files.createTempDirectory("newsmill-alerts");
        Path test = folder.resolve("test.yml");
        try {
            Files.writeString(test, rulesTest(samples(before), samples(now)));
            Process promtool =
                    new ProcessBuilder("promtool", "test", "rules", test.toString())
                            .redirectErrorStream(true)
                            .start();
            String printed = new String(promtool.getInputStream().readAllBytes(), UTF_8);
            int code = promtool.waitFor();
            Set<String> firing = new TreeSet<>();
            Matcher names = FIRING.matcher(printed);
            while (names.find()) {
                firing.add(names.group(1));
            }
            // With an empty expectation it is content if, and only if, nothing fires.
            assertThat(code == 0).as(printed).isEqualTo(firing.isEmpty());
            return firing;
        } catch (IOException absent) {
            return abort("promtool is not here (Debian: apt install prometheus): " + absent);
        } finally {
            Files.deleteIfExists(test);
            Files.delete(folder);
        }
    }

    private static String rulesTest(Map<String, BigDecimal> before, Map<String, BigDecimal> now) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("rule_files: ['%s']\n".formatted(RULES.toAbsolutePath()))
                .append("evaluation_interval: 15s\ntests:\n")
                .append("  - interval: 15s\n    input_series:\n");
        series(yaml, "up{instance=\"mill\",job=\"newsmill\"}", BigDecimal.ONE, BigDecimal.ZERO);
        now.forEach(
                (name, value) -> {
                    boolean moves = COUNTER.matcher(name.replaceAll("\\{.*", "")).matches();
                    BigDecimal then = before.getOrDefault(name, BigDecimal.ZERO);
                    BigDecimal step = moves ? value.subtract(then) : BigDecimal.ZERO;
                    series(yaml, name, moves ? then : value, step);
                });
        return yaml.append("    promql_expr_test:\n")
                .append("      - expr: count by (alertname) (ALERTS{alertstate=\"firing\"})\n")
                .append("        eval_time: %dm\n        exp_samples: []\n".formatted(MINUTES))
                .toString();
    }

    private static void series(StringBuilder yaml, String name, BigDecimal first, BigDecimal step) {
        yaml.append("      - series: '%s'\n".formatted(name.replace("'", "''")))
                .append(
                        "        values: '%s%s%sx%d'\n"
                                .formatted(
                                        first.toPlainString(),
                                        step.signum() < 0 ? "" : "+",
                                        step.toPlainString(),
                                        SAMPLES));
    }

    /** By name and labels, with those that Prometheus adds. */
    private static Map<String, BigDecimal> samples(String metrics) {
        Map<String, BigDecimal> samples = new LinkedHashMap<>();
        metrics.lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .filter(sample -> !sample.group(3).equals("NaN"))
                .forEach(
                        sample -> {
                            String labels = sample.group(2) == null ? "{}" : sample.group(2);
                            String inner = labels.substring(1, labels.length() - 1);
                            String own =
                                    inner.isEmpty() || inner.endsWith(",") ? inner : inner + ",";
                            samples.put(
                                    "%s{%sinstance=\"mill\",job=\"newsmill\"}"
                                            .formatted(sample.group(1), own),
                                    new BigDecimal(sample.group(3)));
                        });
        return samples;
    }
}
