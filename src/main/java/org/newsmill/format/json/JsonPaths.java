package org.newsmill.format.json;

import com.fasterxml.jackson.core.JsonPointer;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The settings that say where a field stands in JSON that is like no other. */
public final class JsonPaths {

    /** What {@code json.paths.*} may name: fields of the record, and the list of articles. */
    public static final Set<String> NAMES =
            Collections.unmodifiableSet(
                    new TreeSet<>(
                            List.of(
                                    "items",
                                    "title",
                                    "text",
                                    "nativeId",
                                    "url",
                                    "source",
                                    "language",
                                    "byline",
                                    "summary",
                                    "dateline",
                                    "slugline",
                                    "section",
                                    "keywords",
                                    "rights",
                                    "urgency",
                                    "version",
                                    "status",
                                    "published",
                                    "modifiedAt",
                                    "embargoedUntil")));

    /** How parts of a text call themselves. */
    static final Set<String> PROSE =
            Set.of(
                    ("text paragraph p header heading subheading quote blockquote list html"
                                    + " raw_html richtext intro lead")
                            .split(" "));

    private final Map<String, String> paths;

    JsonPaths(Map<String, String> paths) {
        this.paths = paths;
    }

    /** The places of a field, the setting's first, and then where it usually stands. */
    String[] of(String field, String usual) {
        String path = paths.get(field);
        String places = path == null ? usual : JsonPointer.compile(path) + " " + usual;
        return places.split(" ");
    }
}
