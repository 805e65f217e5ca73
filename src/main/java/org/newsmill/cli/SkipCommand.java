package org.newsmill.cli;

import org.apache.kafka.common.TopicPartition;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.topic.SkippedEvent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

@Command(
        name = "skip",
        mixinStandardHelpOptions = true,
        description = {
            "Passes over one event that cannot be read at all.",
            "Such as one of a batch whose bytes on the broker's disk are corrupt: it holds its"
                    + " partition forever. All instances must be stopped. The event is lost; a dead"
                    + " letter without its bytes says so. Only the next event can be skipped: the"
                    + " log of 'newsmill run' names it."
        },
        footer = {"", "Example:", "  newsmill skip news.raw-0@4711 --why \"disk of broker 3\""})
final class SkipCommand implements Callable<Integer> {

    @Mixin private KafkaOptions settings;

    @Parameters(
            paramLabel = "TOPIC-PARTITION@OFFSET",
            description = "The event, such as news.raw-0@4711.")
    private String event;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            defaultValue = "it could not be read",
            description = "What the dead letter says (default: ${DEFAULT-VALUE}).")
    private String why;

    @Spec private CommandSpec command;

    private final Console console;

    SkipCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NewsmillConfig config = settings.config();
        int at = event.lastIndexOf('@');
        int hyphen = event.lastIndexOf('-', Math.max(at, 0));
        if (at < 0 || hyphen < 1) {
            throw wrong();
        }
        try {
            TopicPartition partition =
                    new TopicPartition(
                            event.substring(0, hyphen),
                            Integer.parseInt(event.substring(hyphen + 1, at)));
            long offset = Long.parseLong(event.substring(at + 1));
            new SkippedEvent(config).skip(partition, offset, why);
            console.line("skipped " + event + "; a letter in " + config.topics().deadLetters());
            return 0;
        } catch (NumberFormatException noNumber) {
            throw wrong();
        }
    }

    private ParameterException wrong() {
        return new ParameterException(
                command.commandLine(),
                "'" + event + "' is no TOPIC-PARTITION@OFFSET, such as news.raw-0@4711");
    }
}
