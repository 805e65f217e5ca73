package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.stream.record.RecordLimits;

import java.util.Map;

/** Whatever a producer may send: it ends as records or as letters, and its neighbours go on. */
class EventFaultsTest {

    private Mill mill = new Mill();

    @AfterEach
    void close() {
        mill.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \u00a0"})
    void an_empty_value_is_a_letter(String event) {
        mill.put(event).put("A neighbour.");

        assertLetter("EMPTY", event.getBytes(UTF_8));
        assertThat(mill.articles("plain")).hasSize(1);
    }

    @Test
    void a_null_value_with_a_null_key_is_a_letter() {
        mill.put((byte[]) null).put("A neighbour.");

        TestRecord<byte[], byte[]> letter = assertLetter("EMPTY", null);
        assertThat(letter.key()).isNull();
        assertThat(mill.articles("plain")).hasSize(1);
    }

    @Test
    void bytes_that_are_no_text_are_a_letter_that_says_where() {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0, 1, (byte) 0xFF};

        mill.put(image).put("A neighbour.");

        TestRecord<byte[], byte[]> letter = assertLetter("UNDECODABLE", image);
        assertThat(Mill.header(letter, "__streams.errors.message")).contains("at byte 0");
        assertThat(mill.articles("plain")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "not a name!", "x-\u00fc"})
    void a_character_set_that_does_not_exist_is_a_letter(String charset) {
        mill.put("Prose.", "content-type", "text/plain; charset=" + charset).put("A neighbour.");

        TestRecord<byte[], byte[]> letter = assertLetter("UNDECODABLE", "Prose.".getBytes(UTF_8));
        assertThat(Mill.header(letter, "__streams.errors.message")).contains(charset);
        assertThat(mill.articles("plain")).hasSize(1);
    }

    @Test
    void a_character_set_that_the_bytes_do_not_fit_is_a_letter() {
        byte[] latin1 = "Caf\u00e9".getBytes(ISO_8859_1);

        mill.put(latin1, "content-type", "text/plain; charset=UTF-8").put("A neighbour.");

        assertLetter("UNDECODABLE", latin1);
        assertThat(mill.articles("plain")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    text between fields            | text outside a field | F-N-S-T-A-R-T. 2 F-N-E-N-D. stray T-E-X-T-S-T-A-R-T. a T-E-X-T-E-N-D.
                    a start without its end        | has no end           | F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. a
                    an end without its start       | has no start         | F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-E-N-D.
                    a field inside a field         | inside the field     | F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. a T-I-T-L-E-S-T-A-R-T. b T-I-T-L-E-E-N-D. T-E-X-T-E-N-D.
                    a field ended by another's end | inside the field     | F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. a D-A-T-E-E-N-D.
                    a number that never ends       | inside the field     | F-N-S-T-A-R-T. 2 T-E-X-T-S-T-A-R-T. a T-E-X-T-E-N-D.
                    no text at all                 | has no T-E-X-T       | F-N-S-T-A-R-T. 2 F-N-E-N-D. T-I-T-L-E-S-T-A-R-T. b T-I-T-L-E-E-N-D.
                    """)
    void each_way_to_break_a_tagged_article_costs_its_neighbours_nothing(
            String way, String says, String broken) {
        mill.put(Mill.tagged(1, "One.") + broken + " " + Mill.tagged(3, "Three."));

        assertThat(mill.articles("tagged"))
                .as(way)
                .extracting(EnrichedArticle::getNativeId)
                .containsExactly("1", "3");
        TestRecord<byte[], byte[]> letter =
                assertLetter("MALFORMED", (broken + " ").getBytes(UTF_8));
        assertThat(Mill.header(letter, "__streams.errors.message")).contains(says);
        assertThat(Mill.header(letter, "news-fragment")).isEqualTo("true");
        assertThat(Mill.header(letter, "news-ordinal")).isEqualTo("1");
    }

    @Test
    void an_article_of_a_block_with_empty_text_is_a_letter_alone() {
        mill.put(Mill.tagged(1, "One.") + Mill.tagged(2, " ") + Mill.tagged(3, "Three."));

        assertThat(mill.articles("tagged")).hasSize(2);
        assertLetter("EMPTY", Mill.tagged(2, " ").getBytes(UTF_8));
    }

    @Test
    void an_event_over_max_event_bytes_is_a_letter_and_one_at_it_is_not() {
        restart(Map.of("max.event.bytes", "100"), RecordLimits.KAFKA_DEFAULT);
        byte[] over = "x".repeat(101).getBytes(UTF_8);

        mill.put("x".repeat(99)).put("x".repeat(100)).put(over);

        assertThat(mill.articles("stemmed").size() + mill.articles("normalised").size())
                .isEqualTo(2);
        assertLetter("TOO_LARGE", over);
    }

    @Test
    void an_event_under_the_limit_whose_record_is_over_it_is_a_letter() {
        byte[] event = "Ferries and more. ".repeat(50_000).getBytes(UTF_8);

        mill.put(event).put("A neighbour.");

        TestRecord<byte[], byte[]> letter = assertLetter("TOO_LARGE", event);
        assertThat(Mill.header(letter, "__streams.errors.message")).contains("news.enriched.plain");
        assertThat(mill.articles("plain")).hasSize(1);
    }

    @Test
    void a_letter_is_larger_than_its_event_by_less_than_the_room_it_has() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", ("text/plain; charset=" + "x".repeat(50_000)).getBytes(UTF_8));
        byte[] event = "Prose.".getBytes(UTF_8);

        mill.put(null, event, headers);

        TestRecord<byte[], byte[]> letter = mill.letter();
        long more = bytes(letter) - event.length - headers.toArray()[0].value().length;
        assertThat(more).isBetween(1L, 16L * 1024);
    }

    @Test
    void an_article_of_ten_million_tokens_is_a_letter() {
        restart(Map.of("max.event.bytes", "100000000"), RecordLimits.KAFKA_DEFAULT);
        byte[] event = "ab, ".repeat(5_000_000).getBytes(UTF_8);

        mill.put(event).put("A neighbour.");

        TestRecord<byte[], byte[]> letter = mill.letter();
        assertThat(Mill.header(letter, "news-reason")).isEqualTo("TOO_LARGE");
        assertThat(Mill.header(letter, "news-shortened")).isEqualTo("gzip");
        assertThat(mill.articles("plain")).hasSize(1);
    }

    @Test
    void an_article_of_ten_million_tokens_is_not_even_read_by_default() {
        byte[] event = "ab, ".repeat(5_000_000).getBytes(UTF_8);

        mill.put(event).put("A neighbour.");

        TestRecord<byte[], byte[]> letter = mill.letter();
        assertThat(Mill.header(letter, "news-reason")).isEqualTo("TOO_LARGE");
        assertThat(Mill.header(letter, "__streams.errors.message")).contains("max.event.bytes");
    }

    @Test
    void a_header_that_is_read_and_not_utf8_makes_a_letter_and_others_may_hold_anything() {
        mill.put(null, "One.".getBytes(UTF_8), new RecordHeaders().add("x", new byte[] {-1}))
                .put(null, "Two.".getBytes(UTF_8), new RecordHeaders().add("ce_source", null))
                .put(null, "Three.".getBytes(UTF_8), new RecordHeaders().add("", new byte[0]))
                .put(
                        null,
                        "Four.".getBytes(UTF_8),
                        new RecordHeaders().add("news-title", new byte[] {-1}));

        assertThat(mill.articles("plain")).hasSize(3);
        TestRecord<byte[], byte[]> letter = assertLetter("UNDECODABLE", "Four.".getBytes(UTF_8));
        assertThat(letter.headers().lastHeader("news-title").value()).containsExactly(-1);
    }

    @Test
    void absurdly_many_headers_are_kept_or_make_the_record_too_large() {
        RecordHeaders many = new RecordHeaders();
        RecordHeaders manyKept = new RecordHeaders();
        for (int i = 0; i < 30_000; i++) {
            many.add("x-" + i, new byte[20]);
            manyKept.add("ce_" + i, new byte[20]);
        }

        mill.put(null, "One.".getBytes(UTF_8), many).put(null, "Two.".getBytes(UTF_8), manyKept);

        assertThat(mill.articles("plain")).hasSize(1);
        TestRecord<byte[], byte[]> letter = assertLetter("TOO_LARGE", "Two.".getBytes(UTF_8));
        assertThat(letter.headers().toArray().length).isGreaterThan(30_000);
    }

    @Test
    void a_format_that_does_not_exist_is_a_letter() {
        mill.put("Prose.", "news-format", "klingon");

        assertThat(Mill.header(assertLetter("MALFORMED", "Prose.".getBytes(UTF_8)), "news-format"))
                .isEqualTo("klingon");
    }

    @Test
    void articles_and_rejections_are_counted_by_format_outcome_and_reason() {
        mill.put(Mill.tagged(1, "One.") + Mill.tagged(2, " ") + Mill.tagged(3, "Three."))
                .put("Prose.")
                .put("");

        assertThat(mill.count("newsmill.articles", "format", "TAGGED", "outcome", "enriched"))
                .isEqualTo(2);
        assertThat(mill.count("newsmill.articles", "format", "TAGGED", "outcome", "rejected"))
                .isEqualTo(1);
        assertThat(mill.count("newsmill.articles", "format", "PLAIN", "outcome", "enriched"))
                .isEqualTo(1);
        assertThat(mill.count("newsmill.articles", "format", "NONE", "outcome", "rejected"))
                .isEqualTo(1);
        assertThat(mill.count("newsmill.rejections", "reason", "EMPTY")).isEqualTo(2);
        assertThat(mill.count("newsmill.rejections", "reason", "FAILED")).isZero();
    }

    @Test
    void a_fragment_that_is_sent_back_is_read_as_what_it_is_and_is_a_letter_again() {
        String broken = "F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. never closed ";
        mill.put(("\ufeff" + Mill.tagged(1, "One.") + broken).getBytes(UTF_16LE));
        TestRecord<byte[], byte[]> first = mill.letter();

        mill.putBack(first);

        TestRecord<byte[], byte[]> again = mill.letter();
        assertThat(again.value()).isEqualTo(first.value()).isEqualTo(broken.getBytes(UTF_16LE));
        assertThat(Mill.header(again, "news-reason")).isEqualTo("MALFORMED");
        assertThat(Mill.header(again, "news-fragment")).isEqualTo("true");
        assertThat(mill.articles("tagged")).hasSize(1);
    }

    @Test
    void an_unreadable_event_that_is_sent_back_is_wanted_whole() {
        byte[] event =
                Mill.tagged(1, "Caf\u00e9.").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        mill.put(event);
        TestRecord<byte[], byte[]> letter = mill.letter();
        assertThat(Mill.header(letter, "news-only-ordinal")).isEqualTo("0+");

        restart(Map.of("charset", "ISO-8859-1"), RecordLimits.KAFKA_DEFAULT);
        mill.putBack(letter);

        assertThat(mill.articles("tagged")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1, '1'", "1+, '1,2'", "0+, '0,1,2'", "2, '2'"})
    void only_what_is_wanted_of_an_event_is_written(String wanted, String ordinals) {
        mill.put(
                Mill.tagged(1, "One.") + Mill.tagged(2, "Two.") + Mill.tagged(3, "Three."),
                "news-only-ordinal",
                wanted);

        assertThat(mill.articles("tagged"))
                .extracting(article -> String.valueOf(article.getOrigin().getOrdinal()))
                .containsExactly(ordinals.split(","));
        assertThat(mill.letters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "7+", "x", "-1", "1-", "+"})
    void an_event_that_has_nothing_of_what_is_wanted_is_a_letter_and_not_silence(String wanted) {
        String event = Mill.tagged(1, "One.") + Mill.tagged(2, "Two.") + Mill.tagged(3, "Three.");
        mill.put(event, "news-only-ordinal", wanted);

        assertThat(mill.articles("tagged")).isEmpty();
        TestRecord<byte[], byte[]> letter = assertLetter("MALFORMED", event.getBytes(UTF_8));
        assertThat(Mill.header(letter, "news-only-ordinal")).isEqualTo(wanted);
        assertThat(Mill.header(letter, "__streams.errors.message")).contains("news-only-ordinal");
    }

    private void restart(Map<String, String> settings, int limit) {
        mill.close();
        mill = new Mill(settings, limit);
    }

    private TestRecord<byte[], byte[]> assertLetter(String reason, byte[] value) {
        TestRecord<byte[], byte[]> letter = mill.letter();
        assertThat(Mill.header(letter, "news-reason")).isEqualTo(reason);
        assertThat(letter.value()).isEqualTo(value);
        return letter;
    }

    private static long bytes(TestRecord<byte[], byte[]> record) {
        long bytes = record.value().length;
        for (var header : record.headers()) {
            bytes += header.key().length() + header.value().length;
        }
        return bytes;
    }
}
