package org.newsmill.cli;

import org.newsmill.article.Version;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** The command line {@code newsmill}. */
@Command(
        name = "newsmill",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Turns raw news articles in Kafka into normalised and stemmed Avro records.",
        subcommands = {
            DemoCommand.class,
            LocalCommand.class,
            RunCommand.class,
            PublishCommand.class,
            TailCommand.class,
            ReplayCommand.class,
            ProcessCommand.class,
            TopicsCommand.class,
            TopologyCommand.class,
            ConfigCommand.class,
            BenchCommand.class
        },
        footer = {
            "",
            "First time here? 'newsmill demo' shows it all in one process and ends by itself;",
            "'newsmill local' stays and tells how to connect; 'newsmill COMMAND --help' has"
                    + " examples."
        })
public final class Main implements Callable<Integer> {

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"newsmill " + Version.current()};
        }
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces.")
    private boolean debug;

    @Spec private CommandSpec spec;

    /** Without a command there is nothing to do but to say what there is. */
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        System.exit(run(console, args));
    }

    /** Runs one command; its exit code is 0, 1 for a failure, 2 for wrong usage. */
    static int run(Console console, String... args) {
        Main main = new Main();
        CommandLine commandLine =
                new CommandLine(main, new CommandFactory(console))
                        .setOut(console.outWriter())
                        .setErr(console.errWriter())
                        .setUsageHelpAutoWidth(true)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setParameterExceptionHandler(
                                (exception, ignored) -> {
                                    console.message(exception.getMessage());
                                    console.message(
                                            "see '"
                                                    + exception
                                                            .getCommandLine()
                                                            .getCommandSpec()
                                                            .qualifiedName()
                                                    + " --help'");
                                    return CommandLine.ExitCode.USAGE;
                                })
                        .setExecutionExceptionHandler(
                                (exception, ignored, result) -> {
                                    console.failure(exception, main.debug);
                                    return CommandLine.ExitCode.SOFTWARE;
                                });
        try {
            return commandLine.execute(args);
        } finally {
            console.flush();
        }
    }
}
