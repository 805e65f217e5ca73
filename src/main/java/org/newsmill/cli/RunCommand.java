package org.newsmill.cli;

import org.apache.kafka.common.KafkaException;
import org.newsmill.article.Version;
import org.newsmill.console.NewsConsole;
import org.newsmill.run.KafkaAway;
import org.newsmill.run.NewsProcessor;
import org.newsmill.run.SecretWatch;
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
import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

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
        KafkaAway away = noWait ? KafkaAway.FAIL : KafkaAway.WAIT;
        try (Shutdown shutdown = new Shutdown()) {
            while (config != null) {
                config = run(config, away, shutdown);
                away = KafkaAway.WAIT;
            }
            return 0;
        }
    }

    /**
     * Runs the processor until it ends.
     *
     * @return the settings to begin again with, since secrets were exchanged; null to begin no more
     */
    private NewsmillConfig run(NewsmillConfig config, KafkaAway away, Shutdown shutdown)
            throws InterruptedException {
        AtomicReference<NewsmillConfig> next = new AtomicReference<>();
        Topics topics = config.topics();
        Logging.tellOfRejections(config);
        try (MetricsPage metrics = MetricsPage.of(config);
                NewsProcessor processor = NewsProcessor.of(config, metrics.registry());
                NewsConsole page = NewsConsole.of(config, metrics.registry(), processor::ready);
                HttpServer http =
                        HttpServer.start(
                                config,
                                page,
                                HealthPage.live(processor::live),
                                HealthPage.ready(processor::ready),
                                metrics);
                SecretWatch secrets =
                        SecretWatch.begin(
                                config.secretFiles(),
                                files -> beginAgain(files, processor, next))) {
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
            processor.launch(away);
            Throwable failure = processor.awaitEnd();
            if (failure != null) {
                throw failure instanceof RuntimeException unchecked
                        ? unchecked
                        : new IllegalStateException(failure.getMessage(), failure);
            }
            return shutdown.isAsked() ? null : next.get();
        }
    }

    /**
     * Kafka's clients take no new password or certificate while they live, so all begin again; what
     * is in hand is committed before. With settings that do not serve the old ones stay in use.
     * What is wrong is not printed: it might be a secret's.
     */
    private void beginAgain(
            Set<Path> files, NewsProcessor processor, AtomicReference<NewsmillConfig> next) {
        try {
            NewsmillConfig config = settings.config();
            NewsProcessor.check(config);
            next.set(config);
        } catch (ParameterException | KafkaException invalid) {
            LOG.warn(
                    "{} has other contents, with which the settings do not serve ('newsmill check'"
                            + " says why); those that were read before stay in use",
                    files);
            return;
        }
        processor.close(files + " has other contents; it begins again with them");
    }
}
