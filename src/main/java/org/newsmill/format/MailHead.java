package org.newsmill.format;

import java.util.Locale;
import java.util.Set;

/** The header lines that a mail begins with (RFC 5322, section 2.2). */
final class MailHead {

    /** Headers that mails begin with, in lower case: RFC 5322 section 3.6, and what servers add. */
    private static final Set<String> MAIL_HEADERS =
            Set.of(
                    "return-path",
                    "received",
                    "delivered-to",
                    "from",
                    "to",
                    "date",
                    "subject",
                    "message-id",
                    "mime-version",
                    "reply-to",
                    "sender",
                    "cc",
                    "content-type",
                    "x-original-to",
                    "dkim-signature",
                    "authentication-results",
                    "list-id");

    private MailHead() {}

    /** Whether two header lines begin there, the first of them one that mails begin with. */
    static boolean beginsAt(String head, int from) {
        int end = head.indexOf('\n', from);
        String first = headerName(head, from);
        if (end < 0 || first == null || !MAIL_HEADERS.contains(first.toLowerCase(Locale.ROOT))) {
            return false;
        }
        int next = end + 1;
        while (next < head.length() && (head.charAt(next) == ' ' || head.charAt(next) == '\t')) {
            next = head.indexOf('\n', next) + 1;
            if (next == 0) {
                return false;
            }
        }
        return headerName(head, next) != null;
    }

    /** The name of a header line that begins there; null if none does. */
    private static String headerName(String head, int from) {
        int at = from;
        while (at < head.length() && isNameCharacter(head.charAt(at))) {
            at++;
        }
        return at > from && at < head.length() && head.charAt(at) == ':'
                ? head.substring(from, at)
                : null;
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7F && c != ':';
    }
}
