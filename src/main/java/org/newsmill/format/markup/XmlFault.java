package org.newsmill.format.markup;

import org.newsmill.article.Place;

/**
 * Why an element cannot be trusted: a tag in it does not nest, the document was cut off in it, or
 * it uses an entity of the document's own. Immutable.
 *
 * @param message what is wrong and at which character, for a person
 * @param at where
 */
public record XmlFault(String message, Place at) {}
