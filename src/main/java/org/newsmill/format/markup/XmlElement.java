package org.newsmill.format.markup;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An element of an XML document that {@link Xml} read, with all that stands in it. Not changed any
 * more once it is read, and then thread-safe. A tree is never deeper than the settings allow, so it
 * can be walked by recursion.
 */
public final class XmlElement {

    /** Attributes: name, value, name, value … */
    private static final Object[] NONE = {};

    private final XmlName name;
    private final XmlElement parent;

    /** What {@code xml:lang} and {@code xml:base} say here. */
    private XmlScope scope;

    private Object[] attributes = NONE;

    /** Pieces of text and elements in their order: nothing, one of them, or a list. */
    private Object content;

    private XmlFault fault;

    XmlElement(XmlName name, XmlElement parent) {
        this.name = name;
        this.parent = parent;
        this.scope = parent == null ? XmlScope.NONE : parent.scope;
    }

    void attributes(Object[] namesAndValues) {
        attributes = namesAndValues;
        scope = scope.in(attribute(Xml.NAMESPACE, "lang"), attribute(Xml.NAMESPACE, "base"));
    }

    @SuppressWarnings("unchecked")
    void add(Object piece) {
        if (content == null) {
            content = piece;
        } else if (content instanceof List<?> pieces) {
            ((List<Object>) pieces).add(piece);
        } else {
            List<Object> pieces = new ArrayList<>(4);
            pieces.add(content);
            pieces.add(piece);
            content = pieces;
        }
    }

    /** Of several faults the first counts. */
    void fault(XmlFault found) {
        for (XmlElement each = this; each != null && each.fault == null; each = each.parent) {
            each.fault = found;
        }
    }

    public XmlName name() {
        return name;
    }

    /** Null for the root. */
    public XmlElement parent() {
        return parent;
    }

    /** What is wrong with this element or anything in it; null if it is whole. */
    public XmlFault fault() {
        return fault;
    }

    /** Whether it is called that. */
    public boolean is(String namespace, String local) {
        return name.local().equals(local) && name.namespace().equals(namespace);
    }

    /** Its child elements in their order. */
    public List<XmlElement> children() {
        if (content instanceof XmlElement only) {
            return List.of(only);
        }
        if (!(content instanceof List<?> pieces)) {
            return List.of();
        }
        List<XmlElement> children = new ArrayList<>(pieces.size());
        for (Object piece : pieces) {
            if (piece instanceof XmlElement child) {
                children.add(child);
            }
        }
        return children;
    }

    /** Its first child of that name, in whatever namespace; null if it has none. */
    public XmlElement child(String local) {
        return child(each -> each.name.local().equals(local));
    }

    /** Its first child that fits; null if it has none. */
    public XmlElement child(Predicate<XmlElement> fits) {
        for (XmlElement each : children()) {
            if (fits.test(each)) {
                return each;
            }
        }
        return null;
    }

    /** Whether elements stand in it. */
    public boolean hasChildren() {
        if (content instanceof List<?> pieces) {
            for (Object piece : pieces) {
                if (piece instanceof XmlElement) {
                    return true;
                }
            }
            return false;
        }
        return content instanceof XmlElement;
    }

    /**
     * The elements of one kind in it, in the order of the document; not those inside another one,
     * unless that one is broken: an element that was not closed swallows those that follow it.
     */
    public List<XmlElement> outermost(Predicate<XmlElement> kind) {
        List<XmlElement> found = new ArrayList<>();
        gather(kind, found);
        return found;
    }

    private void gather(Predicate<XmlElement> kind, List<XmlElement> found) {
        for (XmlElement each : children()) {
            boolean fits = kind.test(each);
            if (fits) {
                found.add(each);
            }
            if (!fits || each.fault != null) {
                each.gather(kind, found);
            }
        }
    }

    /** An attribute without prefix, its name in whatever case; null if it has none. */
    public String attribute(String local) {
        for (int i = 0; i < attributes.length; i += 2) {
            XmlName each = (XmlName) attributes[i];
            if (each.prefix().isEmpty() && each.local().equalsIgnoreCase(local)) {
                return (String) attributes[i + 1];
            }
        }
        return null;
    }

    /** An attribute by its namespace; null if it has none. */
    public String attribute(String namespace, String local) {
        for (int i = 0; i < attributes.length; i += 2) {
            XmlName each = (XmlName) attributes[i];
            if (each.local().equals(local) && each.namespace().equals(namespace)) {
                return (String) attributes[i + 1];
            }
        }
        return null;
    }

    /**
     * What {@code xml:lang} says here or further out; null if nothing, or that nothing is known.
     */
    public String language() {
        return scope.language();
    }

    /**
     * A reference as an absolute address, resolved by every {@code xml:base} here and further out
     * (XML Base).
     *
     * @param outermost the address of the document itself; null if it is not known
     * @return the reference as written, if no base is known
     */
    public String resolve(String reference, String outermost) {
        return Addresses.resolve(outermost, Addresses.resolve(scope.base(), reference));
    }

    /** All text in it and in its elements. */
    public String text() {
        if (content instanceof String only) {
            return only;
        }
        if (content == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        appendText(text);
        return text.toString();
    }

    private void appendText(StringBuilder text) {
        if (content instanceof List<?> pieces) {
            for (Object piece : pieces) {
                appendPiece(piece, text);
            }
        } else if (content != null) {
            appendPiece(content, text);
        }
    }

    private static void appendPiece(Object piece, StringBuilder text) {
        if (piece instanceof XmlElement child) {
            child.appendText(text);
        } else {
            text.append((String) piece);
        }
    }

    /**
     * The same as elements of a page, for {@link MarkupText}: names in lower case and without
     * prefix.
     */
    public Element asHtml() {
        return asHtml(each -> each.name.local().toLowerCase(Locale.ROOT));
    }

    /**
     * The same as elements of a page, for {@link MarkupText}.
     *
     * @param tag what an element is called there; null if it is left out with all that is in it
     */
    public Element asHtml(Function<XmlElement, String> tag) {
        Element root = new Element("div");
        appendHtml(root, tag);
        return root;
    }

    private void appendHtml(Element to, Function<XmlElement, String> tag) {
        List<?> pieces =
                content instanceof List<?> several
                        ? several
                        : content == null ? List.of() : List.of(content);
        for (Object piece : pieces) {
            if (piece instanceof XmlElement child) {
                String called = tag.apply(child);
                if (called != null) {
                    child.appendHtml(child.copyTo(to.appendElement(called)), tag);
                }
            } else {
                to.appendChild(new TextNode((String) piece));
            }
        }
    }

    private Element copyTo(Element copy) {
        for (int i = 0; i < attributes.length; i += 2) {
            XmlName each = (XmlName) attributes[i];
            if (each.prefix().isEmpty()) {
                copy.attr(each.local().toLowerCase(Locale.ROOT), (String) attributes[i + 1]);
            }
        }
        return copy;
    }
}
