package org.newsmill.format.mail;

import org.newsmill.format.markup.Addresses;

/** The headers of one message as text (RFC 5322, section 3.6). */
final class MailHeaders {

    private final Part message;
    private final Runnable onBroken;

    /**
     * @param onBroken run for each header whose bytes did not fit their character set
     */
    MailHeaders(Part message, Runnable onBroken) {
        this.message = message;
        this.onBroken = onBroken;
    }

    /**
     * What an article says there.
     *
     * @return null if the message has no such header, or it says nothing of use
     */
    String text(String name) {
        String header = message.header(name);
        if (header == null) {
            return null;
        }
        return switch (name) {
            case "from" -> Mailboxes.names(header, this::decode);
            case "message-id" -> bracketed(header);
            case "list-id" -> list(header);
            case "archived-at", "content-location" -> address(header);
            case "date" -> header;
            default -> decode(header);
        };
    }

    private String decode(String header) {
        return EncodedWords.decode(header, onBroken);
    }

    /** {@code <id@host>}, without comments around it. */
    private static String bracketed(String header) {
        int from = header.indexOf('<');
        int to = header.indexOf('>', from);
        return from < 0 || to < 0 ? header : header.substring(from, to + 1);
    }

    /** A list's name, else its identifier (RFC 2919). */
    private String list(String header) {
        int from = header.indexOf('<');
        String name = decode(from < 0 ? header : header.substring(0, from)).strip();
        if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
            name = name.substring(1, name.length() - 1);
        }
        int to = header.indexOf('>', from);
        return !name.isEmpty() || from < 0 || to < 0 ? name : header.substring(from + 1, to);
    }

    /** An address of the web; an identifier of a part ({@code cid:}) is none. */
    private static String address(String header) {
        String bare =
                header.startsWith("<") && header.endsWith(">")
                        ? header.substring(1, header.length() - 1).strip()
                        : header;
        return Addresses.isOnWeb(bare) ? bare : null;
    }
}
