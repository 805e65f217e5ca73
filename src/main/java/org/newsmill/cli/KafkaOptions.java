package org.newsmill.cli;

import picocli.CommandLine.Option;

/** The settings, and where Kafka and the registry are: for every command that talks to them. */
final class KafkaOptions extends SettingsOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "SERVERS",
            descriptionKey = "bootstrap.servers")
    private String bootstrapServers;

    @Option(names = "--registry-url", paramLabel = "URL", descriptionKey = "schema.registry.url")
    private String registryUrl;

    KafkaOptions(Console console) {
        super(console);
    }
}
