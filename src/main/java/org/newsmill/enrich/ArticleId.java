package org.newsmill.enrich;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How the ids of records are made. They are the records' keys as well. */
final class ArticleId {

    /** Search engines take no longer one. */
    static final int MAX_BYTES = 512;

    /** The first 32 hex digits: 128 bits, beyond accident. */
    private static final int HASH_DIGITS = 32;

    /** A pair of two chars has four. */
    private static final int MAX_BYTES_OF_CHAR = 3;

    private ArticleId() {}

    /** Of an article whose number is known: that, or its hash if it is long. */
    static String of(String id) {
        if (id.length() <= MAX_BYTES / MAX_BYTES_OF_CHAR) {
            return id;
        }
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_BYTES ? id : ofHash(HexFormat.of().formatHex(sha256(bytes)));
    }

    /**
     * @param hash SHA-256 in lower-case hexadecimal
     */
    static String ofHash(String hash) {
        return "sha256:" + hash.substring(0, HASH_DIGITS);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
