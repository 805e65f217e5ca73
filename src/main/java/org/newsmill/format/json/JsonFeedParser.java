package org.newsmill.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.newsmill.article.Completeness;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.ReceivedText;
import org.newsmill.article.Span;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.Addresses;
import org.newsmill.format.markup.MarkupText;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.Root;
import org.newsmill.format.parse.Table;
import org.newsmill.format.parse.UnreadableException;

import java.util.Set;

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org). Titles stay as written; language and authors are the
 * feed's, if an item has none.
 */
public final class JsonFeedParser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "JSON_FEED",
                    TextForm.PROSE,
                    Family.JSON,
                    root -> root instanceof Root.Json json && isFeed(json),
                    JsonFeedParser::new,
                    "JSON Feed 1.0 and 1.1.");

    private static final Table<JsonItem> TABLE =
            Table.<JsonItem>of((item, place) -> item.text(place))
                    .text(EnrichedArticle::setNativeId, "id")
                    .text(EnrichedArticle::setTitle, "title")
                    .text(JsonFeedParser::setUrl, "url", "externalurl")
                    .text(EnrichedArticle::setByline, "authors", "author")
                    .text(EnrichedArticle::setSummary, "summary")
                    .text(JsonStory::setLanguage, "language")
                    .published("datepublished", "datemodified")
                    .instant(EnrichedArticle::setModifiedAt, "datemodified");

    private static final Table<JsonItem> SHARED =
            Table.<JsonItem>of((item, place) -> item.text(place))
                    .text(EnrichedArticle::setByline, "authors", "author")
                    .text(JsonStory::setLanguage, "language");

    /** A publisher may change its title, and ids begin with the source: a header's comes first. */
    private static final Table<JsonItem> UNNAMED =
            Table.<JsonItem>of((item, place) -> item.text(place))
                    .text(EnrichedArticle::setSource, "title");

    private final Limits limits;
    private final JsonFactory factory;

    private JsonFeedParser(ReadSettings settings) {
        this.limits = settings.limits();
        this.factory = JsonValues.factory(limits);
    }

    /** Items, and something that only a feed has. */
    private static boolean isFeed(Root.Json json) {
        Set<String> members = json.members();
        return !json.array()
                && members.contains("items")
                && (members.contains("home_page_url")
                        || members.contains("feed_url")
                        || members.contains("version") && members.contains("title"));
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        JsonValues.read(factory, document.text(), outcomes, limits, new Feed(document, outcomes));
    }

    private record Feed(Outcomes outcomes, boolean named, JsonItem.Names names)
            implements JsonValues.Sink {
        Feed(Document document, Outcomes outcomes) {
            this(outcomes, document.hints().get(NewsHeader.SOURCE) != null, new JsonItem.Names());
        }

        @Override
        public void accept(JsonNode value, Span span) throws UnreadableException {
            if (!acceptPart(value)) {
                throw new UnreadableException(Reason.MALFORMED, "the feed has no items");
            }
        }

        @Override
        public boolean acceptPart(JsonNode value) {
            JsonNode items = value.get("items");
            if (items == null || !items.isArray()) {
                return false;
            }
            JsonItem feed = new JsonItem((ObjectNode) value, names);
            SHARED.fill(outcomes.shared(), feed);
            if (!named) {
                UNNAMED.fill(outcomes.shared(), feed);
            }
            for (JsonNode item : items) {
                if (item instanceof ObjectNode object) {
                    item(new JsonItem(object, names));
                } else {
                    outcomes.reject(Reason.MALFORMED, "an item is an object", Place.NOWHERE, null);
                }
            }
            return true;
        }

        private void item(JsonItem item) {
            EnrichedArticle draft = outcomes.next();
            TABLE.fill(draft, item);
            JsonNode tags = item.node("tags");
            if (tags != null) {
                draft.setKeywords(JsonStory.keywords(item, tags));
            }
            outcomes.accept(draft, text(item, draft), null);
        }
    }

    private static String text(JsonItem item, EnrichedArticle draft) {
        String html = item.text("contenthtml");
        String text = html == null ? null : ReceivedText.clean(MarkupText.ofHtml(html));
        if (text == null) {
            text = ReceivedText.clean(item.text("contenttext"));
        }
        if (text == null && draft.getSummary() != null) {
            draft.setCompleteness(Completeness.TEASER);
            return draft.getSummary();
        }
        return text;
    }

    private static void setUrl(EnrichedArticle draft, String value) {
        draft.setUrl(Addresses.isOnWeb(value) ? value : null);
    }
}
