package org.newsmill.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.newsmill.article.Completeness;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.ReceivedText;
import org.newsmill.article.Span;
import org.newsmill.article.Status;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.MarkupText;
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

import java.util.Locale;
import java.util.Set;

/**
 * IPTC's ninjs 1.x, 2.x and 3.x, bare or in an envelope. Version 3 writes the names of 2 in camel
 * case, and 2 has lists of headlines and bodies with roles. Associated items are passed over; a
 * picture, or a package without text, is no article.
 */
public final class NinjsParser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "NINJS",
                    TextForm.PROSE,
                    Family.JSON,
                    root -> root instanceof Root.Json json && isNinjs(json.members()),
                    NinjsParser::new,
                    "IPTC's news in JSON, 1.x to 3.x.");

    private static final Table<JsonItem> TABLE =
            Table.of(NinjsParser::find)
                    .text(EnrichedArticle::setNativeId, "uri")
                    .text(
                            EnrichedArticle::setTitle,
                            "headlines",
                            "headline",
                            "headlinemain",
                            "title")
                    .text(
                            EnrichedArticle::setSummary,
                            "descriptions",
                            "descriptiontext",
                            "descriptionxhtml",
                            "descriptionhtml")
                    .text(EnrichedArticle::setByline, "by", "byline")
                    .text(EnrichedArticle::setDateline, "dateline", "located")
                    .text(EnrichedArticle::setSlugline, "slugline")
                    .text(EnrichedArticle::setSource, "source", "provider")
                    .text(
                            EnrichedArticle::setRights,
                            "copyrightnotice",
                            "usageterms",
                            "copyrightholder")
                    .text(JsonStory::setLanguage, "language")
                    .urgency("urgency")
                    .text(EnrichedArticle::setVersion, "version")
                    .status("pubstatus")
                    .published("firstcreated", "contentcreated", "versioncreated")
                    .instant(EnrichedArticle::setModifiedAt, "versioncreated")
                    .embargo("embargoed");

    /** Members that ninjs alone has, beside {@code uri}. */
    private static final Set<String> OWN =
            Set.of(
                    "versioncreated",
                    "firstcreated",
                    "contentcreated",
                    "pubstatus",
                    "bodytext",
                    "bodyhtml",
                    "bodyxhtml",
                    "bodymain",
                    "bodies",
                    "headlines",
                    "headlinemain",
                    "representationtype",
                    "standard",
                    "$standard",
                    "embargoed",
                    "associations",
                    "usageterms",
                    "copyrightholder",
                    "copyrightnotice",
                    "ednote",
                    "slugline",
                    "descriptions",
                    "descriptiontext",
                    "renditions");

    /** Members that anybody may have. */
    private static final Set<String> COMMON = Set.of("type", "profile", "headline", "urgency");

    private static final Set<String> NO_TEXT =
            Set.of("picture", "graphic", "video", "audio", "animation");

    private static final String[] BODIES = {"bodytext", "bodyxhtml", "bodyhtml", "bodymain"};
    private static final String[] KINDS = {"plain", "xhtml", "html", "nitf", ""};

    private final Limits limits;
    private final JsonFactory factory;

    private NinjsParser(ReadSettings settings) {
        this.limits = settings.limits();
        this.factory = JsonValues.factory(limits);
    }

    private static boolean isNinjs(Set<String> members) {
        if (!members.contains("uri")
                || members.contains("url")
                || members.contains("web_url")
                || members.contains("items")) {
            return false;
        }
        for (String member : members) {
            String place = member.toLowerCase(Locale.ROOT).replace("_", "");
            if (OWN.contains(place) || COMMON.contains(place)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item, wherever it was found, is of this format. */
    static boolean isNinjs(JsonItem item) {
        if (!item.has("uri") || item.has("url") || item.has("weburl")) {
            return false;
        }
        for (String member : OWN) {
            if (item.has(member)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        JsonValues.read(factory, document.text(), outcomes, limits, new Items(outcomes));
    }

    private record Items(Outcomes outcomes, JsonItem.Names names) implements JsonValues.Sink {
        Items(Outcomes outcomes) {
            this(outcomes, new JsonItem.Names());
        }

        @Override
        public void accept(JsonNode value, Span span) {
            if (!(value instanceof ObjectNode object)) {
                outcomes.reject(Reason.MALFORMED, "an item is an object", Place.NOWHERE, span);
            } else if (!acceptPart(object)) {
                NinjsParser.accept(JsonLists.opened(new JsonItem(object, names)), outcomes, span);
            }
        }

        @Override
        public boolean acceptPart(JsonNode part) {
            JsonItem item = new JsonItem((ObjectNode) part, names);
            ArrayNode list = item.has("uri") ? null : JsonLists.list(item);
            if (list != null) {
                list.forEach(each -> accept(each, null));
            }
            return list != null;
        }
    }

    /** Reads one item. */
    static void accept(JsonItem item, Outcomes outcomes, Span span) {
        String type = item.text("type");
        EnrichedArticle draft = outcomes.next();
        TABLE.fill(draft, item);
        if (type != null && NO_TEXT.contains(type.toLowerCase(Locale.ROOT))) {
            reject("the item is of type '" + type + "', and no article", outcomes, span);
            return;
        }
        String text = ReceivedText.clean(text(item));
        boolean isPackage = type != null && !type.equalsIgnoreCase("text");
        if (text == null && isPackage && !Status.CANCELLED.equals(draft.getStatus())) {
            reject("the item is of type '" + type + "', and has no text", outcomes, span);
            return;
        }
        if (text == null
                && draft.getSummary() != null
                && !Status.CANCELLED.equals(draft.getStatus())) {
            text = draft.getSummary();
            draft.setCompleteness(Completeness.TEASER);
        }
        JsonNode keywords = item.node("keywords");
        if (keywords != null) {
            draft.setKeywords(JsonStory.keywords(item, keywords));
        }
        draft.setSubjects(JsonStory.subjects(item));
        outcomes.accept(draft, text, span);
    }

    private static void reject(String message, Outcomes outcomes, Span span) {
        outcomes.reject(Reason.MALFORMED, message, Place.NOWHERE, span);
    }

    private static String find(JsonItem item, String place) {
        JsonNode node = item.node(place);
        boolean roles = place.equals("headlines") || place.equals("descriptions");
        String text = roles && node != null ? ofRoles(item, node) : item.text(place);
        return text == null ? null : JsonText.line(text);
    }

    /** Of several with roles the main one, else the first. */
    private static String ofRoles(JsonItem item, JsonNode nodes) {
        JsonNode chosen = null;
        for (JsonNode node : nodes) {
            String role = node.path("role").asText();
            boolean caption = role.equals("caption") || role.equals("creditline");
            if (role.equals("main") || chosen == null && !caption) {
                chosen = node;
            }
            if (role.equals("main")) {
                break;
            }
        }
        return chosen == null ? null : item.textOf(chosen);
    }

    private static String text(JsonItem item) {
        for (String place : BODIES) {
            String body = item.text(place);
            if (body != null && !body.isBlank()) {
                return place.equals("bodytext")
                        ? body
                        : place.endsWith("html") ? MarkupText.ofHtml(body) : JsonText.of(body);
            }
        }
        JsonNode bodies = item.node("bodies");
        for (String kind : bodies == null ? new String[0] : KINDS) {
            for (JsonNode body : bodies) {
                String text = isKind(item.item(body), kind) ? item.textOf(body) : null;
                if (text != null && !text.isBlank()) {
                    return ofKind(text, kind);
                }
            }
        }
        return null;
    }

    private static boolean isKind(JsonItem body, String kind) {
        if (body == null) {
            return false;
        }
        String type = body.text("contenttype");
        String role = body.text("role");
        String said = type == null ? role : type;
        return kind.isEmpty() || said != null && said.toLowerCase(Locale.ROOT).contains(kind);
    }

    private static String ofKind(String text, String kind) {
        if (kind.equals("plain")) {
            return text;
        }
        if (kind.endsWith("html")) {
            return MarkupText.ofHtml(text);
        }
        if (kind.isEmpty()) {
            return JsonText.of(text);
        }
        Element body =
                Jsoup.parse(text, "", org.jsoup.parser.Parser.xmlParser())
                        .getElementsByTag("body.content")
                        .first();
        return body == null ? null : MarkupText.of(body);
    }
}
