/**
 * Every setting, once, and what is checked of them. Begin with {@code Settings}, the list. May know
 * formats and enrichments, whose lists some settings name, and the names of Kafka's and Confluent's
 * settings, but no client of theirs.
 */
package org.newsmill.settings;
