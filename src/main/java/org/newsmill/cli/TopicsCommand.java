package org.newsmill.cli;

import org.apache.kafka.clients.admin.Admin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.topic.ReadProgress;
import org.newsmill.topic.TopicReport;
import org.newsmill.topic.TopicSetup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "create|describe",
        description = "Creates the topics, or tells what of their set-up is risky.",
        subcommands = {TopicsCommand.Create.class, TopicsCommand.Describe.class},
        footer = {
            "",
            "Examples:",
            "  newsmill topics create --bootstrap-servers kafka:9092",
            "  newsmill topics describe"
        })
final class TopicsCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "create or describe?");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Creates the topics that are missing, and leaves those that exist as they are.",
                "Dead letters are kept for 30 days, and have 64 KiB more room than events.",
                "Records and letters have the time of their writing (LogAppendTime), so that",
                "those of old events are kept as long as others."
            },
            footer = {"", "Example:", "  newsmill topics create --partitions 12"})
    static final class Create implements Callable<Integer> {

        @Mixin private KafkaOptions settings;

        @Option(names = "--partitions", paramLabel = "N", descriptionKey = "topic.partitions")
        private Integer partitions;

        @Option(
                names = "--replication-factor",
                paramLabel = "N",
                descriptionKey = "topic.replication.factor")
        private Short replicas;

        @Option(names = "--compact", descriptionKey = "topic.compact")
        private Boolean compact;

        private final Console console;

        Create(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            NewsmillConfig config = settings.config();
            try (Admin admin = new KafkaClients(config).admin()) {
                List<String> created = new TopicSetup(admin, config).create();
                created.forEach(name -> console.line("created " + name));
                TopicReport report = TopicReport.of(admin, config);
                report.topics().stream()
                        .filter(topic -> !created.contains(topic.name()))
                        .forEach(topic -> console.line("exists  " + topic.name()));
                console.line(
                        (ReadProgress.createTopic(admin, config) ? "created " : "exists  ")
                                + config.topics().progress());
                report.risks().forEach(risk -> console.message("warning: " + risk));
            }
            return 0;
        }
    }

    @Command(
            name = "describe",
            mixinStandardHelpOptions = true,
            description = {
                "Tells how the topics are set up, and in words what of it is risky.",
                "The exit code is 1 if one is missing."
            },
            footer = {"", "Example:", "  newsmill topics describe --bootstrap-servers kafka:9092"})
    static final class Describe implements Callable<Integer> {

        @Mixin private KafkaOptions settings;

        private final Console console;

        Describe(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            NewsmillConfig config = settings.config();
            TopicReport report;
            try (Admin admin = new KafkaClients(config).admin()) {
                report = TopicReport.of(admin, config);
            }
            int width = report.topics().stream().mapToInt(t -> t.name().length()).max().orElse(0);
            for (TopicReport.Topic topic : report.topics()) {
                console.line(line(topic, width));
            }
            report.missing().forEach(name -> console.line(name + "  is missing"));
            if (!report.risks().isEmpty()) {
                console.line("\nRisky:");
                report.risks().forEach(risk -> console.line("- " + risk));
            }
            if (!report.missing().isEmpty()) {
                console.message("create what is missing with 'newsmill topics create'");
                return 1;
            }
            return 0;
        }

        private static String line(TopicReport.Topic topic, int width) {
            String retention =
                    topic.retention() == null
                            ? "for ever"
                            : "for " + TopicReport.words(topic.retention());
            return String.format(
                    "%-" + width + "s  %s, %s (%d in sync), kept %s," + " records up to %,d bytes",
                    topic.name(),
                    Plural.of(topic.partitions(), "partition"),
                    Plural.of(topic.replicas(), "replica"),
                    topic.minInSync(),
                    retention,
                    topic.maxBytes());
        }
    }
}
