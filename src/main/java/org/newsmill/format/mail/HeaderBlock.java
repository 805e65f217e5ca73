package org.newsmill.format.mail;

/**
 * The lines before a mail's first blank line. Some mailers forget that blank line: then what is no
 * header line is text already, and nothing of it may be lost.
 */
final class HeaderBlock {

    private HeaderBlock() {}

    /**
     * Whether text follows the header lines without a blank line; not if it is a line of junk
     * between header lines.
     */
    static boolean runsIntoText(byte[] mail) {
        boolean text = false;
        int at = 0;
        while (at < mail.length && mail[at] != '\n' && mail[at] != '\r') {
            boolean continued = mail[at] == ' ' || mail[at] == '\t';
            if (isHeader(mail, at)) {
                text = false;
            } else if (!continued && !isMbox(mail, at)) {
                text = true;
            }
            at = after(mail, at);
        }
        return text;
    }

    private static boolean isHeader(byte[] mail, int from) {
        int at = from;
        while (at < mail.length && mail[at] > ' ' && mail[at] != ':') {
            at++;
        }
        return at > from && at < mail.length && mail[at] == ':';
    }

    private static boolean isMbox(byte[] mail, int at) {
        return at == 0 && mail.length > 5 && mail[0] == 'F' && mail[4] == ' ';
    }

    private static int after(byte[] mail, int from) {
        int at = from;
        while (at < mail.length && mail[at] != '\n') {
            at++;
        }
        return at + 1;
    }
}
