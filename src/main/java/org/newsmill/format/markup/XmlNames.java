package org.newsmill.format.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of one document: which elements are open, and which namespaces are bound there
 * (Namespaces in XML 1.0, section 6). Each question takes the same time, however many there are.
 */
final class XmlNames {

    private static final String XMLNS = "xmlns";
    private static final String NO_NAMESPACE = "";

    /** A name as it is written somewhere in the document. */
    private static final class Written {
        final String prefix;
        final String local;

        /** The same in lower case, which knows how many elements of that name are open. */
        Written folded = this;

        int open;

        /** What it means as long as the bindings are the same. */
        XmlName element;

        XmlName attribute;
        int bindings = -1;

        Written(String name) {
            int colon = name.indexOf(':');
            boolean prefixed = colon > 0 && colon + 1 < name.length();
            prefix = prefixed ? name.substring(0, colon) : "";
            local = prefixed ? name.substring(colon + 1) : name;
        }
    }

    /** What a prefix was bound to before the element at that depth bound it. */
    private record Before(int depth, String prefix, String namespace) {}

    private final Map<String, Written> written = new HashMap<>();
    private final Map<String, String> bound = new HashMap<>();
    private final List<Before> before = new ArrayList<>();
    private final List<Written> stack = new ArrayList<>();
    private int bindings;

    XmlNames() {
        bound.put("xml", Xml.NAMESPACE);
    }

    int depth() {
        return stack.size();
    }

    /** An attribute of the element that is opened next; it may bind a namespace. */
    void declare(String attribute, String value) {
        if (!attribute.startsWith(XMLNS)) {
            return;
        }
        boolean prefixed = attribute.length() > XMLNS.length() + 1 && attribute.charAt(5) == ':';
        if (prefixed || attribute.length() == XMLNS.length()) {
            String prefix = prefixed ? attribute.substring(XMLNS.length() + 1) : "";
            before.add(new Before(depth() + 1, prefix, bound.get(prefix)));
            bound.put(prefix, value.strip());
            bindings++;
        }
    }

    /** Opens an element. */
    XmlName open(String name) {
        Written found = resolved(name);
        found.folded.open++;
        stack.add(found);
        return found.element;
    }

    /** An attribute of the element that was opened last. */
    XmlName attribute(String name) {
        return resolved(name).attribute;
    }

    /** Whether an element of that name is open, in whatever case. */
    boolean isOpen(String name) {
        Written found = written.get(name);
        return (found == null ? of(name) : found).folded.open > 0;
    }

    /** Whether the element that was opened last is called that, in whatever case. */
    boolean isInnermost(String name) {
        return stack.get(stack.size() - 1).folded == of(name).folded;
    }

    /** Closes the element that was opened last. */
    void close() {
        int last = before.size() - 1;
        while (last >= 0 && before.get(last).depth() == depth()) {
            Before each = before.remove(last--);
            if (each.namespace() == null) {
                bound.remove(each.prefix());
            } else {
                bound.put(each.prefix(), each.namespace());
            }
            bindings++;
        }
        stack.remove(stack.size() - 1).folded.open--;
    }

    private Written of(String name) {
        Written found = written.get(name);
        if (found == null) {
            found = new Written(name);
            written.put(name, found);
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals(name)) {
                found.folded = of(lower);
            }
        }
        return found;
    }

    private Written resolved(String name) {
        Written found = of(name);
        if (found.bindings != bindings) {
            String namespace = bound.getOrDefault(found.prefix, NO_NAMESPACE);
            found.bindings = bindings;
            found.element = new XmlName(found.prefix, found.local, namespace);
            // Without a prefix an attribute is in no namespace (section 6.2).
            found.attribute =
                    found.prefix.isEmpty()
                            ? new XmlName("", found.local, NO_NAMESPACE)
                            : found.element;
        }
        return found;
    }
}
