/**
 * What {@code newsmill run} needs, asked before it runs: one list of checks, {@link
 * org.newsmill.check.Checks}. Nothing here writes an event or changes a topic.
 */
package org.newsmill.check;
