package org.newsmill.format.markup;

import org.newsmill.article.Lenience;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.UnreadableException;

import java.util.Arrays;

/** The tree of one document while it grows: which element is open, and what is broken. */
final class XmlTree {

    private final String text;
    private final Outcomes outcomes;
    private final Limits limits;
    private final XmlNames names = new XmlNames();

    /** Holds the root, and whatever follows it. */
    private final XmlElement document = new XmlElement(new XmlName("", "", ""), null);

    private XmlElement open = document;
    private int elements;
    private boolean junk;

    private int countedTo;
    private int counted;

    /**
     * @param text of the document, in which characters are counted
     */
    XmlTree(String text, Outcomes outcomes, Limits limits) {
        this.text = text;
        this.outcomes = outcomes;
        this.limits = limits;
    }

    boolean isEmpty() {
        return !document.hasChildren();
    }

    /** Whether no element is open. */
    boolean isAtTop() {
        return open == document;
    }

    /**
     * @throws UnreadableException MALFORMED if there is no element
     */
    XmlElement finished() throws UnreadableException {
        if (!document.hasChildren()) {
            throw new UnreadableException(Reason.MALFORMED, "there is no element in the document");
        }
        if (open != document) {
            breakOpen("the document ends before </" + written(open) + ">", text.length());
        }
        return document;
    }

    /** Text of the element that is open. */
    void add(String piece) {
        if (!piece.isEmpty()) {
            open.add(piece);
        }
    }

    /**
     * Opens an element.
     *
     * @param attributes name, value, name, value …
     * @param count how many places of them are taken
     * @param start where its tag begins
     */
    void open(String name, Object[] attributes, int count, int start) throws UnreadableException {
        checkCount(1 + count / 2);
        elements += 1 + count / 2;
        if (names.depth() == limits.depth()) {
            throw new UnreadableException(
                    Reason.TOO_LARGE,
                    "elements are nested deeper than " + limits.depth() + where(start),
                    new Place.Char(start));
        }
        for (int i = 0; i < count; i += 2) {
            names.declare((String) attributes[i], (String) attributes[i + 1]);
        }
        XmlElement element = new XmlElement(names.open(name), open);
        if (count > 0) {
            Object[] own = Arrays.copyOf(attributes, count);
            for (int i = 0; i < count; i += 2) {
                own[i] = names.attribute((String) own[i]);
            }
            element.attributes(own);
        }
        if (open == document) {
            noteJunk(start, start + 1);
        }
        open.add(element);
        open = element;
    }

    /** Whether there may be this many more elements and attributes. */
    void checkCount(int more) throws UnreadableException {
        if (elements + more > limits.elements()) {
            throw new UnreadableException(
                    Reason.TOO_LARGE,
                    "the document has more than " + limits.elements() + " elements and attributes");
        }
    }

    /** What follows the root; counted once, however much it is. */
    void noteJunk(int from, int to) {
        for (int i = from; i < to && !junk && !isEmpty(); i++) {
            if (text.charAt(i) > ' ') {
                junk = true;
                outcomes.lenient(Lenience.TRAILING_JUNK);
            }
        }
    }

    /**
     * Reads an end tag: closes the element of that name, and those in it that have no end.
     *
     * @param start where the tag begins
     * @param end after it
     */
    void close(String name, int start, int end) {
        if (open == document) {
            noteJunk(start, end);
            return;
        }
        if (!names.isOpen(name)) {
            breakOpen("</" + name + "> has no start", start);
            return;
        }
        while (!names.isInnermost(name)) {
            breakOpen("<" + written(open) + "> has no end before </" + name + ">", start);
            close();
        }
        close();
    }

    /** Closes the element that is open. */
    void close() {
        names.close();
        open = open.parent();
    }

    /** Something is wrong with the element that is open. */
    void breakOpen(String what, int index) {
        outcomes.lenient(Lenience.BAD_NESTING);
        if (open != document && open.fault() == null) {
            open.fault(fault(what, index));
        }
    }

    /**
     * @param name of an entity that the document declares itself; null if none was used
     */
    void noteEntity(String name, int index) {
        if (name != null && open.fault() == null) {
            open.fault(
                    fault("the entity '" + name + "' is declared by the document itself", index));
        }
    }

    private XmlFault fault(String what, int index) {
        return new XmlFault(what + where(index), new Place.Char(index));
    }

    /** Counted on from the last place, as people count them, so that many faults cost no more. */
    private String where(int index) {
        counted +=
                index >= countedTo
                        ? text.codePointCount(countedTo, index)
                        : -text.codePointCount(index, countedTo);
        countedTo = index;
        return " at character " + counted;
    }

    private static String written(XmlElement element) {
        XmlName name = element.name();
        return name.prefix().isEmpty() ? name.local() : name.prefix() + ":" + name.local();
    }
}
