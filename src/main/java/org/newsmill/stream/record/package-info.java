/**
 * Articles to records: their bytes, and how large and how old they may be. Begin with {@code
 * ArticleSerialiser}. May know {@code stream.registry} and Avro.
 */
package org.newsmill.stream.record;
