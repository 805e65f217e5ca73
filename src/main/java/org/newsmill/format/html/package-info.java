/**
 * Web pages: what they say of their article, and its text. Begin at HtmlParser and MainText.
 *
 * <p>It may know parse, markup, jsoup and Jackson.
 */
package org.newsmill.format.html;
