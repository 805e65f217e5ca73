/**
 * From an article to its enriched record: the whole text pipeline, without Kafka. Begin with {@link
 * org.newsmill.enrich.Enrichments}, the list of what is computed. It knows articles, languages and
 * the text engine.
 */
package org.newsmill.enrich;
