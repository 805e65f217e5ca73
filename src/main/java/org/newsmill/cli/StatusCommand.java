package org.newsmill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.newsmill.settings.NewsmillConfig;
import org.newsmill.topic.GroupStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says how far all instances together are.",
            "How many events wait, in which partitions, since when; how many are done a second; the"
                    + " dead letters of the last hour, by reason; the versions of the schemas. It"
                    + " asks Kafka and the registry, and looks for two seconds."
        },
        footer = {"", "Examples:", "  newsmill status", "  newsmill status --json"})
final class StatusCommand implements Callable<Integer> {

    @Mixin private KafkaOptions settings;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Console console;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        NewsmillConfig config = settings.config();
        GroupStatus status = GroupStatus.of(config);
        if (json) {
            console.line(new ObjectMapper().writeValueAsString(status));
            return 0;
        }
        String raw = config.topics().raw();
        console.line(
                "group    "
                        + status.group()
                        + (status.running() ? ", running" : ", no instance runs"));
        console.line("waiting  " + waiting(status, raw));
        console.line("oldest   " + oldest(status.oldest(), raw, status.lag()));
        console.line("rate     %,.1f offsets/s".formatted(status.perSecond()));
        console.line("letters  " + letters(status));
        console.line("schemas  " + schemas(status));
        return 0;
    }

    private static String waiting(GroupStatus status, String raw) {
        String partitions =
                status.partitions().stream()
                        .filter(each -> each.lag() > 0)
                        .map(
                                each ->
                                        "%s-%d %,d (offset %d to %d)"
                                                .formatted(
                                                        raw,
                                                        each.partition(),
                                                        each.lag(),
                                                        each.committed(),
                                                        each.end()))
                        .collect(Collectors.joining(", "));
        return status.lag() == 0
                ? "no event"
                : Plural.of(status.lag(), "event") + ": " + partitions;
    }

    private static String oldest(GroupStatus.Oldest oldest, String raw, long lag) {
        if (oldest == null) {
            return lag == 0 ? "-" : "not known: what waits cannot be read, or is no event";
        }
        Instant time = Instant.ofEpochMilli(oldest.timestamp());
        long seconds = Math.max(0, Duration.between(time, Instant.now()).toSeconds());
        return "%s (%,d s ago), %s-%d at offset %d"
                .formatted(time, seconds, raw, oldest.partition(), oldest.offset());
    }

    private static String letters(GroupStatus status) {
        Map<String, Integer> letters = status.letters();
        long all = letters.values().stream().mapToLong(Integer::longValue).sum();
        String reasons =
                letters.entrySet().stream()
                        .map(each -> SafeText.line(each.getKey()) + " " + each.getValue())
                        .collect(Collectors.joining(", "));
        return (status.lettersCutOff() ? "more than " : "")
                + "%,d in the last hour".formatted(all)
                + (reasons.isEmpty() ? "" : ": " + reasons);
    }

    private static String schemas(GroupStatus status) {
        return status.registryFault() != null
                ? SafeText.line(status.registryFault())
                : status.schemas().entrySet().stream()
                        .map(
                                each ->
                                        (each.getKey() == 0 ? "none" : "version " + each.getKey())
                                                + " in "
                                                + Plural.of(each.getValue(), "topic"))
                        .collect(Collectors.joining(", "));
    }
}
