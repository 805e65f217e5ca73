package org.newsmill.format.parse;

import org.newsmill.article.ReceivedText;

/** An event's bytes, what its headers say, and its text on request. Not thread-safe. */
public final class Document {

    private final byte[] bytes;
    private final Hints hints;
    private final TextDecoder decoder;
    private Family family;
    private DecodedText decoded;
    private String content;

    /**
     * @param bytes of the event, neither null nor empty; never changed
     * @param decoder by which its text is decoded
     */
    public Document(byte[] bytes, Hints hints, TextDecoder decoder) {
        this.bytes = bytes;
        this.hints = hints;
        this.decoder = decoder;
    }

    /** The event's bytes; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public Hints hints() {
        return hints;
    }

    /**
     * Says of which family the document is, before its text is asked for: the family decides how a
     * document may declare its character set.
     *
     * @param known null if its bytes do not show it
     */
    public void is(Family known) {
        family = known;
    }

    /**
     * The text, strictly decoded once; the byte-order mark dropped, nothing else changed.
     *
     * @throws UnreadableException UNDECODABLE, with the byte at which decoding failed
     */
    public String text() throws UnreadableException {
        return decoded().text();
    }

    /**
     * The text as HTML is decoded: a few bytes that do not fit are replaced by U+FFFD.
     *
     * @param outcomes is told of each
     * @throws UnreadableException UNDECODABLE, if they are more than a few
     */
    public String lenientText(Outcomes outcomes) throws UnreadableException {
        if (decoded == null) {
            decoded = decoder.decodeLeniently(bytes, hints, family, outcomes);
        }
        return decoded.text();
    }

    /**
     * The text with its ends stripped and unpaired surrogates replaced.
     *
     * @return null if nothing is left
     * @throws UnreadableException as {@link #text}
     */
    public String content() throws UnreadableException {
        if (content == null) {
            content = ReceivedText.clean(text());
        }
        return content;
    }

    DecodedText decoded() throws UnreadableException {
        if (decoded == null) {
            decoded = decoder.decode(bytes, hints, family);
        }
        return decoded;
    }

    /** What was decoded so far; null if nobody asked for the text yet, or it cannot be decoded. */
    public DecodedText decodedSoFar() {
        return decoded;
    }
}
