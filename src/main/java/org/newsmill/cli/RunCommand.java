package org.newsmill.cli;

import org.newsmill.article.Version;
import org.newsmill.ops.HealthServer;
import org.newsmill.ops.NewsProcessor;
import org.newsmill.stream.NewsmillConfig;
import org.newsmill.stream.RegistryUrls;
import org.newsmill.stream.Topics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the processor against your Kafka and schema registry.",
            "It creates the topics that are missing, and works until SIGTERM or Ctrl-C, through"
                    + " outages of both."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill run --bootstrap-servers kafka:9092 --registry-url http://sr:8081",
            "  newsmill run --config newsmill.properties -D streams.num.stream.threads=2"
        })
final class RunCommand implements Callable<Integer> {

    @Mixin private KafkaOptions settings;

    private final Console console;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        NewsmillConfig config = settings.config();
        Topics topics = config.topics();
        console.message(
                Version.current()
                        + " starts: "
                        + topics.raw()
                        + " at "
                        + config.getString(NewsmillConfig.BOOTSTRAP_SERVERS)
                        + ", registry "
                        + RegistryUrls.withoutSecrets(
                                config.getString(NewsmillConfig.REGISTRY_URL)));
        try (Shutdown shutdown = new Shutdown();
                NewsProcessor processor = start(config, shutdown);
                HealthServer health =
                        HealthServer.start(config, processor::isLive, processor::isReady)) {
            shutdown.first(processor::close);
            console.message(
                    "reads "
                            + topics.raw()
                            + ", writes "
                            + topics.enriched()
                            + " and "
                            + topics.deadLetters()
                            + (health == null ? "" : "; health on port " + health.port()));
            Throwable failure = processor.awaitEnd();
            if (failure != null) {
                console.failure(failure, false);
                return 1;
            }
            return 0;
        }
    }

    /** Waiting for Kafka ends when the process is told to end. */
    private static NewsProcessor start(NewsmillConfig config, Shutdown shutdown) {
        shutdown.first(Thread.currentThread()::interrupt);
        return NewsProcessor.start(config);
    }
}
