package org.newsmill.cli;

import io.micrometer.core.instrument.MeterRegistry;

import org.newsmill.console.NewsConsole;
import org.newsmill.format.Formats;
import org.newsmill.kafka.Follower;
import org.newsmill.local.LocalStack;
import org.newsmill.local.PortTakenException;
import org.newsmill.local.Samples;
import org.newsmill.run.http.HealthPage;
import org.newsmill.run.http.HttpServer;
import org.newsmill.run.http.MetricsPage;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Settings;
import org.newsmill.settings.Topics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "local",
        mixinStandardHelpOptions = true,
        description = {
            "Runs it all in one process, to try things out, until Ctrl-C.",
            "Starts a Kafka broker, a schema registry and the processor in one process, for trying"
                + " out and for development, publishes the sample articles, tells how to connect,"
                + " and prints each enriched article as it appears. Ctrl-C ends it."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill local",
            "  newsmill local --no-samples --data-dir ~/newsmill-data",
            "  newsmill local --port 19092 --registry-port 18081"
        })
final class LocalCommand implements Callable<Integer> {

    private static final int CONNECT_COLUMNS = 17;
    private static final int HIGHEST_PORT = 65_535;

    @Mixin private SettingsOptions settings;

    @Option(names = "--no-samples", description = "Publish no sample articles.")
    private boolean noSamples;

    @Option(
            names = "--port",
            defaultValue = "9092",
            paramLabel = "PORT",
            description = "The broker's port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--registry-port",
            defaultValue = "8081",
            paramLabel = "PORT",
            description = "The registry's port (default: ${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description =
                    "The port of /live, /ready and /metrics; -1: none (default: http.port, else a"
                            + " free one).")
    private Integer httpPort;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Keep topics and schemas here; without it they go with the process.")
    private Path dataDir;

    @Spec private CommandSpec command;

    private final Console console;

    LocalCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        checkPort("--port", port);
        checkPort("--http-port", httpPort == null || httpPort == -1 ? 0 : httpPort);
        checkPort("--registry-port", registryPort);
        NewsmillConfig config = settings.config();
        console.message("starts a broker, a registry and the processor …");
        try (Shutdown shutdown = new Shutdown();
                MetricsPage metrics = MetricsPage.of(config);
                LocalStack stack = start(withHttpPort(config.originals()), metrics.registry());
                NewsConsole page =
                        NewsConsole.of(
                                stack.config(), metrics.registry(), stack.processor()::ready);
                HttpServer http =
                        HttpServer.start(
                                stack.config(),
                                page,
                                HealthPage.live(stack.processor()::live),
                                HealthPage.ready(stack.processor()::ready),
                                metrics)) {
            console.line(howToConnect(stack.config(), http, page.isServed(), console.columns()));
            follow(stack, shutdown);
            console.message("stops …");
        }
        return 0;
    }

    private void checkPort(String option, int given) {
        if (given < 0 || given > HIGHEST_PORT) {
            throw new ParameterException(
                    command.commandLine(),
                    option + " is " + given + ", and ports go from 0 (a free one) to 65535");
        }
    }

    /** Nobody who tries it out has to choose a port that is free. */
    private Map<String, Object> withHttpPort(Map<String, Object> given) {
        Map<String, Object> settings = new HashMap<>(given);
        if (httpPort != null) {
            settings.put(OperationSettings.HTTP_PORT.key(), httpPort.toString());
        }
        settings.putIfAbsent(OperationSettings.HTTP_PORT.key(), "0");
        return settings;
    }

    private LocalStack start(Map<String, Object> settings, MeterRegistry meters) throws Exception {
        try {
            return LocalStack.start(settings, dataDir, port, registryPort, meters);
        } catch (PortTakenException taken) {
            String option = taken.port() == registryPort ? "--registry-port" : "--port";
            throw new IllegalStateException(
                    "port "
                            + taken.port()
                            + " is taken: stop what listens there, or choose another with "
                            + option,
                    taken);
        }
    }

    private void follow(LocalStack stack, Shutdown shutdown) throws Exception {
        Topics topics = stack.config().topics();
        List<String> followed = new ArrayList<>(topics.enriched(Formats.ALL));
        followed.add(topics.deadLetters());
        ArticleView view = new ArticleView(console.columns());
        try (Follower follower = new Follower(stack.config(), followed, false)) {
            if (!noSamples) {
                Samples.publish(stack.config());
            }
            follower.follow(
                    record ->
                            console.line(
                                    record.topic().equals(topics.deadLetters())
                                            ? view.ofLetter(record)
                                            : view.of(follower.article(record))),
                    shutdown::isAsked);
        }
    }

    private static String howToConnect(
            NewsmillConfig config, HttpServer http, boolean withConsole, int columns) {
        Topics topics = config.topics();
        String address =
                http.port().isPresent()
                        ? "http://"
                                + config.get(OperationSettings.HTTP_HOST)
                                + ":"
                                + http.port().getAsInt()
                        : null;
        return """

        Kafka            %s
        Schema registry  %s  (for development only)
        Health           %s
        Console          %s
        publish to       %s
        subscribe to     %s
        Ctrl-C ends it.
        """
                .formatted(
                        config.get(Settings.BOOTSTRAP_SERVERS),
                        config.get(RegistrySettings.REGISTRY_URL),
                        address == null ? "none" : address + "/ready",
                        withConsole ? address + "/  (open it in a browser)" : "none",
                        topics.raw(),
                        Columns.wrapped(
                                String.join(", ", topics.enriched(Formats.ALL))
                                        + ", dead letters in "
                                        + topics.deadLetters(),
                                " ".repeat(CONNECT_COLUMNS),
                                Math.max(columns - 1, 0)));
    }
}
