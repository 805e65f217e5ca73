package org.newsmill.stream.event;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.newsmill.format.parse.NewsHeader;

import java.nio.charset.StandardCharsets;

/** Headers as text, for whoever reads records that anybody may have written. */
public final class HeaderValues {

    private HeaderValues() {}

    /**
     * Of equal names the last one's value; what is no UTF-8 shows as a replacement character.
     *
     * @return null if there is no such header, or it has no value
     */
    public static String text(Headers headers, NewsHeader name) {
        Header header = headers.lastHeader(name.key());
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
