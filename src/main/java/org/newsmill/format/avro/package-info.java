/**
 * Avro records that carry a document: RawArticle. Begin at RawArticleParser.
 *
 * <p>It may know parse and Avro.
 */
package org.newsmill.format.avro;
