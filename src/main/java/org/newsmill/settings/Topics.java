package org.newsmill.settings;

import org.newsmill.format.parse.Format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The topics by their names. All carry plain bytes: events are read raw, and what is written was
 * serialised before.
 *
 * @param raw where producers publish
 * @param enriched where records go; {@code {format}} stands for the format's name in lower case
 * @param deadLetters where rejections go
 * @param embargoed where stories wait that may not be published yet
 */
public record Topics(String raw, String enriched, String deadLetters, String embargoed) {

    /** What stands for the format's name in {@code output.topic}. */
    public static final String PLACEHOLDER = "{format}";

    /** The compacted topic that says which dead letters were sent back. */
    public String replays() {
        return deadLetters + ".replays";
    }

    /** The compacted topic that says which applications have read the raw topic. */
    public String progress() {
        return raw + ".progress";
    }

    /** The topic of one format's records. */
    public String enriched(Format format) {
        return enriched.replace(PLACEHOLDER, format.topicPart());
    }

    /** The output topics of those formats, each once. */
    public Set<String> enriched(List<Format> formats) {
        Set<String> names = new LinkedHashSet<>();
        formats.forEach(format -> names.add(enriched(format)));
        return names;
    }
}
