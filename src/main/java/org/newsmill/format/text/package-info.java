/**
 * Text without markup: PLAIN, NORMALISED and STEMMED. Begin at TextParser.
 *
 * <p>It may know parse.
 */
package org.newsmill.format.text;
