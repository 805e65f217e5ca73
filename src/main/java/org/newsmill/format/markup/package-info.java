/**
 * What all that read markup share: text out of markup, and XML that is not quite XML. Begin at
 * MarkupText and Xml.
 *
 * <p>It may know parse and jsoup.
 */
package org.newsmill.format.markup;
