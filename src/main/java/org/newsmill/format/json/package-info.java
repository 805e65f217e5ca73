/**
 * News in JSON: what APIs and scrapers give, JSON Feed and ninjs. Begin at JsonArticleParser, and
 * at JsonValues, which cuts a document into values.
 *
 * <p>It may know parse, markup, Jackson and jsoup.
 */
package org.newsmill.format.json;
