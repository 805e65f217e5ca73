package org.newsmill.format.html;

import org.newsmill.article.LanguageSource;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.Html;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.Table;
import org.newsmill.format.parse.UnreadableException;

/**
 * Web pages of one article each: HTML Living Standard, schema.org, Open Graph, Dublin Core. What
 * the page says of its article is taken as said; its text is {@link MainText}.
 */
public final class HtmlParser implements Parser {

    /** A page. */
    public static final Format FORMAT =
            new Format(
                    "HTML",
                    TextForm.PROSE,
                    Family.HTML,
                    root -> true,
                    settings -> new HtmlParser(settings.limits()),
                    "A web page of one article.");

    private static final Table<Page> TABLE =
            Table.of(Page::find)
                    .text(EnrichedArticle::setTitle, "page:title")
                    .text(EnrichedArticle::setByline, "page:byline")
                    .text(EnrichedArticle::setUrl, "page:canonical")
                    .text(HtmlParser::language, "page:language")
                    .text(
                            EnrichedArticle::setNativeId,
                            "ld:identifier.value",
                            "ld:identifier",
                            "page:canonical")
                    .text(
                            EnrichedArticle::setSource,
                            "meta:og:site_name",
                            "ld:publisher",
                            "item:publisher",
                            "meta:dc.publisher",
                            "meta:application-name")
                    .text(
                            EnrichedArticle::setSummary,
                            "meta:og:description",
                            "ld:description",
                            "meta:description",
                            "meta:dc.description",
                            "meta:twitter:description")
                    .text(EnrichedArticle::setDateline, "ld:dateline")
                    .text(
                            EnrichedArticle::setSection,
                            "ld:articleSection",
                            "meta:article:section",
                            "meta:parsely-section",
                            "item:articleSection")
                    .text(
                            EnrichedArticle::setRights,
                            "ld:copyrightNotice",
                            "meta:dc.rights",
                            "meta:copyright",
                            "meta:rights")
                    .text(EnrichedArticle::setVersion, "ld:version")
                    .instant(
                            EnrichedArticle::setModifiedAt,
                            "ld:dateModified",
                            "meta:article:modified_time",
                            "meta:og:article:modified_time",
                            "meta:og:updated_time",
                            "meta:dc.modified",
                            "meta:dc.date.modified",
                            "item:dateModified");

    private final Limits limits;

    private HtmlParser(Limits limits) {
        this.limits = limits;
    }

    private static void language(EnrichedArticle draft, String tag) {
        LanguageSource.say(draft, tag, LanguageSource.DOCUMENT);
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        Page page = new Page(Html.page(document.lenientText(outcomes), limits));
        EnrichedArticle draft = outcomes.next();
        TABLE.fill(draft, page);
        page.published().writeTo(draft);
        draft.setKeywords(page.keywords());
        PageHead head = new PageHead(draft.getTitle(), draft.getByline(), page.schema.body());
        String text = ArticleText.of(page, head);
        String fault = NoArticle.fault(page, text, document.hints());
        if (fault != null) {
            outcomes.reject(Reason.MALFORMED, fault, Place.NOWHERE, null);
            return;
        }
        draft.setCompleteness(ArticleText.completeness(page, text));
        outcomes.accept(draft, text, null);
    }
}
