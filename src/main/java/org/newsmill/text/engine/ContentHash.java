package org.newsmill.text.engine;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, as lower-case hexadecimal. Not thread-safe. */
public final class ContentHash {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest;
    private final byte[] hash = new byte[32];
    private final byte[] hex = new byte[64];

    public ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The hash of a text in UTF-8, in which an unpaired surrogate counts as a question mark. */
    public String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** The hash of {@code bytes[from..to)}. */
    String of(byte[] bytes, int from, int to) {
        digest.update(bytes, from, to - from);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("A SHA-256 hash has 32 bytes", e);
        }
        for (int i = 0; i < hash.length; i++) {
            hex[2 * i] = DIGITS[hash[i] >> 4 & 0xf];
            hex[2 * i + 1] = DIGITS[hash[i] & 0xf];
        }
        return new String(hex, StandardCharsets.ISO_8859_1);
    }
}
