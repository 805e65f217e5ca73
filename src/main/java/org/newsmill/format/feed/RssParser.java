package org.newsmill.format.feed;

import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.Addresses;
import org.newsmill.format.markup.Xml;
import org.newsmill.format.markup.XmlElement;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.LanguageTag;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.Root;
import org.newsmill.format.parse.Table;
import org.newsmill.format.parse.UnreadableException;

import java.util.List;

/**
 * RSS 0.90 to 2.0, RSS 1.0 with any prefix (RSS 2.0 Specification, RSS Board; RDF Site Summary
 * 1.0), and what its items borrow from Atom, Dublin Core, Media RSS and others. Immutable,
 * thread-safe.
 */
public final class RssParser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "RSS",
                    TextForm.PROSE,
                    Family.XML,
                    root -> root instanceof Root.Xml xml && isFeed(xml),
                    settings -> new RssParser(settings.limits()),
                    "A feed: RSS 0.9x, 1.0 (RDF) or 2.0, each item an article.");

    private static final Table<FeedItem> TABLE =
            Table.of(FeedItem::value)
                    .text(EnrichedArticle::setNativeId, "guid", "atom:id", "dc:identifier")
                    .text(
                            EnrichedArticle::setTitle,
                            "title",
                            "atom:title",
                            "dc:title",
                            "itunes:title",
                            "media:title")
                    .published(
                            "pubdate",
                            "dc:date",
                            "dcterms:issued",
                            "dcterms:created",
                            "atom:published",
                            "atom:issued",
                            "prism:publicationdate",
                            "published",
                            "date",
                            "atom:updated",
                            "dcterms:modified",
                            "updated")
                    .instant(
                            EnrichedArticle::setModifiedAt,
                            "atom:updated",
                            "atom:modified",
                            "dcterms:modified",
                            "prism:modificationdate",
                            "updated",
                            "modified")
                    .text(EnrichedArticle::setSection, "prism:section")
                    .text(EnrichedArticle::setSource, "source", "dc:publisher")
                    .text(EnrichedArticle::setRights, "dc:rights", "copyright", "atom:rights");

    private static final String[] WHOLE = {
        "content:encoded",
        "atom:content",
        "xhtml:body",
        "xhtml:div",
        "body",
        "encoded",
        "content",
        "fullitem"
    };

    private static final String[] SUMMARY = {
        "description",
        "atom:summary",
        "summary",
        "dc:description",
        "itunes:summary",
        "media:description",
        "media:group"
    };

    private static final String[] AUTHORS = {
        "dc:creator", "author", "atom:author", "dc:author", "itunes:author", "media:credit"
    };

    /** A description that is longer may be all there is: RSS has one element for both. */
    private static final int LONGEST_SUMMARY = 600;

    private final Limits limits;

    private RssParser(Limits limits) {
        this.limits = limits;
    }

    private static boolean isFeed(Root.Xml root) {
        return root.name().equalsIgnoreCase("rss") || root.name().equalsIgnoreCase("rdf");
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        Feed feed = new Feed(Xml.document(document, outcomes, limits), document, outcomes);
        XmlElement root = feed.root();
        XmlElement found = root.child(each -> each.name().local().equalsIgnoreCase("channel"));
        FeedItem channel = feed.item(found == null ? root : found);
        String language = LanguageTag.read(channel.value("language"));
        feed.share(
                channel.value("title"),
                language == null ? channel.language(null) : language,
                first(channel, "copyright", "dc:rights", "atom:rights"),
                null);
        String home = address(channel, null);
        feed.eachItem("item", (item, draft) -> read(feed, item, draft, home, language));
    }

    private static String first(FeedItem item, String... places) {
        for (String place : places) {
            String value = item.value(place);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    private static void read(
            Feed feed, FeedItem item, EnrichedArticle draft, String home, String language) {
        TABLE.fill(draft, item);
        if (draft.getNativeId() == null) {
            draft.setNativeId(item.element().attribute(Vocabulary.RDF, "about"));
        }
        draft.setUrl(address(item, home));
        draft.setByline(Persons.byline(item, AUTHORS));
        draft.setKeywords(item.keywords());
        FeedItem.Body whole = item.body(WHOLE);
        FeedItem.Body summary = item.body(SUMMARY);
        FeedItem.Body body = whole == null ? summary : whole;
        Feed.sayLanguage(draft, language(item, body, language));
        boolean mayBeAll = summary != null && summary.text().length() > LONGEST_SUMMARY;
        feed.accept(draft, whole, summary, mayBeAll);
    }

    /** A feed's own word for its language says more than an attribute of its root. */
    private static String language(FeedItem item, FeedItem.Body body, String ofFeed) {
        return ofFeed == null || item.first("dc:language") != null
                ? item.language(body == null ? null : body.element())
                : null;
    }

    /** Of the places where an address may stand, the first that holds one. */
    private static String address(FeedItem item, String home) {
        String found = null;
        for (String place : List.of("feedburner:origlink", "link")) {
            for (XmlElement each : found == null ? item.all(place) : List.<XmlElement>of()) {
                String text = each.text().isBlank() ? each.attribute("href") : each.text();
                if (found == null && text != null && !text.isBlank()) {
                    found = Feed.address(each, text, home);
                }
            }
        }
        if (found == null) {
            found = Feed.address(item.element(), Atom.alternate(item, "atom:link"), home);
        }
        XmlElement guid = found == null ? item.first("guid") : null;
        if (guid != null && !"false".equalsIgnoreCase(guid.attribute("isPermaLink"))) {
            found = page(guid.text());
        }
        return found == null ? page(item.element().attribute(Vocabulary.RDF, "about")) : found;
    }

    private static String page(String address) {
        if (address == null) {
            return null;
        }
        String stripped = address.strip();
        return Addresses.isOnWeb(stripped) ? stripped : null;
    }
}
