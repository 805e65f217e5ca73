package org.newsmill.format.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.newsmill.article.Published;
import org.newsmill.article.ReceivedText;
import org.newsmill.format.markup.Addresses;
import org.newsmill.format.parse.LanguageTag;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A page and all that it says of its article. Not thread-safe. */
final class Page {

    final Document document;
    final PageIndex index;
    final SchemaOrg schema;
    private final MetaTags meta;
    private final Microdata microdata;
    private final String canonical;

    Page(Document document) {
        this.document = document;
        index = new PageIndex(document);
        schema = SchemaOrg.of(index.all("script"));
        meta = new MetaTags(index.all("meta"));
        microdata = new Microdata(index);
        canonical = canonical();
        Element headline = index.first("h1");
        String shown = headline == null ? null : headline.text();
        schema.choose(
                each -> {
                    String title = each.text("headline");
                    return isSameAddress(canonical, each.address("mainEntityOfPage"))
                            || isSameAddress(canonical, each.address("url"))
                            || title != null
                                    && (title.equals(shown) || title.equals(meta.get("og:title")));
                });
    }

    /**
     * What stands at a place of the page.
     *
     * @param place {@code ld:} and a path in the article's JSON-LD, {@code meta:} and a name,
     *     {@code item:} and a property of microdata, or what is worked out here
     * @return null if nothing does
     */
    String find(String place) {
        int colon = place.indexOf(':') + 1;
        String name = place.substring(colon);
        return switch (place.substring(0, colon)) {
            case "ld:" -> schema.text(name);
            case "meta:" -> meta.get(name);
            case "item:" -> microdata.get(name);
            case "page:" -> ofPage(name);
            default -> throw new IllegalArgumentException(place);
        };
    }

    private String ofPage(String name) {
        return switch (name) {
            case "title" -> title();
            case "byline" -> byline();
            case "canonical" -> canonical;
            case "language" -> language();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private String site() {
        String site = meta.get("og:site_name");
        return site == null ? schema.text("publisher") : site;
    }

    private String title() {
        PageTitle titles = new PageTitle(index, site());
        List<String> said = new ArrayList<>();
        add(said, titles.shownOf(schema.text("headline"), schema.text("name")));
        for (String name : new String[] {"dc.title", "og:title", "weibo:article:title"}) {
            add(said, meta.get(name));
        }
        add(said, microdata.get("headline"));
        for (String name :
                new String[] {"parsely-title", "sailthru.title", "title", "twitter:title"}) {
            add(said, meta.get(name));
        }
        return titles.of(said);
    }

    private String byline() {
        List<String> names = schema.texts("author");
        for (String name :
                new String[] {
                    "dc.creator",
                    "author",
                    "article:author",
                    "og:article:author",
                    "parsely-author",
                    "sailthru.author",
                    "citation_author"
                }) {
            names = PageByline.of(names) == null ? meta.all(name) : names;
        }
        String byline = PageByline.of(names);
        if (byline == null) {
            byline = PageByline.of(microdata.all("author"));
        }
        if (byline == null) {
            byline = PageByline.of(document);
        }
        return byline == null ? PageByline.of(schema.texts("creator")) : byline;
    }

    Published published() {
        List<String> written = new ArrayList<>();
        add(written, schema.text("datePublished"));
        for (String name :
                new String[] {
                    "article:published_time",
                    "og:article:published_time",
                    "og:published_time",
                    "article:published",
                    "datepublished",
                    "dc.date.issued",
                    "dc.issued",
                    "dc.date.published",
                    "parsely-pub-date",
                    "sailthru.date",
                    "publish-date",
                    "publish_date",
                    "publishdate",
                    "published_date",
                    "pubdate",
                    "publication_date",
                    "publicationdate",
                    "cxenseparse:recs:publishtime",
                    "cxenseparse:publishtime",
                    "rnews:datepublished",
                    "citation_publication_date",
                    "citation_online_date",
                    "dc.date",
                    "dc.created",
                    "dc.date.created",
                    "originalpublicationdate",
                    "article_date_original",
                    "date.published",
                    "date"
                }) {
            add(written, meta.get(name));
        }
        add(written, microdata.get("datePublished"));
        if (!schema.isPresent()) {
            add(written, schema.textOfPage("datePublished"));
        }
        return PageDates.published(written, index);
    }

    private static void add(List<String> list, String value) {
        if (value != null) {
            list.add(value);
        }
    }

    private String language() {
        Element html = index.first("html");
        Element article = index.first("article");
        String locale = meta.get("og:locale");
        return first(
                html == null ? null : LanguageTag.read(ReceivedText.clean(html.attr("lang"))),
                html == null ? null : LanguageTag.read(ReceivedText.clean(html.attr("xml:lang"))),
                LanguageTag.read(ReceivedText.clean(document.body().attr("lang"))),
                article == null ? null : LanguageTag.read(article.attr("lang")),
                LanguageTag.read(schema.text("inLanguage")),
                LanguageTag.read(microdata.get("inLanguage")),
                LanguageTag.read(meta.get("content-language")),
                LanguageTag.read(meta.get("dc.language")),
                LanguageTag.read(meta.get("language")),
                LanguageTag.read(locale));
    }

    /** The article's own address, absolute; one that leads to the whole site is none. */
    private String canonical() {
        Element link = null;
        for (Element each : index.all("link")) {
            if (link == null && each.attr("rel").equalsIgnoreCase("canonical")) {
                link = each;
            }
        }
        Element base = index.first("base");
        String og = meta.get("og:url");
        String from = base != null && Addresses.isOnWeb(base.attr("href")) ? base.attr("href") : og;
        return first(
                ofArticle(absolute(link == null ? null : link.attr("href"), from)),
                ofArticle(absolute(og, null)),
                ofArticle(absolute(schema.address("mainEntityOfPage"), from)),
                ofArticle(absolute(schema.address("url"), from)),
                ofArticle(absolute(meta.get("parsely-link"), from)),
                ofArticle(absolute(meta.get("twitter:url"), from)));
    }

    private static String absolute(String written, String base) {
        String address = ReceivedText.clean(written);
        if (address == null) {
            return null;
        }
        if (address.startsWith("//")) {
            address = "https:" + address;
        }
        if (Addresses.isOnWeb(address)) {
            return address;
        }
        if (base == null || !Addresses.isOnWeb(base)) {
            return null;
        }
        try {
            String resolved = new URI(base).resolve(address).toString();
            return Addresses.isOnWeb(resolved) ? resolved : null;
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static String ofArticle(String address) {
        if (address == null) {
            return null;
        }
        int path = address.indexOf('/', address.indexOf("://") + 3);
        return path < 0 || path == address.length() - 1 ? null : address;
    }

    private static boolean isSameAddress(String one, String other) {
        return one != null && other != null && plain(one).equals(plain(other));
    }

    private static String plain(String address) {
        String plain = address.toLowerCase(Locale.ROOT);
        int from = plain.indexOf("://");
        int to = plain.length();
        for (int end : new int[] {plain.indexOf('#'), plain.indexOf('?')}) {
            to = end < 0 ? to : Math.min(to, end);
        }
        while (to > 0 && plain.charAt(to - 1) == '/') {
            to--;
        }
        return plain.substring(from < 0 ? 0 : from + 3, to);
    }

    List<String> keywords() {
        List<String> written = schema.texts("keywords");
        for (String name :
                new String[] {
                    "news_keywords", "article:tag", "parsely-tags", "sailthru.tags", "keywords"
                }) {
            written = written.isEmpty() ? meta.all(name) : written;
        }
        Set<String> keywords = new LinkedHashSet<>();
        for (String each : written) {
            for (String part : each.split(written.size() == 1 ? "[,;，、]" : "\n")) {
                String keyword = ReceivedText.clean(part);
                if (keyword != null) {
                    keywords.add(keyword);
                }
            }
        }
        return new ArrayList<>(keywords);
    }

    /** Whether anything in the page says that it is an article. */
    boolean saysArticle() {
        String type = meta.get("og:type");
        return schema.isPresent()
                || type != null && type.endsWith("article")
                || index.first("article") != null
                || microdata.isPresent()
                || published().isSaid();
    }

    private static String first(String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
