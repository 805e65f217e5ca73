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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * IPTC's NewsML 1.x: each NewsItem an article, its text that of the component whose role is main,
 * else the first. Immutable, thread-safe.
 */
public final class NewsmlParser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "NEWSML",
                    TextForm.PROSE,
                    Family.XML,
                    root -> Wire.holds(root, NewsmlParser::isNewsml),
                    settings -> new NewsmlParser(settings.limits()),
                    "IPTC's NewsML 1.x.");

    /** What stands in components has {@code in:} before it: the innermost that says it counts. */
    private static final Table<NewsmlStory> TABLE =
            Table.of(NewsmlParser::find)
                    .text(EnrichedArticle::setNativeId, "identifier")
                    .text(
                            EnrichedArticle::setSource,
                            "in:AdministrativeMetadata/Provider/Party@FormalName",
                            "Identification/NewsIdentifier/ProviderId",
                            "in:AdministrativeMetadata/Source/Party@FormalName")
                    .text(EnrichedArticle::setTitle, "in:NewsLines/HeadLine")
                    .text(EnrichedArticle::setSummary, "summary")
                    .text(EnrichedArticle::setByline, "in:NewsLines/ByLine")
                    .text(EnrichedArticle::setDateline, "in:NewsLines/DateLine")
                    .text(
                            EnrichedArticle::setSlugline,
                            "in:NewsLines/SlugLine",
                            "Identification/NameLabel")
                    .text(
                            EnrichedArticle::setRights,
                            "in:NewsLines/CopyrightLine",
                            "in:NewsLines/RightsLine",
                            "in:RightsMetadata/Copyright/CopyrightHolder",
                            "in:RightsMetadata/UsageRights/Limitations")
                    .language("in:DescriptiveMetadata/Language@FormalName", "xml:lang")
                    .urgency("NewsManagement/Urgency@FormalName", "NewsManagement/Urgency")
                    .text(EnrichedArticle::setVersion, "Identification/NewsIdentifier/RevisionId")
                    .status("instruction", "NewsManagement/Status@FormalName")
                    .published(
                            "NewsManagement/FirstCreated",
                            "NewsManagement/ThisRevisionCreated",
                            "Identification/NewsIdentifier/DateId")
                    .instant(EnrichedArticle::setModifiedAt, "NewsManagement/ThisRevisionCreated")
                    .embargo("release");

    private static final String INSIDE = "in:";
    private static final String ITEM = "NewsItem";
    private static final Set<String> KILLS = Set.of("kill", "delete", "cancel", "canceled");

    private final Limits limits;

    private NewsmlParser(Limits limits) {
        this.limits = limits;
    }

    private static boolean isNewsml(Root.Xml root) {
        return root.name().equalsIgnoreCase("NewsML") || root.name().equals(ITEM);
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        List<XmlElement> items = new ArrayList<>();
        gather(Xml.document(document, outcomes, limits), items);
        Wire.eachItem(items, outcomes, NewsmlParser::read);
        if (items.isEmpty()) {
            Wire.reject("the document holds no <NewsItem>", outcomes);
        }
    }

    /** An item that holds others is a package. */
    private static void gather(XmlElement in, List<XmlElement> items) {
        for (XmlElement item : in.outermost(each -> each.name().local().equals(ITEM))) {
            int before = items.size();
            if (item.fault() == null) {
                gather(item, items);
            }
            if (items.size() == before) {
                items.add(item);
            }
        }
    }

    private static void read(XmlElement item, Outcomes outcomes) {
        NewsmlStory story = NewsmlStory.of(item);
        EnrichedArticle draft = outcomes.next();
        TABLE.fill(draft, story);
        addSubjects(draft, story);
        XmlElement nitf = story.nitf();
        if (nitf != null) {
            WireFields.complete(draft, nitf);
        }
        String text = story.text();
        boolean cancelled = Status.CANCELLED.equals(draft.getStatus());
        if (text == null && !cancelled && story.pointsElsewhere()) {
            Wire.reject("the item holds no text", outcomes);
            return;
        }
        if (text == null && !cancelled && draft.getSummary() != null) {
            text = draft.getSummary();
            draft.setCompleteness(Completeness.TEASER);
        }
        outcomes.accept(draft, text, null);
    }

    private static String find(NewsmlStory story, String place) {
        return switch (place) {
            case "identifier" -> identifier(story.item());
            case "summary" -> story.summary();
            case "xml:lang" ->
                    story.components().isEmpty()
                            ? story.item().language()
                            : story.components().get(0).language();
            case "instruction" -> instruction(story.item());
            case "release" -> release(story.item());
            default ->
                    place.startsWith(INSIDE)
                            ? story.find(place.substring(INSIDE.length()))
                            : Wire.find(story.item(), place);
        };
    }

    /**
     * The public identifier ends in the revision (section 5.5), without which it is the same for
     * all versions of a story.
     */
    private static String identifier(XmlElement item) {
        XmlElement written = Wire.element(item, "Identification/NewsIdentifier");
        if (written == null) {
            return null;
        }
        String number = Wire.find(written, "NewsItemId");
        String revision = Wire.find(written, "RevisionId");
        String full = Wire.find(written, "PublicIdentifier");
        if (full == null) {
            String provider = Wire.find(written, "ProviderId");
            String day = Wire.find(written, "DateId");
            return number == null || provider == null || day == null
                    ? number
                    : "urn:newsml:" + provider + ":" + day + ":" + number;
        }
        int end = full.lastIndexOf(':');
        boolean revised =
                revision != null
                        && full.startsWith(revision, end + 1)
                        && full.length() - end - 1 - revision.length() <= 1;
        return revised && end > 0 ? full.substring(0, end) : full;
    }

    /** An order that is not about earlier revisions alone. */
    private static String instruction(XmlElement item) {
        XmlElement instruction = Wire.element(item, "NewsManagement/Instruction");
        if (instruction == null || instruction.hasChildren()) {
            return null;
        }
        String order = Wire.find(instruction, "@FormalName");
        return order != null && KILLS.contains(order.toLowerCase(Locale.ROOT))
                ? Status.CANCELLED
                : null;
    }

    /** When a story that is not usable becomes usable. */
    private static String release(XmlElement item) {
        String future = Wire.find(item, "NewsManagement/StatusWillChange/FutureStatus@FormalName");
        String now = Wire.find(item, "NewsManagement/Status@FormalName");
        boolean opens =
                Status.USABLE.equals(Status.read(future))
                        && Status.WITHHELD.equals(Status.read(now));
        return opens ? Wire.find(item, "NewsManagement/StatusWillChange/DateAndTime") : null;
    }

    private static void addSubjects(EnrichedArticle draft, NewsmlStory story) {
        WireSubjects subjects = new WireSubjects();
        for (XmlElement component : story.components()) {
            XmlElement meta = Wire.element(component, "DescriptiveMetadata");
            for (XmlElement each : meta == null ? List.<XmlElement>of() : meta.children()) {
                if (Wire.isCalled(each, "SubjectCode")) {
                    each.children().forEach(code -> addSubject(subjects, code));
                }
            }
            for (XmlElement each : component.children()) {
                if (Wire.isCalled(each, "NewsLines")) {
                    addKeywordLines(subjects, each);
                } else if (Wire.isCalled(each, "Metadata") || each == meta) {
                    addKeywords(subjects, each);
                }
            }
        }
        subjects.writeTo(draft);
    }

    /** A subject, its matter or detail; a qualifier says how, not what. */
    private static void addSubject(WireSubjects subjects, XmlElement code) {
        if (!Wire.isCalled(code, "SubjectQualifier")) {
            String number = Wire.find(code, "@FormalName");
            String line = Wire.line(code);
            subjects.add(Wire.find(code, "@Scheme"), number, line.isEmpty() ? null : line);
        }
    }

    private static void addKeywordLines(WireSubjects subjects, XmlElement lines) {
        for (XmlElement each : lines.children()) {
            if (Wire.isCalled(each, "KeywordLine")) {
                subjects.addKeyword(Wire.line(each));
            }
        }
    }

    /** {@code Keyword}, and what agencies call theirs. */
    private static void addKeywords(WireSubjects subjects, XmlElement meta) {
        for (XmlElement each : meta.children()) {
            String name = each.attribute("FormalName");
            if (Wire.isCalled(each, "Property")
                    && name != null
                    && name.toLowerCase(Locale.ROOT).contains("keyword")) {
                subjects.addKeyword(each.attribute("Value"));
            }
        }
    }
}
