package org.newsmill.format.feed;

import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.Xml;
import org.newsmill.format.markup.XmlElement;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.Root;
import org.newsmill.format.parse.Table;
import org.newsmill.format.parse.UnreadableException;

import java.util.Locale;

/**
 * Atom 1.0 (RFC 4287) and 0.3: feeds, and entries that are documents of their own. Immutable,
 * thread-safe.
 */
public final class AtomParser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "ATOM",
                    TextForm.PROSE,
                    Family.XML,
                    root -> root instanceof Root.Xml xml && isFeed(xml),
                    settings -> new AtomParser(settings.limits()),
                    "A feed: Atom 0.3 or 1.0, each entry an article.");

    /** If there is no date of publication, that of the last change stands for it. */
    private static final Table<FeedItem> TABLE =
            Table.of(FeedItem::value)
                    .text(EnrichedArticle::setTitle, "title", "dc:title", "media:title")
                    .published(
                            "published",
                            "issued",
                            "created",
                            "dcterms:issued",
                            "dc:date",
                            "updated",
                            "modified")
                    .instant(
                            EnrichedArticle::setModifiedAt,
                            "updated",
                            "modified",
                            "dcterms:modified")
                    .text(EnrichedArticle::setSection, "prism:section")
                    .text(EnrichedArticle::setRights, "rights", "copyright", "dc:rights");

    private static final String[] WHOLE = {"content", "content:encoded", "xhtml:body"};
    private static final String[] SUMMARY = {
        "summary", "dc:description", "description", "media:description", "media:group"
    };
    private static final String[] AUTHORS = {"author", "dc:creator"};

    private final Limits limits;

    private AtomParser(Limits limits) {
        this.limits = limits;
    }

    private static boolean isFeed(Root.Xml root) {
        boolean atom =
                root.namespace() != null
                        && root.namespace().toLowerCase(Locale.ROOT).contains("atom");
        return root.name().equals("feed") && (atom || root.namespace() == null)
                || root.name().equals("entry") && atom;
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        Feed feed = new Feed(Xml.document(document, outcomes, limits), document, outcomes);
        FeedItem root = feed.item(feed.root());
        String home = null;
        if (feed.root().name().local().equals("feed")) {
            home = Feed.address(feed.root(), Atom.alternate(root, "link"), null);
            feed.share(
                    root.value("title"),
                    root.language(null),
                    root.value("rights") == null ? root.value("copyright") : root.value("rights"),
                    Persons.byline(root, AUTHORS));
        }
        String base = home;
        feed.eachItem("entry", (entry, draft) -> read(feed, entry, draft, base));
    }

    private static void read(Feed feed, FeedItem entry, EnrichedArticle draft, String base) {
        TABLE.fill(draft, entry);
        XmlElement id = entry.first("id");
        if (id != null) {
            draft.setNativeId(id.resolve(id.text().strip(), null));
        }
        draft.setUrl(address(entry, base));
        draft.setByline(Persons.byline(entry, AUTHORS));
        draft.setKeywords(entry.keywords());
        for (XmlElement source : entry.all("source")) {
            readSource(feed.item(source), draft);
        }
        FeedItem.Body whole = entry.body(WHOLE);
        FeedItem.Body summary = entry.body(SUMMARY);
        FeedItem.Body body = whole == null ? summary : whole;
        Feed.sayLanguage(draft, entry.language(body == null ? null : body.element()));
        feed.accept(draft, whole, summary, false);
    }

    /** The feed that the entry was taken from (section 4.2.11) comes before this one. */
    private static void readSource(FeedItem source, EnrichedArticle draft) {
        XmlElement title = source.first("title");
        String name = title == null ? "" : FeedText.line(title, true);
        if (!name.isEmpty()) {
            draft.setSource(name);
        }
        if (draft.getByline() == null) {
            draft.setByline(Persons.byline(source, AUTHORS));
        }
        if (draft.getRights() == null) {
            draft.setRights(source.value("rights"));
        }
    }

    /** Content that stands elsewhere is at least an address (section 4.1.3.2). */
    private static String address(FeedItem entry, String base) {
        String link = Atom.alternate(entry, "link");
        if (link != null) {
            return Feed.address(entry.element(), link, base);
        }
        for (XmlElement content : entry.all("content")) {
            if (content.attribute("src") != null) {
                return Feed.address(content, content.attribute("src"), base);
            }
        }
        return null;
    }
}
