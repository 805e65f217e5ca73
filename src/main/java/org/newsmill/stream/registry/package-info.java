/**
 * The schema registry, as all tasks of a processor share it, and what is an outage of it. Begin
 * with {@code Registry}. May know the settings, Confluent's client and no other room of {@code
 * stream}.
 */
package org.newsmill.stream.registry;
