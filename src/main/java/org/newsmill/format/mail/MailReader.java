package org.newsmill.format.mail;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.newsmill.article.Reason;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.UnreadableException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** A mail's bytes to its parts, by mime4j's token stream. Of headers only what is asked is kept. */
final class MailReader {

    /** Each level costs a copy of all that is inside; mails that people send have up to ten. */
    private static final int DEEPEST = 50;

    /** Parts of a mail, and headers of a part: many times what mails have that people send. */
    private static final int MOST = 10_000;

    private static final Set<String> KEPT =
            Set.of(
                    "subject",
                    "date",
                    "from",
                    "message-id",
                    "organization",
                    "organisation",
                    "list-id",
                    "archived-at",
                    "content-location",
                    "content-language",
                    "keywords",
                    "content-type",
                    "content-disposition",
                    "content-id");

    private final int most;
    private final int deepest;

    MailReader(Limits limits) {
        this.most = Math.min(MOST, limits.elements());
        this.deepest = Math.min(DEEPEST, limits.depth());
    }

    /**
     * @throws UnreadableException if the mail keeps to no bound, or mime4j cannot read it
     */
    Part read(byte[] bytes) throws UnreadableException {
        MimeConfig config =
                new MimeConfig.Builder()
                        .setMaxLineLen(-1)
                        .setMaxHeaderLen(-1)
                        .setMaxContentLen(-1)
                        .setMaxHeaderCount(most)
                        .build();
        MimeTokenStream stream = new MimeTokenStream(config);
        stream.setRecursionMode(RecursionMode.M_RECURSE);
        stream.parse(withBlankLine(bytes));
        try {
            return read(stream);
        } catch (MimeException | IOException unreadable) {
            if (unreadable instanceof MaxHeaderLimitException) {
                throw new UnreadableException(
                        Reason.TOO_LARGE, "a part of the mail has more than " + most + " headers");
            }
            throw new UnreadableException(
                    Reason.MALFORMED, "the mail cannot be read: " + unreadable.getMessage());
        }
    }

    /** mime4j drops lines if the blank line is missing, whatever it is told about that. */
    private static InputStream withBlankLine(byte[] bytes) {
        InputStream whole = new ByteArrayInputStream(bytes);
        int text = HeaderBlock.endWithoutBlankLine(bytes);
        if (text < 0) {
            return whole;
        }
        InputStream head = new ByteArrayInputStream(bytes, 0, text);
        InputStream body =
                new SequenceInputStream(
                        new ByteArrayInputStream(new byte[] {'\n'}),
                        new ByteArrayInputStream(bytes, text, bytes.length - text));
        return new SequenceInputStream(head, body);
    }

    private Part read(MimeTokenStream stream)
            throws UnreadableException, MimeException, IOException {
        Part root = new Part(false);
        Deque<Part> open = new ArrayDeque<>();
        int parts = 0;
        for (EntityState state = stream.getState();
                state != EntityState.T_END_OF_STREAM;
                state = stream.next()) {
            switch (state) {
                case T_START_MESSAGE, T_START_BODYPART -> {
                    Part outer = open.peek();
                    Part part = outer == null ? root : child(outer);
                    open.push(part);
                    if (open.size() > deepest || ++parts > most) {
                        throw new UnreadableException(
                                Reason.TOO_LARGE,
                                "the mail has more than "
                                        + most
                                        + " parts, or nests them deeper than "
                                        + deepest);
                    }
                }
                case T_END_MESSAGE, T_END_BODYPART -> open.pop();
                case T_FIELD -> field(open.element(), stream.getField());
                case T_BODY -> body(open.element(), stream);
                default -> {
                    // preambles, epilogues, and where multiparts begin and end
                }
            }
        }
        return root;
    }

    private static Part child(Part outer) {
        Part child = new Part(outer.mediaType().equals("multipart/digest"));
        outer.children.add(child);
        return child;
    }

    private static void field(Part part, Field field) {
        String name = field.getNameLowerCase();
        if (KEPT.contains(name)) {
            byte[] raw = field.getRaw().toByteArray();
            String line = new String(raw, StandardCharsets.ISO_8859_1);
            part.add(name, unfolded(line.substring(line.indexOf(':') + 1)));
        }
    }

    private static String unfolded(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean folded = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                folded = true;
            } else {
                line.append(folded ? ' ' : c);
                folded = false;
            }
        }
        return line.toString().strip();
    }

    private static void body(Part part, MimeTokenStream stream) throws IOException {
        String type = part.mediaType();
        if (!part.isAttachment() && (type.startsWith("text/") || part.isMultipart())) {
            part.body = stream.getDecodedInputStream().readAllBytes();
        }
    }
}
