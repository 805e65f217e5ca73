package org.newsmill.format.wire;

import org.newsmill.article.Completeness;
import org.newsmill.article.Status;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.Addresses;
import org.newsmill.format.markup.Xml;
import org.newsmill.format.markup.XmlElement;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.Table;
import org.newsmill.format.parse.UnreadableException;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * IPTC's NITF 3.x, with its namespace or without; several after each other, or in an envelope, are
 * several articles. Immutable, thread-safe.
 */
public final class NitfParser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "NITF",
                    TextForm.PROSE,
                    Family.XML,
                    root -> Wire.holds(root, xml -> xml.name().equalsIgnoreCase("nitf")),
                    settings -> new NitfParser(settings.limits()),
                    "IPTC's News Industry Text Format 3.x.");

    private static final Table<XmlElement> TABLE =
            Table.of(NitfParser::find)
                    .text(EnrichedArticle::setNativeId, "head/docdata/doc-id@id-string")
                    .text(
                            EnrichedArticle::setSource,
                            "head/docdata/doc-id@regsrc",
                            "body/body.head/distributor",
                            "head/docdata/del-list/from-src@src-name",
                            "head/pubdata@name")
                    .text(NitfParser::setUrl, "head/pubdata@ex-ref")
                    .text(
                            EnrichedArticle::setTitle,
                            "body/body.head/hedline/hl1",
                            "body/body.head/headline/hl1",
                            "body/body.head/hedline",
                            "head/title")
                    .text(EnrichedArticle::setSummary, "body/body.head/abstract")
                    .text(EnrichedArticle::setByline, "body/body.head/byline")
                    .text(EnrichedArticle::setDateline, "body/body.head/dateline")
                    .text(
                            EnrichedArticle::setSlugline,
                            "meta:NTBStikkord",
                            "head/docdata/du-key@key",
                            "meta:anpa-keyword",
                            "head/docdata/fixture@fix-id")
                    .text(
                            EnrichedArticle::setSection,
                            "head/pubdata@position.section",
                            "meta:online_sections",
                            "tobject.type")
                    .text(
                            EnrichedArticle::setRights,
                            "doc.copyright",
                            "head/docdata/doc.rights@owner",
                            "body/body.head/rights",
                            "body/body.head/copyrite")
                    .language("xml:lang", "@baselang", "@lang")
                    .urgency("head/docdata/urgency@ed-urg")
                    .text(
                            EnrichedArticle::setVersion,
                            "head/docdata/du-key@version",
                            "head/docdata/du-key@generation",
                            "head/docdata/doc.update@version")
                    .status(
                            "order",
                            "head/docdata@management-status",
                            "head/docdata/doc.update@status")
                    .published(
                            "head/docdata/date.issue@norm",
                            "body/body.head/dateline/story.date@norm",
                            "head/pubdata@date.publication",
                            "head/docdata/pubdata@date.publication",
                            "body/body.head/dateline/story.date",
                            "head/docdata/date.issue")
                    .instant(EnrichedArticle::setModifiedAt, "revised")
                    .embargo("release");

    /** Kinds of news, which say nothing of what it is about. */
    private static final Set<String> KINDS =
            Set.of("news", "data", "alert", "advisory", "article", "text");

    private final Limits limits;

    private NitfParser(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        List<XmlElement> items =
                Xml.document(document, outcomes, limits)
                        .outermost(each -> Wire.isCalled(each, "nitf"));
        Wire.eachItem(items, outcomes, NitfParser::read);
        if (items.isEmpty()) {
            Wire.reject("there is no <nitf> in the document", outcomes);
        }
    }

    private static void read(XmlElement nitf, Outcomes outcomes) {
        EnrichedArticle draft = outcomes.next();
        fill(draft, nitf);
        addSubjects(draft, nitf);
        String text = new WireText().ofNitf(nitf, draft.getTitle());
        boolean cancelled = Status.CANCELLED.equals(draft.getStatus());
        boolean killsAnother = NitfLife.killsAnother(draft, nitf) && !(cancelled && text != null);
        String source = draft.getSource();
        if (text == null && draft.getSummary() != null && !cancelled) {
            text = draft.getSummary();
            draft.setCompleteness(Completeness.TEASER);
        }
        outcomes.accept(draft, text, null);
        if (killsAnother) {
            NitfLife.killAnother(nitf, source, outcomes);
        }
    }

    /** What a document says of itself; also of one that stands in NewsML. */
    static void fill(EnrichedArticle draft, XmlElement nitf) {
        TABLE.fill(draft, nitf);
    }

    private static String find(XmlElement nitf, String place) {
        return switch (place) {
            case "xml:lang" -> language(nitf);
            case "doc.copyright" -> copyright(nitf);
            case "tobject.type" -> section(nitf);
            case "order" -> NitfLife.order(nitf);
            case "release" -> NitfLife.release(nitf);
            case "revised" -> revised(nitf);
            default ->
                    place.startsWith("meta:")
                            ? meta(nitf, place.substring("meta:".length()))
                            : Wire.find(nitf, place);
        };
    }

    private static void setUrl(EnrichedArticle draft, String reference) {
        if (Addresses.isOnWeb(reference)) {
            draft.setUrl(reference);
        }
    }

    private static String language(XmlElement nitf) {
        XmlElement content = Wire.element(nitf, "body/body.content");
        return content == null ? nitf.language() : content.language();
    }

    private static String meta(XmlElement nitf, String name) {
        XmlElement head = Wire.element(nitf, "head");
        for (XmlElement child : head == null ? List.<XmlElement>of() : head.children()) {
            if (Wire.isCalled(child, "meta") && name.equalsIgnoreCase(child.attribute("name"))) {
                return child.attribute("content");
            }
        }
        return null;
    }

    private static String copyright(XmlElement nitf) {
        String holder = Wire.find(nitf, "head/docdata/doc.copyright@holder");
        String year = Wire.find(nitf, "head/docdata/doc.copyright@year");
        return holder == null || year == null ? holder : "© " + year + " " + holder;
    }

    /** Agencies write the desk where the standard wants the kind. */
    private static String section(XmlElement nitf) {
        String type = Wire.find(nitf, "head/tobject@tobject.type");
        return type == null || KINDS.contains(type.toLowerCase(Locale.ROOT)) ? null : type;
    }

    /** The last of the revisions that are dated. */
    private static String revised(XmlElement nitf) {
        XmlElement head = Wire.element(nitf, "head");
        String last = null;
        for (XmlElement child : head == null ? List.<XmlElement>of() : head.children()) {
            String norm = child.attribute("norm");
            if (Wire.isCalled(child, "revision-history") && norm != null && !norm.isBlank()) {
                last = norm;
            }
        }
        return last == null ? Wire.find(nitf, "head/docdata/doc.update@norm") : last;
    }

    private static void addSubjects(EnrichedArticle draft, XmlElement nitf) {
        WireSubjects subjects = new WireSubjects();
        XmlElement tobject = Wire.element(nitf, "head/tobject");
        for (XmlElement each : tobject == null ? List.<XmlElement>of() : tobject.children()) {
            if (Wire.isCalled(each, "tobject.subject")) {
                addSubject(subjects, each);
            }
        }
        XmlElement keys = Wire.element(nitf, "head/docdata/key-list");
        for (XmlElement each : keys == null ? List.<XmlElement>of() : keys.children()) {
            subjects.addKeyword(each.attribute("key"));
        }
        XmlElement found = Wire.element(nitf, "head/docdata/identified-content");
        for (XmlElement each : found == null ? List.<XmlElement>of() : found.children()) {
            String name = Wire.line(each);
            String scheme = each.attribute("idsrc");
            if (scheme != null || !name.isEmpty()) {
                subjects.add(scheme, each.attribute("value"), name.isEmpty() ? null : name);
            }
        }
        subjects.writeTo(draft);
    }

    /** Of three names the one that says most. */
    private static void addSubject(WireSubjects subjects, XmlElement each) {
        String name = null;
        for (String level : new String[] {"type", "matter", "detail"}) {
            String said = each.attribute("tobject.subject." + level);
            name = said == null || said.isBlank() ? name : said.strip();
        }
        String number = each.attribute("tobject.subject.refnum");
        String code = number == null ? each.attribute("tobject.subject.code") : number;
        subjects.add(each.attribute("tobject.subject.ipr"), code, name);
    }
}
