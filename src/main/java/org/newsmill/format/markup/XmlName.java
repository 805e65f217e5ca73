package org.newsmill.format.markup;

/**
 * The name of an element or an attribute (Namespaces in XML 1.0). Immutable.
 *
 * @param prefix as written; empty if it has none
 * @param local without prefix, as written
 * @param namespace the URI that the prefix is bound to; empty if it is bound to none
 */
public record XmlName(String prefix, String local, String namespace) {}
