package org.newsmill.format.mail;

import org.newsmill.format.parse.Charsets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text of a header with its encoded words (RFC 2047, RFC 2231 section 5) decoded. Lenient as mailers
 * need it: a word may touch other text, hold spaces, and be cut inside a character, so the bytes of
 * neighbours in one character set are joined before they are decoded. A word in a character set that
 * nobody knows stays as it is written (RFC 2047, section 6.2). Used once.
 */
final class EncodedWords {

    private static final int LONGEST_LABEL = 80;

    private final String text;
    private final int lastEnd;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Charset charset;
    private boolean broken;

    /** The end of the word that was read last. */
    private int end;

    private EncodedWords(String text) {
        this.text = text;
        this.lastEnd = text.lastIndexOf("?=");
    }

    /**
     * @param text unfolded
     * @param onBroken run if bytes did not fit their character set and became U+FFFD
     */
    static String decode(String text, Runnable onBroken) {
        if (text.indexOf("=?") < 0) {
            return text;
        }
        EncodedWords words = new EncodedWords(text);
        String decoded = words.decode();
        if (words.broken) {
            onBroken.run();
        }
        return decoded;
    }

    private String decode() {
        int from = 0;
        boolean afterWord = false;
        for (int at = text.indexOf("=?"); at >= 0; at = text.indexOf("=?", at)) {
            if (at > lastEnd) {
                break;
            }
            if (!isWord(at)) {
                at += 2;
                continue;
            }
            if (!afterWord || !text.substring(from, at).isBlank()) {
                flush();
                out.append(text, from, at);
            }
            at = end;
            from = end;
            afterWord = true;
        }
        flush();
        return out.append(text, from, text.length()).toString();
    }

    /** Reads the word that begins there, if one does, and adds its bytes. */
    private boolean isWord(int at) {
        int label = text.indexOf('?', at + 2);
        if (label < 0 || label - at > LONGEST_LABEL || label + 2 >= text.length()) {
            return false;
        }
        char encoding = text.charAt(label + 1);
        boolean base64 = encoding == 'B' || encoding == 'b';
        if (text.charAt(label + 2) != '?' || !base64 && encoding != 'Q' && encoding != 'q') {
            return false;
        }
        int to = text.indexOf("?=", label + 3);
        if (to < 0) {
            return false;
        }
        String name = text.substring(at + 2, label);
        int star = name.indexOf('*');
        Charset named = Charsets.of(star < 0 ? name : name.substring(0, star));
        if (named == null) {
            return false;
        }
        if (!named.equals(charset)) {
            flush();
            charset = named;
        }
        if (base64) {
            base64(label + 3, to);
        } else {
            quoted(label + 3, to);
        }
        end = to + 2;
        return true;
    }

    private void flush() {
        if (bytes.size() == 0) {
            return;
        }
        byte[] all = bytes.toByteArray();
        bytes.reset();
        try {
            out.append(charset.newDecoder().decode(ByteBuffer.wrap(all)));
        } catch (CharacterCodingException doNotFit) {
            broken = true;
            out.append(new String(all, charset));
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
            } else if (c < 0x80) {
                bytes.write(c == '_' ? ' ' : c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
