package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Setting;
import org.newsmill.settings.Settings;

import picocli.CommandLine;

import java.util.ArrayList;
import java.util.List;

/** Options that stand for a setting say what its line in the list says. */
class SettingsBundleTest {

    private final CommandLine commands =
            new CommandLine(new Main(), new CommandFactory(Console.ofProcess()));

    @Test
    void every_option_that_stands_for_a_setting_names_one_that_there_is() {
        List<String> keys = new ArrayList<>();
        collect(commands, keys);

        assertThat(keys).contains("bootstrap.servers", "topic.partitions");
        assertThat(Settings.ALL.stream().<String>map(Setting::key)).containsAll(keys);
    }

    @Test
    void its_help_is_the_settings_doc_and_default() {
        commands.setResourceBundle(new SettingsBundle());
        CommandLine create = commands.getSubcommands().get("topics").getSubcommands().get("create");

        assertThat(create.getCommandSpec().findOption("--partitions").description())
                .containsExactly(
                        OperationSettings.TOPIC_PARTITIONS.doc()
                                + " Default: "
                                + OperationSettings.TOPIC_PARTITIONS.writtenDefault());
    }

    private static void collect(CommandLine command, List<String> keys) {
        command.getCommandSpec().options().stream()
                .map(option -> option.descriptionKey())
                .filter(key -> !key.isEmpty() && !key.startsWith("mixinStandardHelpOptions"))
                .forEach(keys::add);
        command.getSubcommands().values().forEach(each -> collect(each, keys));
    }
}
