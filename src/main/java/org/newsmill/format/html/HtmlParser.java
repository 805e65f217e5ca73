package org.newsmill.format.html;

import org.jsoup.Jsoup;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.TextForm;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.UnreadableException;

/** Web pages of one article each. */
public final class HtmlParser implements Parser {

    /** A page. */
    public static final Format FORMAT =
            new Format(
                    "HTML",
                    TextForm.PROSE,
                    Family.HTML,
                    root -> true,
                    settings -> new HtmlParser(),
                    "A web page of one article.");

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        org.jsoup.nodes.Document page = Jsoup.parse(document.text());
        String text = MainText.of(page, new PageHead(null, null, null));
        if (text == null) {
            outcomes.reject(Reason.EMPTY, "the page has no article", Place.NOWHERE, null);
            return;
        }
        outcomes.accept(outcomes.next(), text, null);
    }
}
