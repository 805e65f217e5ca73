package org.newsmill.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The list of formats. A new format is one class and one line here (and its symbol in the schema).
 */
public final class Formats {

    private static final List<Format> ALL =
            List.of(
                    new TaggedFormat(),
                    SingleTextFormat.normalised(),
                    SingleTextFormat.stemmed(),
                    SingleTextFormat.plain());

    private Formats() {}

    /**
     * All formats, in the order in which a document is tried: the first that recognises it has it.
     * PLAIN comes last and recognises everything. Listing them reads nothing: what detection needs
     * is loaded once, for the first document that asks for it.
     */
    public static List<Format> all() {
        return ALL;
    }

    /** The format's name in lower case, as it stands in topics. */
    public static String topicPart(Format format) {
        return format.name().name().toLowerCase(Locale.ROOT);
    }

    static String names(List<Format> formats) {
        return formats.stream()
                .map(format -> format.name().name())
                .collect(Collectors.joining(", "));
    }
}
