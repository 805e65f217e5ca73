package org.newsmill.format;

import org.newsmill.article.ReceivedText;

import java.util.function.UnaryOperator;

/**
 * What an event's headers (or the command line in their place) say of it. All may be null.
 * Immutable.
 *
 * @param format {@code news-format}: a format's name; then nothing is guessed
 * @param contentType {@code content-type}: a MIME type with optional {@code charset}
 * @param charset {@code news-charset}: the character set that a byte-order mark gave the event
 *     which a fragment was cut from; only dead letters carry it
 * @param id {@code ce_id}
 * @param source {@code ce_source}: the publisher or feed
 * @param title {@code news-title}
 * @param published {@code news-published}: an ISO 8601 date or date-time
 * @param fragment {@code news-fragment}: the event is one article cut from a larger event
 * @param onlyOrdinal {@code news-only-ordinal}: the other articles of this event were written
 *     before; see {@link Wanted}
 */
public record Hints(
        String format,
        String contentType,
        String charset,
        String id,
        String source,
        String title,
        String published,
        boolean fragment,
        String onlyOrdinal) {

    public static final String FORMAT = "news-format";
    public static final String CONTENT_TYPE = "content-type";
    public static final String CHARSET = "news-charset";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TITLE = "news-title";
    public static final String PUBLISHED = "news-published";
    public static final String FRAGMENT = "news-fragment";

    public static final String ONLY_ORDINAL = "news-only-ordinal";

    /** Nothing is known but the bytes. */
    public static final Hints NONE = of(name -> null);

    /**
     * Takes the hints from headers by their names; blank ones count as absent.
     *
     * @param header gives a header's value by its name, or null
     */
    public static Hints of(UnaryOperator<String> header) {
        UnaryOperator<String> cleaned = name -> ReceivedText.clean(header.apply(name));
        return new Hints(
                cleaned.apply(FORMAT),
                cleaned.apply(CONTENT_TYPE),
                cleaned.apply(CHARSET),
                cleaned.apply(ID),
                cleaned.apply(SOURCE),
                cleaned.apply(TITLE),
                cleaned.apply(PUBLISHED),
                cleaned.apply(FRAGMENT) != null,
                cleaned.apply(ONLY_ORDINAL));
    }
}
