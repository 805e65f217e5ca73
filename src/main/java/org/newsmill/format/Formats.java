package org.newsmill.format;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The list of formats. A new format is one class with its descriptor, and one line here. */
public final class Formats {

    /**
     * All formats. Within a family, the first that claims a document has it: PLAIN comes last and
     * claims every text.
     */
    public static final List<Format> ALL =
            List.of(
                    TaggedParser.FORMAT,
                    TextParser.NORMALISED,
                    TextParser.STEMMED,
                    TextParser.PLAIN);

    private Formats() {}

    /** The names of those formats, for a person. */
    public static String names(Collection<Format> formats) {
        return formats.stream().map(Format::name).collect(Collectors.joining(", "));
    }
}
