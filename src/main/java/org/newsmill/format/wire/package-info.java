/**
 * News as agencies send it: NITF, NewsML-G2 and NewsML 1. Begin at NewsmlG2Parser, and at WireText,
 * which finds the story's text in an item.
 *
 * <p>It may know parse, markup and jsoup.
 */
package org.newsmill.format.wire;
