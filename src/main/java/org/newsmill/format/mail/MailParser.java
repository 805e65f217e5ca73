package org.newsmill.format.mail;

import org.newsmill.article.Lenience;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.Table;
import org.newsmill.format.parse.TextDecoder;
import org.newsmill.format.parse.UnreadableException;

import java.util.ArrayList;
import java.util.List;

/**
 * MAIL (RFC 5322, MIME: RFC 2045 to 2049): a press release, one article; an mbox is as many as it
 * holds. A mail without text of its own that forwards messages gives those, each an article by its
 * own headers. A mail without either is its subject, unless it brings a file: then the article is
 * there, and it is rejected.
 */
public final class MailParser implements Parser {

    /** A mail with its header lines. */
    public static final Format FORMAT =
            new Format(
                    "MAIL",
                    TextForm.PROSE,
                    Family.MAIL,
                    root -> true,
                    MailParser::new,
                    "A mail: its text, or the text of its HTML; attachments are not read.");

    private static final Table<MailHeaders> TABLE =
            Table.of(MailHeaders::text)
                    .text(EnrichedArticle::setNativeId, "message-id")
                    .text(EnrichedArticle::setTitle, "subject")
                    .text(EnrichedArticle::setByline, "from")
                    .text(EnrichedArticle::setSource, "organization", "organisation", "list-id")
                    .text(EnrichedArticle::setUrl, "archived-at", "content-location")
                    .language("content-language")
                    .text(MailParser::keywords, "keywords")
                    .published("date");

    private final MailReader reader;
    private final TextDecoder decoder;

    MailParser(ReadSettings settings) {
        reader = new MailReader(settings.limits());
        decoder = new TextDecoder(settings.charset());
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        for (byte[] mail : Mbox.mails(withLines(document.bytes()))) {
            message(reader.read(mail), outcomes);
        }
    }

    /** Old Macintoshes end lines in a bare CR, and so does what passed through them. */
    private static byte[] withLines(byte[] mail) {
        boolean cr = false;
        for (byte each : mail) {
            if (each == '\n') {
                return mail;
            }
            cr |= each == '\r';
        }
        if (!cr) {
            return mail;
        }
        byte[] lines = mail.clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i] == '\r' ? (byte) '\n' : lines[i];
        }
        return lines;
    }

    /** The depth of messages in messages is bounded by the reader. */
    private void message(Part message, Outcomes outcomes) throws UnreadableException {
        MailText text = new MailText(decoder, outcomes);
        String body = text.of(message);
        List<Part> forwarded = new ArrayList<>();
        boolean files = body == null && (collect(message, forwarded) | text.isFileAlone());
        if (body == null && !forwarded.isEmpty()) {
            for (Part each : forwarded) {
                message(each, outcomes);
            }
        } else if (files) {
            outcomes.reject(
                    Reason.EMPTY, "the mail has no text, only attachments", Place.NOWHERE, null);
        } else {
            EnrichedArticle draft = outcomes.next();
            TABLE.fill(
                    draft,
                    new MailHeaders(message, () -> outcomes.lenient(Lenience.REPLACED_BYTES)));
            outcomes.accept(draft, body, null);
        }
    }

    /** Finds the messages in a message, and whether there are files in it. */
    private static boolean collect(Part part, List<Part> messages) {
        if (part.isMessage() && !part.children.isEmpty()) {
            messages.addAll(part.children);
            return false;
        }
        boolean files = part.children.isEmpty() && part.body == null;
        for (Part child : part.children) {
            files |= collect(child, messages);
        }
        return files;
    }

    private static void keywords(EnrichedArticle draft, String written) {
        List<String> keywords = new ArrayList<>();
        for (String each : written.split(",")) {
            String keyword = each.strip();
            if (!keyword.isEmpty()) {
                keywords.add(keyword);
            }
        }
        draft.setKeywords(keywords);
    }
}
