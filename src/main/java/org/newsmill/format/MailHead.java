package org.newsmill.format;

import java.util.Locale;
import java.util.Set;

/**
 * The header lines that a mail begins with (RFC 5322, section 2.2). Prose may begin with lines such
 * as {@code From:} and {@code To:} too, so one of the lines must be one that only mailers write, or
 * the sender must be an address.
 */
final class MailHead {

    /** Only mailers and servers write these. */
    private static final Set<String> OF_MAILERS =
            Set.of(
                    "return-path",
                    "received",
                    "delivered-to",
                    "envelope-to",
                    "message-id",
                    "mime-version",
                    "content-transfer-encoding",
                    "dkim-signature",
                    "domainkey-signature",
                    "authentication-results",
                    "received-spf",
                    "arc-seal",
                    "in-reply-to",
                    "list-id",
                    "list-unsubscribe",
                    "x-mailer",
                    "x-original-to",
                    "x-received");

    private static final String MBOX = "From ";

    private MailHead() {}

    /** Whether a media type says that it is a mail, whose header may be cut off or broken. */
    static boolean isSaid(String mediaType) {
        return mediaType.equals("message/rfc822")
                || mediaType.equals("message/global")
                || mediaType.equals("application/mbox");
    }

    /** Whether a mail's header begins there: at least two lines of it, with some proof. */
    static boolean beginsAt(String head, int from) {
        int at = head.startsWith(MBOX, from) ? after(head, from) : from;
        int lines = 0;
        boolean proof = false;
        while (at < head.length()) {
            char c = head.charAt(at);
            boolean continued = c == ' ' || c == '\t';
            if (continued && lines == 0) {
                return false;
            }
            if (!continued) {
                String name = headerName(head, at);
                if (name == null) {
                    break;
                }
                lines++;
                proof |= OF_MAILERS.contains(name) || isSender(name, head, at);
            }
            at = after(head, at);
        }
        return lines > 1 && proof;
    }

    private static int after(String head, int from) {
        int end = head.indexOf('\n', from);
        return end < 0 ? head.length() : end + 1;
    }

    private static boolean isSender(String name, String head, int at) {
        return name.equals("from") && head.substring(at, after(head, at)).indexOf('@') > 0;
    }

    /** The name of a header line that begins there, in lower case; null if none does. */
    private static String headerName(String head, int from) {
        int at = from;
        while (at < head.length() && isNameCharacter(head.charAt(at))) {
            at++;
        }
        return at > from && at < head.length() && head.charAt(at) == ':'
                ? head.substring(from, at).toLowerCase(Locale.ROOT)
                : null;
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7F && c != ':';
    }
}
