/**
 * Records and dead letters as JSON, as {@code tail --json} prints them and the console shows them.
 * Begin with {@code RecordJson}. May know Avro and Kafka's records, nothing of ours.
 */
package org.newsmill.json;
