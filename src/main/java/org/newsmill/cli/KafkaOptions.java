package org.newsmill.cli;

import org.newsmill.stream.NewsmillConfig;

import picocli.CommandLine.Option;

import java.util.HashMap;
import java.util.Map;

/** The settings, and where Kafka and the registry are: for every command that talks to them. */
final class KafkaOptions extends SettingsOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "SERVERS",
            description = "Where Kafka is: host:port, several separated by commas.")
    private String bootstrapServers;

    @Option(
            names = "--registry-url",
            paramLabel = "URL",
            description = "Where the schema registry is.")
    private String registryUrl;

    KafkaOptions(Console console) {
        super(console);
    }

    @Override
    NewsmillConfig config(Map<String, String> environment, Map<String, String> most) {
        Map<String, String> settings = new HashMap<>();
        if (bootstrapServers != null) {
            settings.put(NewsmillConfig.BOOTSTRAP_SERVERS, bootstrapServers);
        }
        if (registryUrl != null) {
            settings.put(NewsmillConfig.REGISTRY_URL, registryUrl);
        }
        settings.putAll(most);
        return super.config(environment, settings);
    }
}
