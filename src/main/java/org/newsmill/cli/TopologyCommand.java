package org.newsmill.cli;

import org.apache.kafka.streams.TopologyDescription;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.record.RecordLimits;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Clock;
import java.util.concurrent.Callable;

@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        description = "Prints the topology that 'run' would start.",
        footer = {
            "",
            "Examples:",
            "  newsmill topology",
            "  newsmill topology --mermaid > topology.mmd"
        })
final class TopologyCommand implements Callable<Integer> {

    @Mixin private SettingsOptions settings;

    @Option(names = "--mermaid", description = "As a Mermaid diagram, which GitHub draws.")
    private boolean mermaid;

    private final Console console;

    TopologyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NewsmillConfig config = settings.config();
        // Nothing of the description depends on how much the topics take.
        RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
        TopologyDescription topology =
                NewsTopology.of(config, limits, Clock.systemUTC()).get().describe();
        console.line(
                mermaid ? new MermaidDiagram(topology).toString() : topology.toString().strip());
        return 0;
    }
}
