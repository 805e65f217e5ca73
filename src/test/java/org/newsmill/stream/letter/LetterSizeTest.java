package org.newsmill.stream.letter;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.newsmill.article.Rejection;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.record.RecordSize;

import java.util.List;

class LetterSizeTest {

    private static final int LIMIT = RecordLimits.KAFKA_DEFAULT + RecordLimits.LETTER_ROOM;

    private static final List<String> OURS =
            List.of(
                    "news-format",
                    "news-charset",
                    "news-fragment",
                    "news-only-ordinal",
                    "news-position",
                    "news-shortened",
                    "__streams.errors.exception",
                    "__streams.errors.stacktrace");

    @Test
    void a_letter_fits_whatever_its_event_brought_under_the_names_of_our_own_headers() {
        RecordHeaders event = new RecordHeaders();
        OURS.forEach(name -> event.add(name, "x".repeat(3_000_000).getBytes(UTF_8)));
        event.add("news-charset", null);
        Record<byte[], byte[]> letter =
                new Record<>(
                        new byte[3_000_000],
                        new byte[10],
                        5,
                        DeadLetters.headers(
                                Rejection.failed(new IllegalStateException("x")),
                                event,
                                "news.raw",
                                2,
                                7,
                                5));

        Record<byte[], byte[]> fitting = LetterSize.within(LIMIT, letter);

        assertThat(RecordSize.of(fitting.key(), fitting.value(), fitting.headers()))
                .isLessThanOrEqualTo(RecordLimits.LETTER_ROOM);
        assertThat(fitting.headers().lastHeader("news-shortened").value())
                .asString(UTF_8)
                .isEqualTo("omitted");
        assertThat(fitting.headers().lastHeader("__streams.errors.offset").value())
                .asString(UTF_8)
                .isEqualTo("7");
        assertThat(fitting.headers().lastHeader("news-format")).isNull();
    }
}
