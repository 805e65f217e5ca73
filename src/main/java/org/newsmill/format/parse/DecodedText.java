package org.newsmill.format.parse;

import java.nio.charset.Charset;

/**
 * What an event's bytes decode to. Immutable.
 *
 * @param text the text, without the mark
 * @param charset by which it was decoded
 * @param markBytes the length of the byte-order mark, 0 if there is none
 * @param told whether the document's first bytes told the character set: by a mark or a
 *     declaration, which a fragment cut from it lacks
 */
public record DecodedText(String text, Charset charset, int markBytes, boolean told) {}
