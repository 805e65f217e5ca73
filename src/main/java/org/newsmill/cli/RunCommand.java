package org.newsmill.cli;

import org.newsmill.article.Version;
import org.newsmill.console.NewsConsole;
import org.newsmill.run.KafkaAway;
import org.newsmill.run.NewsProcessor;
import org.newsmill.run.http.HealthPage;
import org.newsmill.run.http.HttpServer;
import org.newsmill.run.http.MetricsPage;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.RegistryUrls;
import org.newsmill.settings.Settings;
import org.newsmill.settings.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the processor against your Kafka and schema registry.",
            "It creates the topics that are missing, and works until SIGTERM or Ctrl-C, through"
                    + " outages of both, also when it starts.",
            "It logs to standard error; -D log.level=DEBUG says more, WARN less."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill run --bootstrap-servers kafka:9092 --registry-url http://sr:8081",
            "  newsmill run --config newsmill.properties -D streams.num.stream.threads=2"
        })
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin private KafkaOptions settings;

    @Option(
            names = "--no-wait",
            description =
                    "End with 1 if Kafka is away at the start, or does not let us in; without it,"
                            + " wait as in any outage.")
    private boolean noWait;

    @Override
    public Integer call() throws InterruptedException {
        NewsmillConfig config = settings.config();
        Topics topics = config.topics();
        Logging.tellOfRejections(config);
        try (Shutdown shutdown = new Shutdown();
                MetricsPage metrics = MetricsPage.of(config);
                NewsProcessor processor = NewsProcessor.of(config, metrics.registry());
                NewsConsole page = NewsConsole.of(config, metrics.registry(), processor::ready);
                HttpServer http =
                        HttpServer.start(
                                config,
                                page,
                                HealthPage.live(processor::live),
                                HealthPage.ready(processor::ready),
                                metrics)) {
            shutdown.first(() -> processor.close("the process was told to end (SIGTERM, Ctrl-C)"));
            LOG.info(
                    "{} starts as {}: reads {} at {}, writes {} and {}, registry {}, {}",
                    Version.processor(),
                    config.get(Settings.APPLICATION_ID),
                    topics.raw(),
                    config.get(Settings.BOOTSTRAP_SERVERS),
                    topics.enriched(),
                    topics.deadLetters(),
                    RegistryUrls.withoutSecrets(config.get(RegistrySettings.REGISTRY_URL)),
                    http.port().isPresent()
                            ? "health on port " + http.port().getAsInt()
                            : "no health port");
            processor.launch(noWait ? KafkaAway.FAIL : KafkaAway.WAIT);
            Throwable failure = processor.awaitEnd();
            if (failure != null) {
                throw failure instanceof RuntimeException unchecked
                        ? unchecked
                        : new IllegalStateException(failure.getMessage(), failure);
            }
            return 0;
        }
    }
}
