/**
 * What a text is: in which language, and whether it is stemmed already. Begin at LanguageIdentifier
 * and StemOdds.
 *
 * <p>It may know the rest of text.
 */
package org.newsmill.text.detect;
