package org.newsmill.cli;

import org.newsmill.settings.Settings;

import java.util.stream.Collectors;

/** The settings as a table, made from the list of them. */
final class SettingsTable {

    private static final int WIDTH = 78;

    private SettingsTable() {}

    /** For the terminal: a paragraph a setting. */
    static String text() {
        return Settings.ALL.stream()
                        .map(
                                each ->
                                        each.shownKey()
                                                + "  ("
                                                + each.typeName()
                                                + ", default: "
                                                + each.writtenDefault()
                                                + ")\n"
                                                + wrapped(each.doc()))
                        .collect(Collectors.joining("\n"))
                + """

                Any setting can stand in the file given by --config, in the environment
                (NEWSMILL_OUTPUT_TOPIC for output.topic) or behind -D on the command line.
                Passed on: kafka.* to every Kafka client, streams.* to Kafka Streams, the
                serializer's own (normalize.schemas, schema.registry.ssl.* …) to it.
                ${env:NAME}, ${file:path:key} and ${dir:folder:file} are replaced in any value.\
                """;
    }

    /** For README. */
    static String markdown() {
        return Settings.ALL.stream()
                .map(
                        each ->
                                "| `"
                                        + each.shownKey()
                                        + "` | "
                                        + each.typeName()
                                        + " | `"
                                        + each.writtenDefault()
                                        + "` | "
                                        + each.doc()
                                        + " |")
                .collect(
                        Collectors.joining(
                                "\n",
                                "| setting | type | default | what it does |\n"
                                        + "| --- | --- | --- | --- |\n",
                                ""));
    }

    private static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            if (column == 0 || column + 1 + word.length() > WIDTH) {
                out.append(column == 0 ? "    " : "\n    ");
                column = 4;
            } else {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.append('\n').toString();
    }
}
