package org.newsmill.format.mail;

/**
 * The lines before a mail's first blank line. Some mailers forget that blank line: then what is no
 * header line is text already, and nothing of it may be lost.
 */
final class HeaderBlock {

    private HeaderBlock() {}

    /**
     * Where text follows the header lines without a blank line between; a line of junk between
     * header lines is none.
     *
     * @return -1 if it does not
     */
    static int endWithoutBlankLine(byte[] mail) {
        int text = -1;
        int at = 0;
        while (at < mail.length && mail[at] != '\n' && mail[at] != '\r') {
            boolean continued = mail[at] == ' ' || mail[at] == '\t';
            if (isHeader(mail, at)) {
                text = -1;
            } else if (!continued && text < 0 && !Mbox.isFromLine(mail, at)) {
                text = at;
            }
            at = after(mail, at);
        }
        return text;
    }

    /** Whether a header line begins there. */
    static boolean isHeader(byte[] mail, int from) {
        int at = from;
        while (at < mail.length && (mail[at] & 0xFF) > ' ' && mail[at] != ':') {
            at++;
        }
        int name = at;
        // Obsolete syntax (RFC 5322, section 4.5): white space before the colon.
        while (at < mail.length && (mail[at] == ' ' || mail[at] == '\t')) {
            at++;
        }
        return name > from && at < mail.length && mail[at] == ':';
    }

    /** Where the next line begins. */
    static int after(byte[] mail, int from) {
        int at = from;
        while (at < mail.length && mail[at] != '\n') {
            at++;
        }
        return at + 1;
    }
}
