package org.newsmill.format.mail;

import org.newsmill.format.parse.Charsets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a header: UTF-8 (RFC 6532), and encoded words (RFC 2047, RFC 2231 section 5).
 * Lenient as mailers need it: a word may touch other text, hold spaces and bytes above ASCII, and
 * be cut inside a character, so the bytes of neighbours in one character set are joined before they
 * are decoded. A word in a character set that nobody knows stays as it is written (RFC 2047,
 * section 6.2). Used once.
 */
final class EncodedWords {

    private static final int LONGEST_LABEL = 80;

    private final String text;
    private final int lastEnd;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Charset charset;
    private boolean broken;

    private EncodedWords(String text) {
        this.text = text;
        this.lastEnd = text.lastIndexOf("?=");
    }

    /**
     * @param text unfolded, each byte a character
     * @param onBroken run if bytes did not fit their character set and became U+FFFD
     */
    static String decode(String text, Runnable onBroken) {
        EncodedWords words = new EncodedWords(text);
        String decoded = words.decode();
        if (words.broken) {
            onBroken.run();
        }
        return decoded;
    }

    private String decode() {
        int from = 0;
        int at = text.indexOf("=?");
        while (at >= 0 && at < lastEnd) {
            int to = endOfWord(at);
            int label = to < 0 ? -1 : text.indexOf('?', at + 2);
            Charset named = to < 0 ? null : Charsets.of(withoutLanguage(at + 2, label));
            if (named == null) {
                at = text.indexOf("=?", at + 2);
                continue;
            }
            boolean neighbour = from > 0 && text.substring(from, at).isBlank();
            if (!neighbour) {
                flush();
                raw(from, at);
            }
            if (!named.equals(charset)) {
                flush();
                charset = named;
            }
            word(text.charAt(label + 1), label + 3, to);
            from = to + 2;
            at = text.indexOf("=?", from);
        }
        flush();
        raw(from, text.length());
        return out.toString();
    }

    /** Where the word that begins there has its {@code ?=}; -1 if none begins there. */
    private int endOfWord(int at) {
        int label = text.indexOf('?', at + 2);
        if (label < 0 || label - at > LONGEST_LABEL || label + 2 >= text.length()) {
            return -1;
        }
        boolean encoded = "BbQq".indexOf(text.charAt(label + 1)) >= 0;
        return encoded && text.charAt(label + 2) == '?' ? text.indexOf("?=", label + 3) : -1;
    }

    private String withoutLanguage(int from, int to) {
        int star = text.indexOf('*', from);
        return text.substring(from, star < 0 || star > to ? to : star);
    }

    private void word(char encoding, int from, int to) {
        if (encoding == 'B' || encoding == 'b') {
            base64(from, to);
        } else {
            quoted(from, to);
        }
    }

    private void flush() {
        if (bytes.size() > 0) {
            append(bytes.toByteArray(), charset);
            bytes.reset();
        }
    }

    private void raw(int from, int to) {
        if (to > from) {
            byte[] raw = text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
            append(raw, StandardCharsets.UTF_8);
        }
    }

    private void append(byte[] all, Charset in) {
        try {
            out.append(in.newDecoder().decode(ByteBuffer.wrap(all)));
        } catch (CharacterCodingException doesNotFit) {
            broken = true;
            out.append(new String(all, in));
        }
    }

    private void base64(int from, int to) {
        int bits = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            int value = base64(text.charAt(i));
            if (value >= 0) {
                bits = bits << 6 | value;
                count += 6;
                if (count >= 8) {
                    count -= 8;
                    bytes.write(bits >> count);
                }
            }
        }
    }

    private static int base64(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private void quoted(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < to ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
    }
}
