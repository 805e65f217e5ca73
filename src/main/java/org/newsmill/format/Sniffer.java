package org.newsmill.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.newsmill.article.Reason;
import org.newsmill.format.parse.ContentType;
import org.newsmill.format.parse.Declaration;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.Root;
import org.newsmill.format.parse.UnreadableException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a document's format. The header {@code news-format} decides if there is one; else the
 * document's root does, of which only the first 64 KiB are looked at, after a byte-order mark and
 * white space:
 *
 * <ol>
 *   <li>AVRO: a zero byte, then four bytes of a schema id (false positive: binary junk);
 *   <li>JSON: <code>{</code> or {@code [}, and the first token in it is JSON (false positive: none
 *       known; prose in brackets is no JSON);
 *   <li>HTML: {@code <!doctype html>}, or a first element that HTML has, unless {@code
 *       content-type} is {@code text/plain} and that element is none that a page begins with; also
 *       text with tags in it and XML that no format claims, if {@code content-type} is HTML's
 *       (false positive: XML of somebody's own whose root is called {@code title} or {@code
 *       table});
 *   <li>XML: any other first element, or an XML declaration (false positive: prose that begins with
 *       something in angle brackets; no format claims it, so it is read as text); of an envelope
 *       around news, which the settings list, the elements in it decide;
 *   <li>MAIL: two or more header lines, one of them such as only mailers write or a sender with an
 *       address, or a {@code content-type} that says so (false positive: prose that quotes the head
 *       of a mail first of all);
 *   <li>TEXT: anything else, and whatever no format of its own family claims. Among texts TAGGED
 *       holds a marker such as {@code T-E-X-T-S-T-A-R-T.} (false positive: prose about that
 *       format); NORMALISED is what normalising would not change, and its words look like words
 *       (false positive: a few lower-case words without punctuation, which come to the same record
 *       except for the format); STEMMED the same with words that look like stems (false positives
 *       and negatives: texts of few words, see docs/detection.md); PLAIN is anything else.
 * </ol>
 *
 * Thread-safe.
 */
final class Sniffer {

    private static final int LOOKED_AT = 64 * 1024;

    private static final String PLAIN_TEXT = "text/plain";
    private static final JsonFactory JSON = new JsonFactory();

    private final List<Format> formats;
    private final Set<Family> families = EnumSet.noneOf(Family.class);
    private final Set<String> envelopes;

    /** The same with the usual envelopes. */
    Sniffer(List<Format> formats) {
        this(formats, ReadSettings.ENVELOPES);
    }

    /**
     * @param formats of a family, the first that claims a document has it
     * @param envelopes local names, in lower case, of XML roots in which news is looked for
     */
    Sniffer(List<Format> formats, Set<String> envelopes) {
        this.formats = List.copyOf(formats);
        this.envelopes = envelopes;
        formats.forEach(format -> families.add(format.family()));
    }

    /**
     * @throws UnreadableException if {@code news-format} names no format, the text cannot be
     *     decoded or is empty, or no format claims the document
     */
    Format format(Document document) throws UnreadableException {
        String named = document.hints().get(NewsHeader.FORMAT);
        if (named != null) {
            Format format = named(named);
            document.is(format.family());
            if (format.family() == Family.TEXT) {
                content(document);
            }
            return format;
        }
        if (families.size() > 1) {
            String contentType = document.hints().get(NewsHeader.CONTENT_TYPE);
            String type = ContentType.type(contentType);
            Root root = root(document.bytes());
            if (root instanceof Root.Avro && ContentType.charset(contentType) != null) {
                // Characters of UTF-16 or UTF-32 have zero bytes too.
                root = null;
            }
            if (root == null && MailHead.isSaid(type)) {
                root = new Root.Mail();
            }
            Format claimed = root == null ? null : claimed(root);
            if (claimed == null && XmlHead.isOneOf(envelopes, root)) {
                claimed = claimed(XmlHead.envelope(head(document.bytes())));
            }
            if (root instanceof Root.Html html && !html.whole() && type.equals(PLAIN_TEXT)) {
                root = null;
                claimed = null;
            } else if (claimed == null && isHtml(type) && mayBeHtml(root, document.bytes())) {
                root = new Root.Html(false);
                claimed = claimed(root);
            }
            document.is(root == null ? Family.TEXT : root.family());
            if (claimed != null) {
                return claimed;
            }
        }
        Format claimed = claimed(new Root.Text(document.text(), content(document)));
        if (claimed == null) {
            throw new UnreadableException(
                    Reason.MALFORMED,
                    "no format claims the document; known are " + Formats.names(formats));
        }
        return claimed;
    }

    private static boolean isHtml(String type) {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /** An element nobody knows, or text in which an element ends or a line is broken. */
    private static boolean mayBeHtml(Root root, byte[] bytes) {
        if (root != null) {
            return root.family() == Family.XML;
        }
        String head = head(bytes);
        return head.contains("</") || head.contains("<br") || head.contains("<p>");
    }

    private static String content(Document document) throws UnreadableException {
        String content = document.content();
        if (content == null) {
            throw new UnreadableException(Reason.EMPTY, "the event is nothing but white space");
        }
        return content;
    }

    private Format named(String name) throws UnreadableException {
        for (Format format : formats) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new UnreadableException(
                Reason.MALFORMED,
                "the header "
                        + NewsHeader.FORMAT.key()
                        + " names '"
                        + name
                        + "', which is no format; known are "
                        + Formats.names(formats));
    }

    private Format claimed(Root root) {
        for (Format format : formats) {
            if (format.family() == root.family() && format.claims().test(root)) {
                return format;
            }
        }
        return null;
    }

    /**
     * The root of a document by its first bytes.
     *
     * @return null for text
     */
    static Root root(byte[] bytes) {
        if (looksLikeAvro(bytes)) {
            return new Root.Avro(ByteBuffer.wrap(bytes).getInt(1));
        }
        String head = head(bytes);
        int at = skipSpace(head, 0);
        if (at == head.length()) {
            return null;
        }
        return switch (head.charAt(at)) {
            case '<' -> xml(bytes, head, at);
            case '{', '[' -> json(head.substring(at));
            default -> MailHead.beginsAt(head, at) ? new Root.Mail() : null;
        };
    }

    /** A DOCTYPE or a comment may be longer than what is looked at. */
    private static Root xml(byte[] bytes, String head, int at) {
        Root root = XmlHead.root(head, at);
        boolean cut = bytes.length > LOOKED_AT;
        return root == null && cut && (head.charAt(at + 1) == '!' || head.charAt(at + 1) == '?')
                ? XmlHead.root(head(bytes, bytes.length), at)
                : root;
    }

    /** No schema id is as large as a mark of UTF-32, or as characters of UTF-16 with zero bytes. */
    private static boolean looksLikeAvro(byte[] bytes) {
        return bytes.length > 5
                && bytes[0] == 0
                && !begins(bytes, 0, 0, 0xFE, 0xFF)
                && Declaration.byZeroBytes(bytes) == null;
    }

    /** The beginning as characters; what counts of it is ASCII in nearly all character sets. */
    private static String head(byte[] bytes) {
        return head(bytes, LOOKED_AT);
    }

    private static String head(byte[] bytes, int most) {
        Charset charset = StandardCharsets.ISO_8859_1;
        int from = 0;
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            from = 3;
        } else if (Declaration.byZeroBytes(bytes) != null) {
            charset = Declaration.byZeroBytes(bytes);
        } else if (begins(bytes, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
        } else if (begins(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
        }
        String head = new String(bytes, from, Math.min(bytes.length - from, most), charset);
        return head.startsWith("\uFEFF") ? head.substring(1) : head;
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** The names in the first object; null if it is no JSON. */
    private static Root json(String head) {
        Set<String> members = new LinkedHashSet<>();
        boolean array = head.charAt(0) == '[';
        try (JsonParser json = JSON.createParser(head)) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = json.nextToken();
            }
            if (token != JsonToken.START_OBJECT) {
                return token == JsonToken.END_ARRAY ? empty(json, array) : null;
            }
            for (token = json.nextToken();
                    token == JsonToken.FIELD_NAME;
                    token = json.nextToken()) {
                members.add(json.currentName());
                json.nextToken();
                json.skipChildren();
            }
            if (members.isEmpty()) {
                return empty(json, array);
            }
        } catch (IOException cutOffOrBroken) {
            // What was read by then counts; with nothing read it is prose.
            return members.isEmpty() ? null : new Root.Json(members, array);
        }
        return new Root.Json(members, array);
    }

    /** Of a document that begins with nothing: prose after it, such as a reader meets, is none. */
    private static Root empty(JsonParser json, boolean array) throws IOException {
        json.nextToken();
        return new Root.Json(Set.of(), array);
    }
}
