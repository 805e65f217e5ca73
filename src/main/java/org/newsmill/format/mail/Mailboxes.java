package org.newsmill.format.mail;

import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/**
 * The names in a header of addresses (RFC 5322, section 3.4), such as {@code From}: the display
 * name, or the comment after an address as mailers wrote it of old. Used once.
 */
final class Mailboxes {

    private final String header;
    private final UnaryOperator<String> decode;
    private final StringJoiner names = new StringJoiner(", ");
    private final StringBuilder phrase = new StringBuilder();
    private String comment;
    private boolean address;
    private int at;

    private Mailboxes(String header, UnaryOperator<String> decode) {
        this.header = header;
        this.decode = decode;
    }

    /**
     * @param header unfolded, its encoded words still encoded: they may hold commas
     * @param decode decodes them
     * @return the names, by commas apart; null if there are only addresses
     */
    static String names(String header, UnaryOperator<String> decode) {
        Mailboxes mailboxes = new Mailboxes(header, decode);
        mailboxes.read();
        return mailboxes.names.length() == 0 ? null : mailboxes.names.toString();
    }

    private void read() {
        while (at < header.length()) {
            char c = header.charAt(at++);
            switch (c) {
                case '"' -> phrase.append(until('"'));
                case '(' -> comment = until(')');
                case '<' -> {
                    until('>');
                    address = true;
                }
                case ',', ';' -> mailbox();
                default -> phrase.append(c);
            }
        }
        mailbox();
    }

    private String until(char close) {
        StringBuilder inside = new StringBuilder();
        while (at < header.length() && header.charAt(at) != close) {
            if (header.charAt(at) == '\\' && at + 1 < header.length()) {
                at++;
            }
            inside.append(header.charAt(at++));
        }
        at++;
        return inside.toString();
    }

    private void mailbox() {
        String name = decode.apply(phrase.toString()).strip();
        if (!address || name.isEmpty()) {
            name = comment == null ? "" : decode.apply(comment).strip();
        }
        if (!name.isEmpty() && name.indexOf('@') < 0) {
            names.add(name);
        }
        phrase.setLength(0);
        comment = null;
        address = false;
    }
}
