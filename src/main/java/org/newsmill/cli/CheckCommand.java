package org.newsmill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.newsmill.check.Checks;
import org.newsmill.check.Finding;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks everything that 'newsmill run' needs, before it runs.",
            "One line each: \u2713 sound, ! a risk, \u2717 run would not work, - not asked; and"
                + " what to do. It writes no event and changes no topic. The exit code is 1 if run"
                + " would not work."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill check --config newsmill.properties",
            "  newsmill check --json | jq '.findings[] | select(.level == \"FAULT\")'"
        })
final class CheckCommand implements Callable<Integer> {

    private static final Map<Finding.Level, String> MARKS =
            Map.of(
                    Finding.Level.SOUND, "\u2713",
                    Finding.Level.RISK, "!",
                    Finding.Level.FAULT, "\u2717",
                    Finding.Level.SKIPPED, "-");

    @Mixin private KafkaOptions settings;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Console console;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = Checks.run(settings.config());
        boolean passed = Checks.passed(findings);
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("passed", passed);
            all.put("findings", findings);
            console.line(new ObjectMapper().writeValueAsString(all));
        } else {
            findings.forEach(each -> console.line(line(each)));
        }
        return passed ? 0 : 1;
    }

    private static String line(Finding finding) {
        String remedy = finding.remedy() == null ? "" : " \u2192 " + finding.remedy();
        return SafeText.line(
                "%s %-12s %s%s"
                        .formatted(
                                MARKS.get(finding.level()),
                                finding.check(),
                                finding.what().replaceAll("\\R", " "),
                                remedy));
    }
}
