/**
 * Feeds, RSS and Atom in all their versions: begin at RssParser.
 *
 * <p>It may know parse, markup and article.
 */
package org.newsmill.format.feed;
