package org.newsmill.format.wire;

import org.newsmill.article.Completeness;
import org.newsmill.article.Status;
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

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * IPTC's NewsML-G2 2.x, power and core: items alone, in a message or in an envelope. Items of text
 * are articles; of everything else a letter says what it is. Immutable, thread-safe.
 */
public final class NewsmlG2Parser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "NEWSML_G2",
                    TextForm.PROSE,
                    Family.XML,
                    root -> Wire.holds(root, NewsmlG2Parser::isG2),
                    settings -> new NewsmlG2Parser(settings.limits()),
                    "IPTC's NewsML-G2 2.x: items of text, alone or in a message.");

    private static final Table<XmlElement> TABLE =
            Table.of(NewsmlG2Parser::find)
                    .text(EnrichedArticle::setNativeId, "@guid")
                    .text(
                            EnrichedArticle::setSource,
                            "itemMeta/provider/name",
                            "itemMeta/provider@literal",
                            "provider@qcode",
                            "itemMeta/provider@uri",
                            "itemMeta/provider")
                    .text(EnrichedArticle::setTitle, "headline", "itemMeta/title")
                    .text(EnrichedArticle::setSummary, "description")
                    .text(EnrichedArticle::setByline, "contentMeta/by")
                    .text(EnrichedArticle::setDateline, "contentMeta/dateline")
                    .text(EnrichedArticle::setSlugline, "contentMeta/slugline")
                    .text(
                            EnrichedArticle::setRights,
                            "rightsInfo/copyrightNotice",
                            "rightsInfo/usageTerms",
                            "rightsInfo/copyrightHolder/name",
                            "rightsInfo/copyrightHolder@literal")
                    .language("contentMeta/language@tag", "xml:lang")
                    .urgency("contentMeta/urgency")
                    .text(EnrichedArticle::setVersion, "@version")
                    .status(
                            "itemMeta/pubStatus@qcode",
                            "itemMeta/pubStatus@uri",
                            "itemMeta/pubStatus@literal",
                            "itemMeta/pubStatus")
                    .published("itemMeta/firstCreated", "created", "itemMeta/versionCreated")
                    .instant(
                            EnrichedArticle::setModifiedAt,
                            "itemMeta/versionCreated",
                            "contentMeta/contentModified")
                    .embargo("embargoed");

    private static final String NEWS = "newsItem";

    private static final Set<String> ITEMS =
            Set.of(
                    NEWS,
                    "packageItem",
                    "conceptItem",
                    "knowledgeItem",
                    "planningItem",
                    "catalogItem");

    private static final Set<String> NO_TEXT =
            Set.of("picture", "photo", "image", "graphic", "video", "audio", "animation");

    private static final String COMPOSITE = "composite";

    private final Limits limits;

    private NewsmlG2Parser(Limits limits) {
        this.limits = limits;
    }

    private static boolean isG2(Root.Xml root) {
        boolean iptc = root.namespace() == null || root.namespace().contains("iptc.org");
        return iptc && (ITEMS.contains(root.name()) || root.name().equals("newsMessage"));
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        XmlElement root = Xml.document(document, outcomes, limits);
        List<XmlElement> items = root.outermost(each -> ITEMS.contains(each.name().local()));
        Wire.eachItem(items, outcomes, NewsmlG2Parser::read);
        if (items.isEmpty()) {
            Wire.reject("the message holds no item", outcomes);
        }
    }

    private static void read(XmlElement item, Outcomes outcomes) {
        String kind = item.name().local();
        String written = itemClass(item);
        String itemClass = Wire.code(written).toLowerCase(Locale.ROOT);
        if (!kind.equals(NEWS)) {
            Wire.reject("a <" + kind + "> holds no text of its own", outcomes);
        } else if (NO_TEXT.contains(itemClass)) {
            Wire.reject("the item is of class '" + written + "', and no article", outcomes);
        } else {
            readNews(item, itemClass, outcomes);
        }
    }

    private static void readNews(XmlElement item, String itemClass, Outcomes outcomes) {
        EnrichedArticle draft = outcomes.next();
        TABLE.fill(draft, item);
        addSubjects(draft, item);
        String text = text(item, draft);
        if (draft.getByline() == null) {
            draft.setByline(creator(item));
        }
        boolean cancelled = Status.CANCELLED.equals(draft.getStatus());
        if (text == null && !cancelled && (itemClass.equals(COMPOSITE) || isElsewhere(item))) {
            Wire.reject("the item holds no text", outcomes);
            return;
        }
        if (text == null && !cancelled && draft.getSummary() != null) {
            text = draft.getSummary();
            draft.setCompleteness(Completeness.TEASER);
        }
        outcomes.accept(draft, text, null);
    }

    private static String itemClass(XmlElement item) {
        for (String place : new String[] {"@qcode", "@uri", "@literal", ""}) {
            String found = Wire.find(item, "itemMeta/itemClass" + place);
            if (found != null) {
                return found;
            }
        }
        return "";
    }

    /** Of several contents the first that is a text. */
    private static String text(XmlElement item, EnrichedArticle draft) {
        XmlElement contents = Wire.element(item, "contentSet");
        for (XmlElement each : contents == null ? List.<XmlElement>of() : contents.children()) {
            if (isInline(each)) {
                XmlElement nitf = WireText.nitf(each);
                if (nitf != null) {
                    WireFields.complete(draft, nitf);
                }
                String text =
                        new WireText().of(each, each.attribute("contenttype"), draft.getTitle());
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }

    private static boolean isInline(XmlElement content) {
        if (Wire.isCalled(content, "inlineXML")) {
            return true;
        }
        String encoding = content.attribute("encoding");
        return Wire.isCalled(content, "inlineData")
                && (encoding == null || encoding.isBlank())
                && WireFields.isText(content.attribute("contenttype"));
    }

    /** Whether the item points to its content. */
    private static boolean isElsewhere(XmlElement item) {
        return Wire.element(item, "contentSet/remoteContent") != null;
    }

    private static String find(XmlElement item, String place) {
        return switch (place) {
            case "headline" -> headline(item);
            case "description" -> description(item);
            case "created" -> created(item);
            case "provider@qcode" -> {
                String code = Wire.find(item, "itemMeta/provider@qcode");
                yield code == null ? null : Wire.code(code);
            }
            case "embargoed" -> embargo(item);
            case "xml:lang" -> item.language();
            default -> Wire.find(item, place);
        };
    }

    /** One that has content is not a headline below another. */
    private static String headline(XmlElement item) {
        for (XmlElement each : of(item, "headline")) {
            String role = each.attribute("role");
            String line = Wire.line(each);
            boolean below = role != null && role.toLowerCase(Locale.ROOT).contains("sub");
            if (!below && !line.isEmpty()) {
                return line;
            }
        }
        return null;
    }

    /** A summary before what has no role; captions are those of pictures. */
    private static String description(XmlElement item) {
        String unnamed = null;
        for (XmlElement each : of(item, "description")) {
            String role = each.attribute("role");
            String line = Wire.line(each);
            String kind = role == null ? "" : Wire.code(role).toLowerCase(Locale.ROOT);
            if (!line.isEmpty()) {
                switch (kind) {
                    case "summary", "abstract", "teaser", "lead", "intro" -> {
                        return line;
                    }
                    case "" -> unnamed = unnamed == null ? line : unnamed;
                    default -> {
                        // A caption, a transcript, a key to a picture.
                    }
                }
            }
        }
        return unnamed;
    }

    /** Persons who wrote it, by name: an agency that sends it has made it, too. */
    private static String creator(XmlElement item) {
        StringBuilder names = new StringBuilder();
        for (XmlElement each : of(item, "creator")) {
            String type = each.attribute("type");
            String role = each.attribute("role");
            String name = Wire.find(each, "name");
            boolean writes =
                    role == null
                            || Set.of("author", "writer", "reporter", "journalist")
                                    .contains(Wire.code(role).toLowerCase(Locale.ROOT));
            if (name != null && writes && (type == null || type.endsWith("person"))) {
                names.append(names.isEmpty() ? "" : ", ").append(name);
            }
        }
        return names.isEmpty() ? null : names.toString();
    }

    /** When it was made, if that is at least a day: the standard allows a year alone. */
    private static String created(XmlElement item) {
        String written = Wire.find(item, "contentMeta/contentCreated");
        return written == null || written.length() < "2026-04-12".length() ? null : written;
    }

    /** An empty one (section 'embargoed') ends when an editor's note says so. */
    private static String embargo(XmlElement item) {
        XmlElement embargoed = Wire.element(item, "itemMeta/embargoed");
        if (embargoed == null) {
            return null;
        }
        String written = embargoed.text().strip();
        return written.isEmpty() ? "until further notice" : written;
    }

    private static void addSubjects(EnrichedArticle draft, XmlElement item) {
        WireSubjects subjects = new WireSubjects();
        for (XmlElement each : of(item, "subject")) {
            XmlElement main = each.child("mainConcept");
            XmlElement subject = main == null ? each : main;
            String name = Wire.find(subject, "name");
            String code = subject.attribute("qcode");
            String uri = subject.attribute("uri");
            if (code != null || uri != null) {
                subjects.add(code == null ? uri : code, name);
            } else {
                subjects.add(null, subject.attribute("literal"), name);
            }
        }
        for (XmlElement each : of(item, "keyword")) {
            subjects.addKeyword(Wire.line(each));
        }
        subjects.writeTo(draft);
    }

    private static List<XmlElement> of(XmlElement item, String property) {
        XmlElement meta = Wire.element(item, "contentMeta");
        return meta == null
                ? List.of()
                : meta.children().stream().filter(each -> Wire.isCalled(each, property)).toList();
    }
}
