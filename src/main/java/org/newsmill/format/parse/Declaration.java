package org.newsmill.format.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a document itself says of its character set, before it is decoded. Thread-safe.
 *
 * <ul>
 *   <li>XML, by appendix F of XML 1.0: zero bytes beside its first character show UTF-16 or UTF-32;
 *       else the {@code encoding} of its XML declaration, blank lines before it allowed.
 *   <li>HTML, by the prescan of the HTML Standard, section 13.2.3.2: see {@link MetaCharset}; an
 *       XML declaration counts as well.
 *   <li>JSON, by RFC 4627, section 3: zero bytes, else nothing.
 * </ul>
 *
 * A declaration that could be read as ASCII cannot be in UTF-16 or UTF-32, whatever it says: then
 * it means UTF-8, as the HTML Standard has it.
 */
public final class Declaration {

    private static final int LOOKED_AT = 1024;

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    private Declaration() {}

    /**
     * The character set that the zero bytes of the first characters show, if those are ASCII.
     *
     * @return null if they show none
     */
    public static Charset byZeroBytes(byte[] bytes) {
        if (bytes.length < 4) {
            return null;
        }
        boolean second = bytes[1] != 0;
        boolean third = bytes[2] != 0;
        boolean fourth = bytes[3] != 0;
        if (bytes[0] != 0) {
            return second || fourth || !mayBegin(bytes[0])
                    ? null
                    : third ? StandardCharsets.UTF_16LE : UTF_32LE;
        }
        if (second) {
            return !third && fourth && mayBegin(bytes[1]) ? StandardCharsets.UTF_16BE : null;
        }
        return !third && mayBegin(bytes[3]) && isSecondOfUtf32(bytes) ? UTF_32BE : null;
    }

    /** One character alone could be a small schema id of Avro. */
    private static boolean isSecondOfUtf32(byte[] bytes) {
        return bytes.length >= 8
                && bytes[4] == 0
                && bytes[5] == 0
                && bytes[6] == 0
                && bytes[7] != 0;
    }

    /** Whether markup or JSON may begin with it. */
    private static boolean mayBegin(byte b) {
        return b == '<' || b == '{' || b == '[' || b == ' ' || b == '\r' || b == '\n' || b == '\t';
    }

    /**
     * The character set that a document declares.
     *
     * @return null if it declares none
     * @throws UnreadableException UNDECODABLE if an XML declaration names one that is not known
     */
    static Charset of(byte[] bytes, Family family) throws UnreadableException {
        if (family != Family.XML && family != Family.HTML && family != Family.JSON) {
            return null;
        }
        Charset shown = byZeroBytes(bytes);
        if (shown != null || family == Family.JSON) {
            return shown;
        }
        String label = ofXml(bytes);
        if (family == Family.HTML) {
            Charset ofPage = MetaCharset.of(bytes);
            return ofPage == null ? ofAscii(Charsets.of(label)) : ofPage;
        }
        if (label != null && Charsets.of(label) == null) {
            throw UnreadableException.unknownCharset(label, "the XML declaration");
        }
        return ofAscii(Charsets.of(label));
    }

    /** What a declaration means that can be read as ASCII. */
    static Charset ofAscii(Charset declared) {
        boolean wide =
                declared != null
                        && (declared.name().startsWith("UTF-16")
                                || declared.name().startsWith("UTF-32"));
        return wide ? StandardCharsets.UTF_8 : declared;
    }

    /** The value of {@code encoding}; null if there is no declaration or it does not say. */
    private static String ofXml(byte[] bytes) {
        String head =
                new String(
                        bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        int from = skipSpace(head, 0);
        int end = head.indexOf('>', from);
        if (!head.startsWith("<?xml", from) || end < 0) {
            return null;
        }
        int at = head.indexOf("encoding", from + 5);
        if (at < 0 || at > end) {
            return null;
        }
        at = skipSpace(head, at + "encoding".length());
        if (at >= end || head.charAt(at) != '=') {
            return null;
        }
        at = skipSpace(head, at + 1);
        char quote = head.charAt(at);
        int close = quote == '"' || quote == '\'' ? head.indexOf(quote, at + 1) : -1;
        if (close < 0 || close > end) {
            return null;
        }
        String label = head.substring(at + 1, close).strip();
        return label.isEmpty() ? null : label;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
