package org.newsmill.stream;

import org.newsmill.article.EnrichedTerms;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.avro.Term;
import org.newsmill.text.Terms;
import org.newsmill.text.Utf8;

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
    private static final int LARGEST_KEPT = 1 << 22;
    private static final int LONGEST_VARINT = 10;

    private static final int BYTES_PER_CHAR = 3;

    /** Up to here a length takes one byte whatever the characters: nearly every term. */
    private static final int SHORT = 21;

    private byte[] buffer = new byte[1 << 14];
    private char[] chars = new char[1 << 12];
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
            if (terms instanceof EnrichedTerms enriched && enriched.terms().isUtf8()) {
                terms(enriched.terms());
            } else {
                terms.forEach(this::term);
            }
        }
        number(0);
    }

    private void term(Term term) {
        string(term.getTerm());
        number(term.getCount());
        optional(term.getForm());
    }

    /** Writes terms as {@link #term} does, from bytes to bytes. */
    private void terms(Terms terms) {
        for (int i = 0; i < terms.size(); i++) {
            int termLength = terms.termLength(i);
            int formLength = terms.formLength(i);
            number(termLength);
            ensure(Math.addExact(termLength, Terms.SLACK));
            terms.writeTerm(i, buffer, position);
            position += termLength;
            number(terms.count(i));
            if (formLength == 0) {
                number(0);
            } else {
                number(1);
                number(formLength);
                ensure(Math.addExact(formLength, Terms.SLACK));
                terms.writeForm(i, buffer, position);
                position += formLength;
            }
        }
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

    /**
     * The length in bytes, which is known last, and UTF-8. Straight from the characters: {@code
     * getBytes} would allocate up to four times the text.
     */
    private void string(String text) {
        int length = text.length();
        if (length <= SHORT) {
            ensure(1 + BYTES_PER_CHAR * SHORT);
            int to = utf8(text, position + 1);
            buffer[position] = (byte) (to - position - 1 << 1);
            position = to;
            return;
        }
        ensure(LONGEST_VARINT + Math.multiplyExact(length, BYTES_PER_CHAR));
        int from = position + width(length);
        int to = utf8(text, from);
        int bytes = to - from;
        if (width(bytes) > width(length)) {
            // Three bytes a character at most: the length never takes two bytes more.
            System.arraycopy(buffer, from, buffer, from + 1, bytes);
            to++;
        }
        number(bytes);
        position = to;
    }

    /** The bytes that {@link #number} takes for a number that is not negative. */
    private static int width(int number) {
        int width = 1;
        for (int rest = number >>> 6; rest != 0; rest >>>= 7) {
            width++;
        }
        return width;
    }

    /**
     * As {@link String#getBytes(java.nio.charset.Charset)} does it, a question mark for an unpaired
     * surrogate.
     *
     * @return where it ends
     */
    private int utf8(String text, int start) {
        int length = text.length();
        if (chars.length < length) {
            chars = new char[length];
        }
        char[] in = chars;
        text.getChars(0, length, in, 0);
        byte[] out = buffer;
        int at = start;
        int i = 0;
        while (i < length) {
            int ascii = Utf8.copyAscii(in, i, length, out, at);
            at += ascii;
            i += ascii;
            if (i < length) {
                char c = in[i++];
                if (c < 0x80) {
                    out[at++] = (byte) c;
                } else if (Character.isHighSurrogate(c)
                        && i < length
                        && Character.isLowSurrogate(in[i])) {
                    at = Utf8.put(Character.toCodePoint(c, in[i++]), out, at);
                } else {
                    at = Utf8.put(Character.isSurrogate(c) ? '?' : c, out, at);
                }
            }
        }
        return at;
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
