package org.newsmill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Lists every setting with its type, default and meaning.",
        footer = {"", "Examples:", "  newsmill config", "  newsmill config --markdown"})
final class ConfigCommand implements Callable<Integer> {

    @Option(names = "--markdown", description = "As the table that stands in README.")
    private boolean markdown;

    private final Console console;

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.line(markdown ? SettingsTable.markdown() : SettingsTable.text());
        return 0;
    }
}
