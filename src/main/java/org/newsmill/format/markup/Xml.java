package org.newsmill.format.markup;

import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.UnreadableException;

/**
 * The one reader of XML (XML 1.0, Namespaces in XML 1.0), lenient and hardened: nothing is fetched,
 * nothing expanded, and every document takes linear time. It is our own since jsoup's closes and
 * drops tags in silence, so that nobody could tell which article was broken, and since it knows
 * nothing of entities that a document declares.
 *
 * <p>Read all the same and counted ({@link org.newsmill.article.Lenience}): characters that XML
 * does not allow (dropped), a bare {@code <} or {@code &}, references to entities that HTML has,
 * white space before the declaration, anything after the root. Not counted and of no consequence:
 * attributes without quotes or value, comments with two hyphens.
 *
 * <p>An element has a {@link XmlElement#fault fault} if a tag in it has no partner, if the document
 * ends in it, or if it uses an entity that the document itself declares. Its neighbours have none.
 */
public final class Xml {

    /** Of {@code xml:lang} and {@code xml:base}. */
    public static final String NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    private Xml() {}

    /**
     * All elements of a document.
     *
     * @param outcomes is told what was not as the standard says
     * @return an element without name that holds the root, and whatever elements follow it
     * @throws UnreadableException MALFORMED if there is no element; TOO_LARGE if there are more
     *     than the limits allow, or they are nested deeper
     */
    public static XmlElement document(Document document, Outcomes outcomes, Limits limits)
            throws UnreadableException {
        return new XmlReader(document.text(), outcomes, limits).document();
    }

    /** The same, and the root element alone. */
    public static XmlElement root(Document document, Outcomes outcomes, Limits limits)
            throws UnreadableException {
        return document(document, outcomes, limits).child(each -> true);
    }
}
