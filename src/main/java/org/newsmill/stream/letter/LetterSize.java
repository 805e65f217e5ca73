package org.newsmill.stream.letter;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.record.RecordSize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * Letters for which their topic has no room. A limit counts what a producer has compressed, so an
 * event may be many times larger than the topic that it stands in takes, and a letter is written as
 * it is. A letter that is refused would stop the stream for ever; so it is packed, and where that
 * does not suffice it says where its event stands and holds nothing else.
 */
public final class LetterSize {

    static final String PACKED = "gzip";
    static final String OMITTED = "omitted";

    private LetterSize() {}

    /**
     * @param limit bytes that a letter may have, more than {@link RecordLimits#LETTER_ROOM}
     */
    public static Record<byte[], byte[]> within(int limit, Record<byte[], byte[]> letter) {
        if (fits(limit, letter)) {
            return letter;
        }
        if (letter.value() != null) {
            Record<byte[], byte[]> packed = shortened(letter, PACKED);
            packed = packed.withValue(gzip(letter.value()));
            if (fits(limit, packed)) {
                return packed;
            }
        }
        Record<byte[], byte[]> bare = shortened(letter, OMITTED).withValue(null);
        if (fits(limit, bare)) {
            return bare;
        }
        return new Record<>(null, null, bare.timestamp(), DeadLetters.ownHeaders(bare.headers()));
    }

    private static boolean fits(int limit, Record<byte[], byte[]> letter) {
        return RecordSize.asProducerReckons(letter.key(), letter.value(), letter.headers())
                <= limit;
    }

    private static Record<byte[], byte[]> shortened(Record<byte[], byte[]> letter, String how) {
        Headers headers = new RecordHeaders(letter.headers());
        headers.add(NewsHeader.SHORTENED.key(), how.getBytes(StandardCharsets.UTF_8));
        return letter.withHeaders(headers);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return packed.toByteArray();
    }
}
