package org.newsmill.format;

import org.newsmill.article.Faults;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;

import java.nio.charset.Charset;
import java.util.List;

/**
 * The way in: an event's bytes and headers to its articles or rejections. Thread-safe.
 *
 * <p>In two steps, so that a topology can branch between them: {@link #open} decodes the event and
 * tells its format, {@link OpenedEvent#articles()} parses it.
 */
public final class EventReader {

    private final List<Format> formats;
    private final FormatDetector detector;
    private final TextDecoder decoder;
    private final int maxEventBytes;

    /**
     * @param formats in the order of detection
     * @param fallback the character set of events that do not say theirs
     * @param maxEventBytes longer events are rejected unread
     */
    public EventReader(List<Format> formats, Charset fallback, int maxEventBytes) {
        this.formats = List.copyOf(formats);
        this.detector = new FormatDetector(formats);
        this.decoder = new TextDecoder(fallback);
        this.maxEventBytes = maxEventBytes;
    }

    /** The formats this reader knows, in the order of detection. */
    public List<Format> formats() {
        return formats;
    }

    /**
     * Decodes an event and tells its format. Whatever is wrong with the event comes back as its
     * rejection.
     *
     * @param event the bytes; may be null or empty
     * @param hints what its headers say
     */
    public OpenedEvent open(byte[] event, Hints hints) {
        try {
            return read(event, hints);
        } catch (UnreadableException unreadable) {
            return rejected(event, unreadable.rejection());
        } catch (Exception | StackOverflowError | OutOfMemoryError unforeseen) {
            Faults.rethrow(unforeseen, event);
            return rejected(event, Rejection.failed(0, null, null, unforeseen));
        }
    }

    /** An event that is rejected before it is opened, for a fault outside its bytes. */
    public OpenedEvent rejected(byte[] event, Rejection rejection) {
        return new OpenedEvent(event, rejection);
    }

    /** An event that was not even read, for its length in bytes. */
    public OpenedEvent tooLarge(long bytes) {
        return rejected(null, Rejection.ofEvent(Reason.TOO_LARGE, tooLargeMessage(bytes)));
    }

    private OpenedEvent read(byte[] event, Hints hints) throws UnreadableException {
        if (event == null || event.length == 0) {
            throw new UnreadableException(Reason.EMPTY, "the event has no bytes");
        }
        if (event.length > maxEventBytes) {
            throw new UnreadableException(Reason.TOO_LARGE, tooLargeMessage(event.length));
        }
        DecodedText decoded = decoder.decode(event, hints);
        Document document = new Document(decoded.text(), hints);
        if (document.content() == null) {
            throw new UnreadableException(Reason.EMPTY, "the event is nothing but white space");
        }
        return new OpenedEvent(
                event,
                decoded,
                document,
                detector.detect(document),
                Wanted.of(hints.onlyOrdinal()));
    }

    private String tooLargeMessage(long bytes) {
        return "the event has " + bytes + " bytes, more than max.event.bytes=" + maxEventBytes;
    }
}
