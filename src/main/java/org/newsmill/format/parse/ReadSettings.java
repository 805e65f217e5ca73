package org.newsmill.format.parse;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What events are read by. Immutable.
 *
 * @param charset of events that do not say theirs
 * @param maxEventBytes longer events are rejected unread
 * @param maxArticles what an event holds beyond this many articles is rejected
 * @param limits on what a parser does with one event
 * @param jsonPaths field of the record, or {@code items}, → where it stands in JSON that is like no
 *     other (JSON Pointer, RFC 6901)
 * @param schemas of records that carry their schema's id
 * @param envelopes local names, in any case, of XML roots in which news of agencies is looked for
 */
public record ReadSettings(
        Charset charset,
        int maxEventBytes,
        int maxArticles,
        Limits limits,
        Map<String, String> jsonPaths,
        Schemas schemas,
        Set<String> envelopes) {

    /** SOAP's, what vendors call theirs, and content that was cut out of its item. */
    public static final Set<String> ENVELOPES =
            Set.of(
                    "envelope",
                    "body",
                    "message",
                    "messages",
                    "payload",
                    "delivery",
                    "transmission",
                    "response",
                    "result",
                    "results",
                    "data",
                    "document",
                    "documents",
                    "items",
                    "stories",
                    "articles",
                    "export",
                    "contentset");

    public ReadSettings {
        jsonPaths = Map.copyOf(jsonPaths);
        envelopes =
                envelopes.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The same with the usual envelopes. */
    public ReadSettings(
            Charset charset,
            int maxEventBytes,
            int maxArticles,
            Limits limits,
            Map<String, String> jsonPaths,
            Schemas schemas) {
        this(charset, maxEventBytes, maxArticles, limits, jsonPaths, schemas, ENVELOPES);
    }

    /** The same without a registry of schemas. */
    public ReadSettings(
            Charset charset,
            int maxEventBytes,
            int maxArticles,
            Limits limits,
            Map<String, String> jsonPaths) {
        this(charset, maxEventBytes, maxArticles, limits, jsonPaths, Schemas.NONE);
    }

    /** The same for JSON as it is usually written. */
    public ReadSettings(Charset charset, int maxEventBytes, int maxArticles, Limits limits) {
        this(charset, maxEventBytes, maxArticles, limits, Map.of());
    }

    /** The same with default limits. */
    public ReadSettings(Charset charset, int maxEventBytes, int maxArticles) {
        this(charset, maxEventBytes, maxArticles, Limits.DEFAULT);
    }

    /** The same with a registry of schemas. */
    public ReadSettings with(Schemas registry) {
        return new ReadSettings(
                charset, maxEventBytes, maxArticles, limits, jsonPaths, registry, envelopes);
    }
}
