package org.newsmill.cli;

import org.apache.kafka.common.config.ConfigException;
import org.newsmill.article.Version;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.Locale;
import java.util.concurrent.Callable;

/** The command line {@code newsmill}. */
@Command(
        name = "newsmill",
        mixinStandardHelpOptions = true,
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
            CheckCommand.class,
            StatusCommand.class,
            SkipCommand.class,
            TopologyCommand.class,
            ConfigCommand.class,
            BenchCommand.class
        },
        footer = {
            "",
            "First time here?   newsmill demo; then local, beside it publish and tail",
            "With your Kafka:   newsmill check, then newsmill run",
            "Options, examples: newsmill COMMAND --help"
        })
public final class Main implements Callable<Integer> {

    private static final class Versions implements CommandLine.IVersionProvider {
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
        CommandLine commandLine = spec.commandLine();
        commandLine.getErr().println("newsmill: which command?");
        commandLine.usage(commandLine.getErr());
        return CommandLine.ExitCode.USAGE;
    }

    public static void main(String[] args) {
        // Kafka's broker upper-cases names by the locale of the machine, and does not start under a
        // Turkish one, where i becomes İ. Nothing that we print depends on it.
        Locale.setDefault(Locale.ROOT);
        Logging.nameInstance();
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
                                    console.message(usageMessage(exception));
                                    return CommandLine.ExitCode.USAGE;
                                })
                        .setExecutionExceptionHandler(
                                (exception, ignored, result) -> {
                                    if (console.readerIsGone()) {
                                        return CommandLine.ExitCode.OK;
                                    }
                                    console.failure(exception, main.debug);
                                    return exception instanceof ConfigException
                                            ? CommandLine.ExitCode.USAGE
                                            : CommandLine.ExitCode.SOFTWARE;
                                });
        giveVersion(commandLine);
        commandLine.setResourceBundle(new SettingsBundle());
        int code = CommandLine.ExitCode.SOFTWARE;
        try {
            code = commandLine.execute(args);
        } catch (OutOfMemoryError tooLittle) {
            console.message(
                    "memory does not suffice: give it more, as by JAVA_OPTS=-Xmx2g, or take only"
                            + " smaller events, by -D max.event.bytes");
        }
        return console.finish() ? code : CommandLine.ExitCode.SOFTWARE;
    }

    /** What is wrong and where to read on, in one line. */
    private static String usageMessage(ParameterException exception) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        // So picocli says it of -D without a value.
        String message = exception.getMessage().replace("option option", "option");
        if (exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !exception.getCommandLine().getSubcommands().isEmpty()) {
            message = "there is no command '" + unmatched.getUnmatched().get(0) + "'";
        } else if (exception instanceof UnmatchedArgumentException unmatched) {
            for (String word : unmatched.getUnmatched()) {
                message = message.replace(word, withoutValue(word));
            }
        } else if (exception.getValue() != null) {
            message = message.replace(exception.getValue(), withoutValue(exception.getValue()));
        }
        return message + " (see '" + command + " --help')";
    }

    /** What follows a setting's key may be a secret, which a log would keep. */
    private static String withoutValue(String word) {
        int end = 0;
        while (end < word.length() && "=:".indexOf(word.charAt(end)) < 0) {
            end++;
        }
        return end == word.length() ? word : word.substring(0, end + 1) + "…";
    }

    private static void giveVersion(CommandLine commandLine) {
        commandLine.getCommandSpec().versionProvider(new Versions());
        commandLine.getSubcommands().values().forEach(Main::giveVersion);
    }
}
