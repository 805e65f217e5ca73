package org.newsmill.format.html;

/**
 * What a page says of its article beside its text. Immutable.
 *
 * @param title may be null
 * @param byline may be null
 * @param body its text as the page gives it to machines; may be null
 */
record PageHead(String title, String byline, String body) {}
