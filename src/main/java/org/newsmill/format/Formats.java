package org.newsmill.format;

import org.newsmill.format.avro.RawArticleParser;
import org.newsmill.format.feed.AtomParser;
import org.newsmill.format.feed.RssParser;
import org.newsmill.format.html.HtmlParser;
import org.newsmill.format.json.JsonArticleParser;
import org.newsmill.format.json.JsonFeedParser;
import org.newsmill.format.json.NinjsParser;
import org.newsmill.format.mail.MailParser;
import org.newsmill.format.parse.Format;
import org.newsmill.format.tagged.TaggedParser;
import org.newsmill.format.text.TextParser;
import org.newsmill.format.wire.NewsmlG2Parser;
import org.newsmill.format.wire.NewsmlParser;
import org.newsmill.format.wire.NitfParser;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of formats. A new format is one class with its descriptor, and one line here. */
public final class Formats {

    /**
     * All formats. Within a family, the first that claims a document has it: PLAIN comes last and
     * claims every text.
     */
    public static final List<Format> ALL =
            List.of(
                    JsonFeedParser.FORMAT,
                    NinjsParser.FORMAT,
                    JsonArticleParser.FORMAT,
                    HtmlParser.FORMAT,
                    RssParser.FORMAT,
                    AtomParser.FORMAT,
                    MailParser.FORMAT,
                    RawArticleParser.FORMAT,
                    NewsmlG2Parser.FORMAT,
                    NewsmlParser.FORMAT,
                    NitfParser.FORMAT,
                    TaggedParser.FORMAT,
                    TextParser.NORMALISED,
                    TextParser.STEMMED,
                    TextParser.PLAIN);

    /** Of files that any format of a family may stand in, or that are named by habit. */
    private static final Map<String, String> MEDIA_TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html"),
                    Map.entry("htm", "text/html"),
                    Map.entry("xhtml", "application/xhtml+xml"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("rss", "application/rss+xml"),
                    Map.entry("rdf", "application/rdf+xml"),
                    Map.entry("atom", "application/atom+xml"),
                    Map.entry("json", "application/json"),
                    Map.entry("jsonl", "application/x-ndjson"),
                    Map.entry("ndjson", "application/x-ndjson"),
                    Map.entry("eml", "message/rfc822"));

    private Formats() {}

    /**
     * The content type that a file's ending says.
     *
     * @param ending without the dot, in lower case
     * @return null if it says nothing, as {@code txt} does
     */
    public static String mediaType(String ending) {
        return MEDIA_TYPES.get(ending);
    }

    /** The names of those formats, for a person. */
    public static String names(Collection<Format> formats) {
        return formats.stream().map(Format::name).collect(Collectors.joining(", "));
    }
}
