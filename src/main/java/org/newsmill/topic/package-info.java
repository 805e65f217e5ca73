/**
 * The topics: created, checked, reported on, kept as they must be, and how far they were read.
 * Begin with {@code TopicSetup}. May know {@code kafka} and what is below it.
 */
package org.newsmill.topic;
