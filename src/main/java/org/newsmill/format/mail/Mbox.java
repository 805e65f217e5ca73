package org.newsmill.format.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Mails one after another, each after a line that begins with {@code From } (RFC 4155). */
final class Mbox {

    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private Mbox() {}

    /**
     * The mails of a file; the file itself if it is no mbox. A new mail begins at its line only
     * after a blank line, with a time of day in it, and before a header line: prose has lines that
     * begin with that word.
     */
    static List<byte[]> mails(byte[] file) {
        if (!isFromLine(file, 0)) {
            return List.of(file);
        }
        List<byte[]> mails = new ArrayList<>();
        int begin = HeaderBlock.after(file, 0);
        boolean blank = false;
        int at = begin;
        while (at < file.length) {
            int next = HeaderBlock.after(file, at);
            if (blank && separates(file, at, next)) {
                mails.add(Arrays.copyOfRange(file, begin, at));
                begin = next;
            }
            blank = file[at] == '\n' || file[at] == '\r' && next == at + 2;
            at = next;
        }
        mails.add(Arrays.copyOfRange(file, Math.min(begin, file.length), file.length));
        return mails;
    }

    private static boolean separates(byte[] file, int from, int next) {
        if (!isFromLine(file, from) || !HeaderBlock.isHeader(file, next)) {
            return false;
        }
        for (int i = from + FROM.length; i + 1 < next && i + 1 < file.length; i++) {
            if (file[i] == ':' && isDigit(file[i - 1]) && isDigit(file[i + 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isFromLine(byte[] file, int at) {
        return at + FROM.length <= file.length
                && Arrays.equals(file, at, at + FROM.length, FROM, 0, FROM.length);
    }
}
