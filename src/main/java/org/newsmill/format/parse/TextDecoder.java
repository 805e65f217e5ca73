package org.newsmill.format.parse;

import org.newsmill.article.Lenience;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to text, strictly: nothing is guessed and nothing replaced. The character set is, in this
 * order, that of the byte-order mark (Unicode Standard, section 23.8), of {@code content-type}, of
 * the document's own {@link Declaration}, and the setting; a fragment cut from an event whose first
 * bytes told the character set carries it in {@code news-charset}. Thread-safe.
 */
public final class TextDecoder {

    private record Mark(Charset charset, int... bytes) {
        boolean begins(byte[] event) {
            if (event.length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((event[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** UTF-32LE before UTF-16LE, whose mark begins it. */
    private static final Mark[] MARKS = {
        new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
        new Mark(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
        new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
        new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
        new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    };

    private static final char REPLACEMENT = '\uFFFD';

    /** Of this many characters of HTML, one may be broken. */
    private static final int FIT = 1_000;

    private final Charset fallback;

    public TextDecoder(Charset fallback) {
        this.fallback = fallback;
    }

    /**
     * @param bytes the event
     * @param hints where {@code content-type} may stand
     * @param family of the document, which decides how it may declare its character set; null if
     *     unknown
     * @throws UnreadableException UNDECODABLE, with the byte at which decoding failed
     */
    DecodedText decode(byte[] bytes, Hints hints, Family family) throws UnreadableException {
        return choice(bytes, hints, family).decode(bytes);
    }

    /**
     * The same, but bytes that do not fit become U+FFFD, up to one in {@link #FIT} characters: more
     * of them mean that the character set is another.
     *
     * @param outcomes is told of each that was replaced
     */
    DecodedText decodeLeniently(byte[] bytes, Hints hints, Family family, Outcomes outcomes)
            throws UnreadableException {
        Choice choice = choice(bytes, hints, family);
        try {
            return choice.decode(bytes);
        } catch (UnreadableException broken) {
            int length = bytes.length - choice.markBytes();
            String text = new String(bytes, choice.markBytes(), length, choice.charset());
            int replaced = 0;
            for (int at = text.indexOf(REPLACEMENT); at >= 0; ) {
                replaced++;
                at = text.indexOf(REPLACEMENT, at + 1);
            }
            if (replaced > Math.max(1, text.length() / FIT)) {
                throw broken;
            }
            for (int i = 0; i < replaced; i++) {
                outcomes.lenient(Lenience.REPLACED_BYTES);
            }
            return new DecodedText(text, choice.charset(), choice.markBytes(), choice.told());
        }
    }

    /** How an event is decoded; told, if its own first bytes say so. */
    private record Choice(Charset charset, int markBytes, boolean told) {
        DecodedText decode(byte[] bytes) throws UnreadableException {
            return TextDecoder.decode(bytes, charset, markBytes, told);
        }
    }

    private Choice choice(byte[] bytes, Hints hints, Family family) throws UnreadableException {
        for (Mark mark : MARKS) {
            if (mark.begins(bytes)) {
                return new Choice(mark.charset(), mark.bytes().length, true);
            }
        }
        Charset said = said(hints);
        if (said != null) {
            return new Choice(said, 0, false);
        }
        Charset declared = Declaration.of(bytes, family);
        return declared == null ? new Choice(fallback, 0, false) : new Choice(declared, 0, true);
    }

    /** What the headers say; null if they say nothing. */
    private static Charset said(Hints hints) throws UnreadableException {
        String ofFragment = hints.get(NewsHeader.CHARSET);
        if (ofFragment != null) {
            return charset(ofFragment, NewsHeader.CHARSET);
        }
        String ofContentType = ContentType.charset(hints.get(NewsHeader.CONTENT_TYPE));
        return ofContentType == null ? null : charset(ofContentType, NewsHeader.CONTENT_TYPE);
    }

    private static Charset charset(String name, NewsHeader header) throws UnreadableException {
        Charset charset = Charsets.of(name);
        if (charset == null) {
            throw UnreadableException.unknownCharset(name, header.key());
        }
        return charset;
    }

    private static DecodedText decode(byte[] bytes, Charset charset, int markBytes, boolean told)
            throws UnreadableException {
        if (charset.equals(StandardCharsets.UTF_8)) {
            // Much faster than a decoder, but what is broken is replaced: then the decoder says
            // where.
            String text = new String(bytes, markBytes, bytes.length - markBytes, charset);
            if (text.indexOf(REPLACEMENT) < 0) {
                return new DecodedText(text, charset, markBytes, told);
            }
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, markBytes, bytes.length - markBytes);
        CharsetDecoder decoder = charset.newDecoder();
        try {
            return new DecodedText(decoder.decode(in).toString(), charset, markBytes, told);
        } catch (CharacterCodingException broken) {
            throw new UnreadableException(
                    Reason.UNDECODABLE,
                    "the bytes are not "
                            + charset.name()
                            + ": the fault is at byte "
                            + in.position(),
                    new Place.Byte(in.position()));
        }
    }
}
