package org.newsmill.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.newsmill.article.Completeness;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.ReceivedText;
import org.newsmill.article.Span;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.Addresses;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.Root;
import org.newsmill.format.parse.Table;
import org.newsmill.format.parse.UnreadableException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * News in JSON as APIs and scrapers give it: an object, an array, a list in an answer, JSON Lines,
 * objects after each other. No standard says how members are named; the table has the names that
 * are in use, each however it is written ({@link JsonItem}). Others are given by {@code
 * json.paths.*}.
 */
public final class JsonArticleParser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "JSON",
                    TextForm.PROSE,
                    Family.JSON,
                    root -> root instanceof Root.Json,
                    JsonArticleParser::new,
                    "What news APIs and scrapers give: an object, an array, a list in an answer,"
                            + " JSON Lines.");

    /** What stands where; a path of the settings comes first. */
    private static Table<JsonItem> table(Map<String, String> paths) {
        JsonPaths at = new JsonPaths(paths);
        return Table.of(JsonArticleParser::line)
                .text(
                        EnrichedArticle::setTitle,
                        at.of(
                                "title",
                                "title headline webtitle fields.headline heading articletitle"
                                        + " newstitle titletext name"))
                .text(
                        EnrichedArticle::setNativeId,
                        at.of(
                                "nativeId",
                                "id uuid guid articleid newsid docid documentid storyid postid"
                                        + " uid uri @id identifier"))
                .text(
                        JsonArticleParser::setUrl,
                        at.of(
                                "url",
                                "url link link.href link.url links.permalink weburl canonicalurl"
                                        + " canonical permalink articleurl pageurl shareurl href"
                                        + " responseurl mainentityofpage source"))
                .text(
                        EnrichedArticle::setSource,
                        at.of(
                                "source",
                                "sourcename sourcehostname source publisher publication sitename"
                                    + " newssite site thread.sitefull thread.site sourcedomain"
                                    + " sourceid domain hostname cleanurl newspaper outlet provider"
                                    + " feedname"))
                .text(
                        JsonStory::setLanguage,
                        at.of(
                                "language",
                                "language.code language lang inlanguage languagecode metalang"))
                .text(
                        EnrichedArticle::setByline,
                        at.of(
                                "byline",
                                "byline fields.byline author authors creator by writer"
                                        + " dccreator authorname"))
                .text(EnrichedArticle::setSummary, at.of("summary", SUMMARIES))
                .text(EnrichedArticle::setDateline, at.of("dateline", "dateline"))
                .text(EnrichedArticle::setSlugline, at.of("slugline", "slugline slug"))
                .text(
                        JsonArticleParser::setSection,
                        at.of(
                                "section",
                                "section sectionname articlesection sectiontitle category"
                                        + " categories newsdesk topic pillarname"))
                .text(
                        EnrichedArticle::setRights,
                        at.of("rights", "rights copyright copyrightnotice license licence"))
                .urgency(at.of("urgency", "urgency"))
                .text(EnrichedArticle::setVersion, at.of("version", "version"))
                .status(at.of("status", "pubstatus status"))
                .published(
                        at.of(
                                "published",
                                "publishedat datepublished published pubdate publishdate"
                                    + " publisheddate publicationdate datepublish"
                                    + " webpublicationdate datetimepub dategmt publishedon"
                                    + " publishedtime publishtime publicationtime pubtime"
                                    + " firstpublicationdate firstpublishedat datetime date issued"
                                    + " postedat dateposted releasedate displaydate createdat"
                                    + " createddate datecreated created"))
                .instant(
                        EnrichedArticle::setModifiedAt,
                        at.of(
                                "modifiedAt",
                                "modifiedat datemodified updatedat modifiedgmt modified updated"
                                        + " datemodify lastmodified fields.lastmodified updateddate"
                                        + " lastupdated modifieddate dateupdated"))
                .embargo(at.of("embargoedUntil", "embargoeduntil embargoed embargo embargountil"));
    }

    private static final String SUMMARIES =
            "description abstract summary excerpt snippet fields.trailtext trailtext"
                    + " standfirst leadparagraph lead teaser subtitle dek intro highlights"
                    + " metadescription";

    private static final String TEXTS =
            "maintext articlebody fulltext fields.bodytext fields.body text content body"
                    + " articletext contenthtml contenttext bodytext bodyhtml articlecontent"
                    + " contentencoded story cleanedtext plaintext article document contentelements"
                    + " paragraphs rawtext";

    private static final String KEYWORDS = "keywords tags desfacet metakeywords labels topics";

    private final JsonFactory factory;
    private final Limits limits;
    private final Table<JsonItem> table;
    private final String[] texts;
    private final String[] keywords;
    private final String items;

    private JsonArticleParser(ReadSettings settings) {
        JsonPaths places = new JsonPaths(settings.jsonPaths());
        this.limits = settings.limits();
        this.factory = JsonValues.factory(limits);
        this.table = table(settings.jsonPaths());
        this.texts = places.of("text", TEXTS);
        this.keywords = places.of("keywords", KEYWORDS);
        this.items = settings.jsonPaths().get("items");
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        JsonValues.read(factory, document.text(), outcomes, limits, new Articles(outcomes));
    }

    /** Takes a document's values, and gives the articles in them. Not thread-safe. */
    private final class Articles implements JsonValues.Sink {
        private final Outcomes outcomes;
        private final JsonItem.Names names = new JsonItem.Names();

        Articles(Outcomes outcomes) {
            this.outcomes = outcomes;
        }

        @Override
        public void accept(JsonNode value, Span span) {
            ArrayNode list = value instanceof ObjectNode object ? list(object) : null;
            if (list == null) {
                article(value, span);
            } else {
                list.forEach(element -> article(element, null));
            }
        }

        @Override
        public boolean acceptPart(JsonNode part) {
            ArrayNode list = list((ObjectNode) part);
            if (list != null) {
                list.forEach(element -> article(element, null));
            }
            return list != null;
        }

        private ArrayNode list(ObjectNode object) {
            if (items != null && object.at(items) instanceof ArrayNode said) {
                return said;
            }
            JsonItem item = new JsonItem(object, names);
            return NinjsParser.isNinjs(item) || hasText(item) ? null : JsonLists.list(item);
        }

        private void article(JsonNode value, Span span) {
            if (value instanceof ObjectNode object) {
                JsonItem item = JsonLists.opened(new JsonItem(object, names));
                if (NinjsParser.isNinjs(item)) {
                    NinjsParser.accept(item, outcomes, span);
                } else {
                    accept(item, span);
                }
            } else {
                outcomes.reject(Reason.MALFORMED, "an article is an object", Place.NOWHERE, span);
            }
        }

        private void accept(JsonItem item, Span span) {
            EnrichedArticle draft = outcomes.next();
            table.fill(draft, item);
            draft.setKeywords(keywords(item));
            draft.setSubjects(JsonStory.subjects(item));
            outcomes.accept(draft, text(item, draft), span);
        }
    }

    private boolean hasText(JsonItem item) {
        for (String place : texts) {
            JsonNode node = item.node(place);
            if (node != null && node.isTextual()) {
                return true;
            }
        }
        return false;
    }

    /** The whole text, else a summary; a mark that it was cut off is cut off as well. */
    private String text(JsonItem item, EnrichedArticle draft) {
        for (String place : texts) {
            String text = ReceivedText.clean(whole(item, place));
            if (text != null && !JsonText.isPlaceholder(text)) {
                int cut = JsonText.cutAt(text);
                if (cut < 0) {
                    return text;
                }
                draft.setCompleteness(Completeness.TRUNCATED);
                return text.substring(0, cut);
            }
        }
        String summary = draft.getSummary();
        if (summary == null) {
            return null;
        }
        draft.setCompleteness(Completeness.TEASER);
        int cut = JsonText.cutAt(summary);
        return cut < 0 ? summary : summary.substring(0, cut);
    }

    /** A text, or the paragraphs of one. */
    private static String whole(JsonItem item, String place) {
        JsonNode node = item.node(place);
        if (node == null || !node.isArray()) {
            return node == null ? null : JsonText.of(item.textOf(node));
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : node) {
            String paragraph = isPicture(part) ? null : JsonText.of(item.textOf(part));
            if (paragraph != null && !paragraph.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(paragraph.strip());
            }
        }
        return text.toString();
    }

    /** Whether a part says that it is something else than text. */
    private static boolean isPicture(JsonNode part) {
        String type = part.path("type").textValue();
        return type != null && !JsonPaths.PROSE.contains(type.toLowerCase(Locale.ROOT));
    }

    private List<String> keywords(JsonItem item) {
        for (String place : keywords) {
            JsonNode node = item.node(place);
            if (node != null) {
                return JsonStory.keywords(item, node);
            }
        }
        return new ArrayList<>();
    }

    /** The value at a place on one line; null if the text was taken away. */
    private static String line(JsonItem item, String place) {
        String value = item.text(place);
        return value == null || JsonText.isPlaceholder(value) ? null : JsonText.line(value);
    }

    private static void setUrl(EnrichedArticle draft, String value) {
        draft.setUrl(Addresses.isOnWeb(value) ? value : null);
    }

    /** Some give numbers, which say nothing to others. */
    private static void setSection(EnrichedArticle draft, String value) {
        draft.setSection(value.chars().anyMatch(Character::isLetter) ? value : null);
    }
}
