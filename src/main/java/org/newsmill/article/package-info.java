/**
 * What an article is, what a rejection is, and whose fault a failure is. Begin with {@code
 * Article}. May know the record's schema and nothing of Kafka.
 */
package org.newsmill.article;
