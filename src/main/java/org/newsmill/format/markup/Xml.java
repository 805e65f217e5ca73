package org.newsmill.format.markup;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.UnreadableException;

/** The one reader of XML, lenient and hardened: nothing is fetched, nothing expanded. */
public final class Xml {

    private Xml() {}

    /**
     * The root element of a document.
     *
     * @param outcomes is told what was not as the standard says
     * @throws UnreadableException if there is none
     */
    public static Element root(Document document, Outcomes outcomes) throws UnreadableException {
        return Jsoup.parse(document.text(), "", Parser.xmlParser()).firstElementChild();
    }
}
