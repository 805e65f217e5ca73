/**
 * Whether a text is stemmed already. Begin at StemOdds.
 *
 * <p>It may know the rest of text.
 */
package org.newsmill.text.detect;
