package org.newsmill.format.parse;

import java.util.Arrays;
import java.util.List;

/**
 * The list of headers that mean something to Newsmill. A new one is one line here, and its use.
 * Values are UTF-8.
 */
public enum NewsHeader {
    FORMAT(
            "news-format",
            "The format's name, such as `TAGGED`: then nothing is guessed. On records the format"
                    + " that was found; on letters the one it was read as.",
            On.EVENT,
            On.RECORD,
            On.LETTER),
    CONTENT_TYPE(
            "content-type",
            "A MIME type with optional `charset`: `text/plain; charset=windows-1252`. Without it,"
                    + " and without a byte-order mark, text is in the `charset` of the settings.",
            On.EVENT),
    SOURCE(
            "ce_source",
            "The publisher or feed (CloudEvents): becomes `source`.",
            On.EVENT,
            On.ARTICLE),
    ID(
            "ce_id",
            "The event's id (CloudEvents): becomes `nativeId` if the event holds one article that"
                    + " has none.",
            On.EVENT),
    TITLE("news-title", "The title.", On.EVENT, On.ARTICLE),
    PUBLISHED(
            "news-published",
            "The date of publication, an ISO 8601 date or date-time.",
            On.EVENT,
            On.ARTICLE),
    LANGUAGE(
            "news-language",
            "The language, a BCP 47 tag: becomes `language`, with `languageSource` `HEADER`. On"
                    + " records the article's language, if it is known.",
            On.EVENT,
            On.ARTICLE,
            On.RECORD),
    CONTENT_LANGUAGE(
            "content-language",
            "The same, as HTTP names it; of several languages none is taken. `news-language` comes"
                    + " first.",
            On.EVENT,
            On.ARTICLE),
    RECORD_SOURCE("news-source", "The article's `source`, if it is known.", On.RECORD),
    STATUS(
            "news-status",
            "The article's `status`: `USABLE`, `WITHHELD` or `CANCELLED`.",
            On.RECORD),
    REASON("news-reason", "Why it could not be read: the first article's reason.", On.LETTER),
    STAGE(
            "news-stage",
            "How far it had come: `detect`, `parse`, `analyse`, `enrich` or `serialise`.",
            On.LETTER),
    ORDINAL(
            "news-ordinal",
            "The article's number within its event, from 0; of several the first.",
            On.LETTER),
    POSITION(
            "news-position",
            "The byte of the letter at which it could not be read, from 0, if it is at one place.",
            On.LETTER),
    TIMESTAMP(
            "news-timestamp",
            "The event's own time, in milliseconds since 1970 (if it was negative, the time of"
                    + " reading). The letter's own time is that of its writing.",
            On.LETTER),
    SHORTENED(
            "news-shortened",
            "`gzip`: the value is packed, since the event as it came is over the topic's limit (its"
                    + " producer compressed it). `omitted`: even packed it did not fit; fetch it"
                    + " from the raw topic, at the coordinates below. If key or headers are too"
                    + " large, they are left out as well.",
            On.LETTER),
    FRAGMENT(
            "news-fragment",
            "`true` if the letter is one article cut from a larger event.",
            On.LETTER,
            On.REPLAY),
    CHARSET(
            "news-charset",
            "Of a fragment: the character set that only the event's first bytes told, a byte-order"
                    + " mark or a declaration.",
            On.LETTER,
            On.REPLAY),
    ONLY_ORDINAL(
            "news-only-ordinal",
            "Which of the event's articles are still to be written, if it is sent back:"
                    + " `3,7,12-15` are those, `20+` is that one and what follows.",
            On.LETTER,
            On.REPLAY),
    REPLAYS("news-replays", "How often it was sent back already.", On.LETTER, On.REPLAY),
    MESSAGE("__streams.errors.message", "What is wrong, for a person.", On.LETTER),
    EXCEPTION("__streams.errors.exception", "The class of what was thrown.", On.LETTER),
    STACKTRACE(
            "__streams.errors.stacktrace",
            "Its stack trace, at most 2 KiB; empty for what a rule foresaw.",
            On.LETTER),
    TOPIC("__streams.errors.topic", "The raw topic.", On.LETTER),
    PARTITION("__streams.errors.partition", "The event's partition there.", On.LETTER),
    OFFSET("__streams.errors.offset", "And its offset.", On.LETTER);

    /** Where a header stands. */
    public enum On {
        /** Producers may set it on raw events. */
        EVENT,
        /** What it says there it says of each of the event's articles. */
        ARTICLE,
        /** Enriched records have it. */
        RECORD,
        /** Dead letters have it. */
        LETTER,
        /** A replay hands it on: without it the letter's bytes would be read as something else. */
        REPLAY
    }

    private final String key;
    private final String doc;
    private final List<On> on;

    NewsHeader(String key, String doc, On... on) {
        this.key = key;
        this.doc = doc;
        this.on = List.of(on);
    }

    /** The header's name in Kafka. */
    public String key() {
        return key;
    }

    /** What it means, in Markdown. */
    public String doc() {
        return doc;
    }

    /** Whether it may stand there. */
    public boolean isOn(On where) {
        return on.contains(where);
    }

    /** All headers that may stand there, in the order of this list. */
    public static List<NewsHeader> on(On where) {
        return Arrays.stream(values()).filter(header -> header.isOn(where)).toList();
    }
}
