/**
 * The clients that Kafka Streams works with, which read again after a lost transaction and notice
 * what is missing. Begin with {@code RewindingClients}. May know Kafka's clients and no other room.
 */
package org.newsmill.stream.client;
