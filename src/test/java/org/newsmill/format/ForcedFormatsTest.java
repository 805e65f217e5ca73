package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;

/** What a header calls an event, and the event is not. */
class ForcedFormatsTest {

    private final EventReader reader = new EventReader(new ReadSettings(UTF_8, 1 << 20, 100));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RSS | <html><p>Mill</p></html> | MALFORMED, this is no feed: its root is <html>",
                "ATOM | <nitf><body/></nitf> | MALFORMED, this is no feed: its root is <nitf>",
                "RSS | <rss><channel/></rss> | EMPTY, the feed has no <item>",
                "RSS | Prose. | MALFORMED, there is no element in the document",
                "JSON | Prose. | MALFORMED, an object or an array was expected",
                "JSON_FEED | {\"text\": \"a\"} | MALFORMED, the feed has no items"
            })
    void a_letter_says_that_an_event_is_not_what_its_header_calls_it(
            String format, String event, String message) {
        Hints hints = Hints.of(name -> name.equals(NewsHeader.FORMAT.key()) ? format : null);

        assertThat(Bomb.became(reader.open(event.getBytes(UTF_8), hints).outcomes()))
                .isEqualTo("0 + 1: " + message);
    }
}
