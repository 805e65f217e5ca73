package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Span;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.ReadSettings;

import java.util.List;

/** Where a fault is, in characters or in bytes: a letter always tells the byte. */
class PlacesTest {

    /** A mark of three bytes, then characters of three bytes each: no index is equal by chance. */
    private static final byte[] EVENT = "\ufeff日日日日日日".getBytes(UTF_8);

    @Test
    void a_character_of_the_text_is_told_as_a_byte_of_the_event() {
        assertThat(position(null, new Place.Char(4))).isEqualTo(3 + 12);
    }

    @Test
    void a_character_of_the_text_is_told_as_a_byte_of_the_stretch_that_is_cut_out() {
        assertThat(position(new Span(2, 6), new Place.Char(4))).isEqualTo(6);
    }

    @Test
    void a_byte_stays_that_byte_even_if_the_text_could_be_decoded() {
        assertThat(position(null, new Place.Byte(15))).isEqualTo(15);
        assertThat(position(new Span(2, 6), new Place.Byte(15))).isEqualTo(6);
    }

    @Test
    void what_is_at_no_place_has_no_position() {
        OpenedEvent opened = open(null, Place.NOWHERE);

        assertThat(opened.position((Rejection) opened.outcomes().get(0))).isEmpty();
    }

    private static int position(Span span, Place place) {
        OpenedEvent opened = open(span, place);
        return opened.position((Rejection) opened.outcomes().get(0)).orElseThrow();
    }

    private static OpenedEvent open(Span span, Place place) {
        Parser faulty =
                (document, outcomes) -> {
                    document.text();
                    for (int ordinal = 0; ordinal < 2; ordinal++) {
                        outcomes.reject(Reason.MALFORMED, "broken", place, span);
                    }
                };
        return new EventReader(
                        List.of(Fake.format("PLAIN", faulty)), new ReadSettings(UTF_8, 1000, 1000))
                .open(EVENT, Hints.NONE);
    }
}
