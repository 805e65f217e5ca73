package org.newsmill.stream;

import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.avro.Term;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Records in Avro's binary encoding (Avro specification 1.12, "Binary Encoding"), field by field as
 * {@code schemas/EnrichedArticle.avsc} has them, into a buffer that is kept from record to record.
 * Avro's own writer asks the schema anew for every string of every term, which takes ten times as
 * long; {@link ArticleSerialiser} sees to it that both give the same bytes. Not thread-safe.
 */
final class ArticleEncoder {

    private static final byte MAGIC = 0;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final int LONGEST_VARINT = 10;

    /** Up to here a length takes one byte, and going through the characters is fastest. */
    private static final int SHORT = 63;

    private byte[] buffer = new byte[1 << 14];
    private int position;

    /**
     * @param schemaId as the registry gave it
     * @return Confluent's wire format: a zero byte, the id in four bytes, the record
     */
    byte[] encode(int schemaId, EnrichedArticle article) {
        if (buffer.length > LARGEST_KEPT) {
            buffer = new byte[1 << 14];
        }
        buffer[0] = MAGIC;
        buffer[1] = (byte) (schemaId >>> 24);
        buffer[2] = (byte) (schemaId >>> 16);
        buffer[3] = (byte) (schemaId >>> 8);
        buffer[4] = (byte) schemaId;
        position = 5;
        write(article);
        return Arrays.copyOf(buffer, position);
    }

    private void write(EnrichedArticle article) {
        string(article.getId());
        optional(article.getNativeId());
        optional(article.getSource());
        number(article.getFormat().ordinal());
        optional(article.getTitle());
        date(article.getPublishedDate());
        optional(article.getPublishedAt());
        optional(article.getPublishedRaw());
        optional(article.getLanguage());
        optional(article.getText());
        optional(article.getNormalisedText());
        string(article.getStemmedText());
        optional(article.getStemmedTitle());
        number(article.getTokenCount());
        number(article.getWordCount());
        terms(article.getTerms());
        string(article.getContentHash());
        origin(article.getOrigin());
        number(article.getProcessedAt().toEpochMilli());
        string(article.getProcessor());
    }

    private void origin(Origin origin) {
        string(origin.getTopic());
        number(origin.getPartition());
        number(origin.getOffset());
        number(origin.getTimestamp().toEpochMilli());
        number(origin.getOrdinal());
    }

    private void terms(List<Term> terms) {
        if (!terms.isEmpty()) {
            number(terms.size());
            for (Term term : terms) {
                string(term.getTerm());
                number(term.getCount());
                optional(term.getForm());
            }
        }
        number(0);
    }

    private void date(LocalDate date) {
        if (isThere(date)) {
            number(date.toEpochDay());
        }
    }

    private void optional(Instant instant) {
        if (isThere(instant)) {
            number(instant.toEpochMilli());
        }
    }

    private void optional(String text) {
        if (isThere(text)) {
            string(text);
        }
    }

    /** The branch of a union of null and something else. */
    private boolean isThere(Object value) {
        number(value == null ? 0 : 1);
        return value != null;
    }

    private void string(String text) {
        if (text.length() > SHORT || !isShortAscii(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            ensure(bytes.length);
            System.arraycopy(bytes, 0, buffer, position, bytes.length);
            position += bytes.length;
        }
    }

    /** Writes a short text at once if it is ASCII, and else leaves everything as it was. */
    private boolean isShortAscii(String text) {
        int length = text.length();
        ensure(1 + length);
        byte[] to = buffer;
        int at = position;
        to[at++] = (byte) (length << 1);
        int all = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            all |= c;
            to[at++] = (byte) c;
        }
        if (all >= 0x80) {
            return false;
        }
        position = at;
        return true;
    }

    /** Zigzag, then seven bits a byte, the lowest first. Int and long are written alike. */
    private void number(long value) {
        ensure(LONGEST_VARINT);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            buffer[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }

    private void ensure(int room) {
        int needed = Math.addExact(position, room);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * needed, Integer.MAX_VALUE - 8));
        }
    }
}
