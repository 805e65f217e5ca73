package org.newsmill.cli;

import org.newsmill.format.Formats;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.NewsHeader;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files that events are read from, and the options that stand for an event's headers. */
final class EventOptions {

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Files, folders (their files by name), or - for standard input.")
    private List<String> inputs;

    @Option(
            names = "--lines",
            description = "Each line of a file is an event; blank lines are passed over.")
    private boolean lines;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private String format;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The event's id (ce_id); for one event alone.")
    private String id;

    @Option(names = "--source", paramLabel = "SOURCE", description = "The publisher or feed.")
    private String source;

    @Option(
            names = "--content-type",
            paramLabel = "TYPE",
            description =
                    "MIME type with optional charset, such as 'text/plain; charset=windows-1252';"
                            + " without it the file's ending decides.")
    private String contentType;

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            description = "The title, if the document has none.")
    private String title;

    @Option(
            names = "--published",
            paramLabel = "DATE",
            description = "ISO 8601 date or date-time, if the document has none.")
    private String published;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language, a BCP 47 tag such as fr or pt-BR.")
    private String language;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "Any other header of the event; may be given more than once.")
    private Map<String, String> others = Map.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The events' format; without it, it is told from their content.")
    private void format(String name) {
        List<String> known = Formats.ALL.stream().map(Format::name).toList();
        if (known.stream().noneMatch(name::equalsIgnoreCase)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--format is '" + name + "', and not one of " + String.join(", ", known));
        }
        format = name;
    }

    /** The files and folders as they were given. */
    List<String> inputs() {
        return inputs;
    }

    /**
     * The files to read.
     *
     * @throws ParameterException for an id that more than one event would have
     * @throws IOException for what does not exist or cannot be read
     */
    List<String> files() throws IOException {
        List<String> files = FileEvents.expand(inputs);
        if (id != null && (lines || files.size() > 1)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--id is for one event, and "
                            + (lines
                                    ? "with --lines each line is one"
                                    : "there are " + Plural.of(files.size(), "file")));
        }
        return files;
    }

    boolean lines() {
        return lines;
    }

    /** The headers that an event of this file has, by their names; only those that are set. */
    Map<String, String> headers(String fileName) {
        Map<String, String> headers = new HashMap<>(others);
        put(headers, NewsHeader.ID.key(), id);
        put(headers, NewsHeader.FORMAT.key(), format);
        put(headers, NewsHeader.SOURCE.key(), source);
        put(
                headers,
                NewsHeader.CONTENT_TYPE.key(),
                contentType == null ? contentTypeOf(fileName) : contentType);
        put(headers, NewsHeader.TITLE.key(), title);
        put(headers, NewsHeader.PUBLISHED.key(), published);
        put(headers, NewsHeader.LANGUAGE.key(), language);
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    /** An ending that says nothing of the content, {@code .txt} among them, gives null. */
    private static String contentTypeOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0
                ? null
                : Formats.mediaType(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
