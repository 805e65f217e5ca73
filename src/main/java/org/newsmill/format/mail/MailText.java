package org.newsmill.format.mail;

import org.newsmill.article.ReceivedText;
import org.newsmill.format.markup.MarkupText;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.TextDecoder;
import org.newsmill.format.parse.UnreadableException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The text of a mail, as a reader sees it (RFC 2046). Of alternatives plain text, if it is not
 * empty, else HTML; other multiparts are read from top to bottom. Attachments, and messages that
 * are forwarded as parts, are none of it.
 */
final class MailText {

    private static final Set<String> PLAIN =
            Set.of("text/plain", "text/markdown", "text/x-markdown", "text/x-web-markdown");

    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

    private static final String BETWEEN = "\n\n";

    private final TextDecoder decoder;
    private final Outcomes outcomes;
    private boolean fileAlone;

    /**
     * @param outcomes is told what is read although it is broken
     */
    MailText(TextDecoder decoder, Outcomes outcomes) {
        this.decoder = decoder;
        this.outcomes = outcomes;
    }

    /**
     * The text of a message or part.
     *
     * @return null if there is none
     * @throws UnreadableException UNDECODABLE if its bytes do not fit their character set, and no
     *     alternative can be read either
     */
    String of(Part part) throws UnreadableException {
        return of(part, true);
    }

    private String of(Part part, boolean first) throws UnreadableException {
        if (part.isMessage()) {
            return null;
        }
        if (!part.children.isEmpty()) {
            return switch (part.mediaType()) {
                case "multipart/alternative" -> alternative(part);
                case "multipart/related" -> related(part);
                default -> joined(part.children);
            };
        }
        boolean read = part.body != null && (first || !part.isFile());
        if (!read) {
            return null;
        }
        if (HTML.contains(part.mediaType())) {
            return ReceivedText.clean(MarkupText.ofHtml(decoded(part, Family.HTML)));
        }
        boolean plain = PLAIN.contains(part.mediaType()) || part.isMultipart();
        return plain ? ReceivedText.clean(plain(part)) : null;
    }

    private String alternative(Part part) throws UnreadableException {
        String best = null;
        boolean bestIsPlain = false;
        UnreadableException unreadable = null;
        for (Part child : part.children) {
            boolean plain = isPlain(child);
            if (bestIsPlain) {
                break;
            }
            try {
                String text = of(child, true);
                if (text != null) {
                    best = text;
                    bestIsPlain = plain;
                }
            } catch (UnreadableException broken) {
                unreadable = broken;
            }
        }
        if (best == null && unreadable != null) {
            throw unreadable;
        }
        return best;
    }

    /** Whether the first text in it is plain. */
    private static boolean isPlain(Part part) {
        Part at = part;
        while (!at.children.isEmpty() && at.isMultipart()) {
            at = at.children.get(0);
        }
        return PLAIN.contains(at.mediaType());
    }

    /** The root that the others belong to (RFC 2387); if it is no text, the first that is. */
    private String related(Part part) throws UnreadableException {
        String start = part.type().get("start");
        for (Part child : part.children) {
            if (start != null && start.equals(child.header("content-id"))) {
                String text = of(child, true);
                if (text != null) {
                    return text;
                }
            }
        }
        for (Part child : part.children) {
            String text = of(child, child == part.children.get(0));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private String joined(List<Part> parts) throws UnreadableException {
        List<String> texts = new ArrayList<>();
        Part before = null;
        for (Part part : parts) {
            String text = of(part, before == null);
            if (text != null && !repeats(texts, before, part, text)) {
                texts.add(text);
            }
            before = part;
        }
        return texts.isEmpty() ? null : String.join(BETWEEN, texts);
    }

    /** Some mailers send plain text and the same as HTML, and do not say that it is the same. */
    private static boolean repeats(List<String> texts, Part before, Part part, String text) {
        return !texts.isEmpty()
                && HTML.contains(part.mediaType())
                && PLAIN.contains(before.mediaType())
                && Beginning.of(texts.get(texts.size() - 1)).equals(Beginning.of(text));
    }

    private String plain(Part part) throws UnreadableException {
        // CRLF is how MIME writes the end of a line (RFC 2046, section 4.1.1).
        String text = decoded(part, Family.MAIL).replace("\r\n", "\n");
        if ("flowed".equalsIgnoreCase(part.type().get("format"))) {
            text = FlowedText.joined(text, "yes".equalsIgnoreCase(part.type().get("delsp")));
        }
        String without = Uuencoded.cut(text);
        fileAlone |= without.isBlank() && !text.isBlank();
        return Signature.cut(without);
    }

    /** Whether a part that was read was nothing but a file in uuencode. */
    boolean isFileAlone() {
        return fileAlone;
    }

    /** A part is a document of its own: a mark and a {@code meta} count, after its charset. */
    private String decoded(Part part, Family family) throws UnreadableException {
        String charset = part.type().get("charset");
        String said = charset == null || charset.isBlank() ? null : "; charset=\"" + charset + '"';
        Hints hints =
                Hints.of(
                        name ->
                                name.equals(NewsHeader.CONTENT_TYPE.key()) && said != null
                                        ? part.mediaType() + said
                                        : null);
        Document document = new Document(part.body, hints, decoder);
        document.is(family);
        try {
            return family == Family.HTML ? document.lenientText(outcomes) : document.text();
        } catch (UnreadableException unreadable) {
            // The place is one in the part, and the letter holds the whole mail.
            throw new UnreadableException(
                    unreadable.rejection().reason(),
                    "a part of "
                            + part.mediaType()
                            + " cannot be decoded: "
                            + unreadable.getMessage());
        }
    }
}
