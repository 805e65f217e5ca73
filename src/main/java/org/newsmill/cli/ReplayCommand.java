package org.newsmill.cli;

import org.newsmill.article.Reason;
import org.newsmill.replay.Replay;
import org.newsmill.replay.ReplayFilter;
import org.newsmill.replay.ReplaySurvey;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Topics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Sends dead letters back to the raw topic, each once.",
            "They go as the events they were. A replay that was stopped or killed goes on where it"
                    + " ended.",
            "Articles of the same event that were written before are not written again. An event"
                    + " that was sent back replay.max times stays a letter."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill replay --dry-run",
            "  newsmill replay --reason MALFORMED --source urn:wire --since 2026-03-01",
            "  newsmill replay --reason TOO_LARGE,FAILED --max 100"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final String TIME =
            " ISO 8601: 2026-03-01, 2026-03-01T12:00 (both UTC), 2026-03-01T12:00+01:00.";

    @Mixin private KafkaOptions settings;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            split = ",",
            description = "Only letters of these reasons: ${COMPLETION-CANDIDATES}.")
    private Set<Reason> reasons = Set.of();

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Only events of this publisher (ce_source); may be given again.")
    private Set<String> sources = Set.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only letters written at that time or later." + TIME)
    private String since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Only letters written before that time.")
    private String until;

    @Option(names = "--max", paramLabel = "N", description = "At most so many letters.")
    private long max = Long.MAX_VALUE;

    @Option(names = "--dry-run", description = "Only tell what would be sent back.")
    private boolean dryRun;

    @Spec private CommandSpec spec;

    private final Console console;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (max < 0) {
            throw new ParameterException(spec.commandLine(), "--max cannot be negative");
        }
        ReplayFilter filter =
                new ReplayFilter(reasons, sources, time("--since", since), time("--until", until));
        NewsmillConfig config = settings.config();
        Topics topics = config.topics();
        try (Replay replay = new Replay(config, filter, max)) {
            ReplaySurvey survey = replay.survey();
            print(survey, topics);
            if (dryRun) {
                console.line("Nothing was sent back: --dry-run");
            } else if (survey.chosen() > 0) {
                long sent;
                try (Progress progress =
                        Progress.ofCount(console, "replaying", survey.chosen(), "letters")) {
                    sent = replay.run(progress::step);
                }
                console.line(Plural.of(sent, "event") + " sent back to " + topics.raw());
            }
        }
        return 0;
    }

    private void print(ReplaySurvey survey, Topics topics) {
        console.line(
                topics.deadLetters()
                        + ": "
                        + Plural.of(survey.letters(), "letter")
                        + ", "
                        + survey.chosen()
                        + " to send back");
        note(survey.doneBefore(), "was sent back before", "were sent back before");
        note(
                survey.tooOften(),
                "stays: sent back replay.max times",
                "stay: sent back replay.max times");
        note(
                survey.shortened(),
                "stays: shortened, it does not hold its event as it came; publish that again,"
                        + " compressed, from "
                        + topics.raw()
                        + " at the partition and offset in its headers",
                "stay: shortened, they do not hold their event as it came; publish it again,"
                        + " compressed, from "
                        + topics.raw()
                        + " at the partition and offset in their headers");
        note(
                survey.tooLarge(),
                "stays: " + topics.raw() + " would not take it",
                "stay: " + topics.raw() + " would not take them");
        note(survey.notAskedFor(), "was not asked for", "were not asked for");
        histogram("reason", survey.reasons());
        histogram("format", survey.formats());
        histogram("source", survey.sources());
    }

    private void note(long letters, String ifOne, String ifMany) {
        if (letters > 0) {
            console.line("  " + Plural.of(letters, ifOne, ifMany));
        }
    }

    /** The most frequent first. */
    private void histogram(String name, Map<String, Long> counts) {
        int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(
                        entry ->
                                console.line(
                                        String.format(
                                                "%s  %-" + width + "s  %d",
                                                name,
                                                entry.getKey(),
                                                entry.getValue())));
    }

    private Instant time(String option, String written) {
        if (written == null) {
            return null;
        }
        try {
            if (written.indexOf('T') < 0) {
                return LocalDate.parse(written).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean offset = written.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)");
            return offset
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is '" + written + "', and not a time such as 2026-03-01T12:00Z",
                    unreadable);
        }
    }
}
