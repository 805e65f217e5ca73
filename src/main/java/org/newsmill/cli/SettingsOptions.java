package org.newsmill.cli;

import org.apache.kafka.common.config.ConfigException;
import org.newsmill.settings.NewsmillConfig;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where the settings come from. Later ones win: the file, the environment ({@code
 * NEWSMILL_OUTPUT_TOPIC} for {@code output.topic}), {@code -D}, options that stand for a setting.
 */
class SettingsOptions {

    private static final String ENVIRONMENT_PREFIX = "NEWSMILL_";

    /**
     * Variables that others set or read: the launcher's, and those that Kubernetes gives every
     * container where there is a service called newsmill.
     */
    private static final Predicate<String> NO_SETTING =
            Pattern.compile(
                            "NEWSMILL_(CLASSPATH|SERVICE_HOST|SERVICE_PORT(_.*)?"
                                    + "|PORT(_\\d+_[A-Z]+(_(ADDR|PORT|PROTO))?)?)")
                    .asMatchPredicate();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings.")
    private Path file;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "A setting; see 'newsmill config' for all.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private final Console console;

    SettingsOptions(Console console) {
        this.console = console;
    }

    /**
     * @throws ParameterException for a file that cannot be read or a value that is not valid
     */
    NewsmillConfig config() {
        return config(System.getenv(), fromOptions());
    }

    /**
     * @param most settings that win over all others
     */
    NewsmillConfig config(Map<String, String> environment, Map<String, String> most) {
        Map<String, String> settings = new HashMap<>(fromFile());
        settings.putAll(fromEnvironment(environment));
        settings.putAll(overrides);
        settings.putAll(most);
        try {
            NewsmillConfig config = new NewsmillConfig(settings);
            Logging.apply(config);
            config.unknownKeys().forEach(key -> console.message(unknown(key, config)));
            return config;
        } catch (ConfigException invalid) {
            throw new ParameterException(command.commandLine(), invalid.getMessage(), invalid);
        }
    }

    private static String unknown(String key, NewsmillConfig config) {
        return "warning: there is no setting '"
                + key
                + "'"
                + config.nearestKey(key).map(near -> "; did you mean '" + near + "'?").orElse(".")
                + " It has no effect, unless a class of your own reads it ('newsmill config' lists"
                + " the settings)";
    }

    /** Options that stand for a setting, as {@link SettingsBundle} knows them. */
    private Map<String, String> fromOptions() {
        Map<String, String> settings = new HashMap<>();
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            if (!option.descriptionKey().isEmpty()) {
                settings.put(option.descriptionKey(), option.getValue().toString());
            }
        }
        return settings;
    }

    private Map<String, String> fromFile() {
        Map<String, String> settings = new HashMap<>();
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new ParameterException(
                        command.commandLine(),
                        "cannot read the settings in " + file + ": " + Console.words(unreadable),
                        unreadable);
            }
            properties.forEach(
                    (key, value) -> settings.put((String) key, ((String) value).strip()));
        }
        return settings;
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        environment.forEach(
                (name, value) -> {
                    if (name.startsWith(ENVIRONMENT_PREFIX) && !NO_SETTING.test(name)) {
                        String variable = name.substring(ENVIRONMENT_PREFIX.length());
                        settings.put(NewsmillConfig.keyOfVariable(variable), value);
                    }
                });
        return settings;
    }
}
