/**
 * Kafka, as tools and the processor ask it: clients by the settings, admin questions, publishing,
 * following. Begin with {@code KafkaClients}. May know {@code settings} and {@code stream}.
 */
package org.newsmill.kafka;
